"""On paper, magnified, without motion."""

import pytest

from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

# What moves for longer than a blink.
MOVING = """
() => [...document.querySelectorAll('*')].filter((one) => {
  const style = getComputedStyle(one);
  const longest = Math.max(...`${style.transitionDuration}, ${style.animationDuration}`.split(', ').map(parseFloat));
  return longest > 0.05;
}).map((one) => one.outerHTML.slice(0, 100))
"""
# What a page says and offers, wherever it stands.
OFFERED = """
() => [...document.querySelectorAll('main h1, main h2, main label, main p, main td, main a, main button')]
  .filter((one) => one.checkVisibility()).map((one) => one.textContent.replace(/\\s+/g, ' ').trim()).filter(Boolean)
"""
ROUTES = ["home", "profile", "mfa_index", "organisation_list", "token_create"]


def test_paper_shows_the_page_and_no_navigation(walk: Stage) -> None:
    walk.enter(walk.cast.alice)
    walk.show("member_list", walk.cast.atelier.pk)
    walk.page.emulate_media(media="print")

    for hidden in (".header__nav", ".header__tools", ".footer", ".skip-link", "main .button"):
        assert not walk.page.locator(hidden).first.is_visible(), f"{hidden} is printed"
    assert walk.page.get_by_text(walk.cast.ben.email).first.is_visible()
    assert walk.page.locator("h1").is_visible()


@pytest.mark.parametrize("route", ROUTES)
def test_nothing_moves_for_those_who_asked_for_calm(walk: Stage, route: str) -> None:
    walk.enter(walk.cast.alice)
    walk.show(route)

    assert walk.page.evaluate(MOVING) == []


@pytest.mark.parametrize("route", ROUTES)
def test_magnified_twice_nothing_is_lost(walk: Stage, route: str) -> None:
    walk.enter(walk.cast.alice)
    walk.page.set_viewport_size({"width": 1280, "height": 800})
    walk.show(route)
    before = walk.page.evaluate(OFFERED)

    # A browser that magnifies twice lays the page out in half as many pixels.
    walk.page.set_viewport_size({"width": 640, "height": 400})

    assert set(before) <= set(walk.page.evaluate(OFFERED))
    assert walk.page.evaluate("() => document.scrollingElement.scrollWidth") <= 640


def test_on_a_telephone_the_navigation_unfolds(walk: Stage) -> None:
    walk.enter(walk.cast.alice)
    walk.page.set_viewport_size({"width": 320, "height": 800})
    walk.show("home")
    button, nav = walk.page.locator(".nav__toggle"), walk.page.locator("#main-nav")
    folded = nav.is_visible()

    button.click()

    assert (folded, nav.is_visible(), button.get_attribute("aria-expanded")) == (False, True, "true")
