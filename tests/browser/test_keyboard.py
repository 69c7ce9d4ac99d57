"""Without a mouse: every stop can be seen, nothing holds the keyboard, menus and dialogs close on Escape."""

import pytest

from tests.browser.looks import FOCUS, TOP
from tests.browser.stage import Stage
from tests.factories import PASSWORD

pytestmark = pytest.mark.browser

MOST_STOPS = 80
AT_END = "() => document.activeElement === document.body"
MENUS = "header details.menu summary"


def stops(stage: Stage) -> list[dict[str, object]]:
    """Walk through the whole page with Tab and return where it stopped; past the last the browser itself is reached."""
    stage.page.evaluate(TOP)
    found: list[dict[str, object]] = []
    for _ in range(MOST_STOPS):
        stage.page.keyboard.press("Tab")
        if stage.page.evaluate(AT_END):
            return found
        found.append(stage.page.evaluate(FOCUS))
    raise AssertionError(f"The keyboard does not leave the page within {MOST_STOPS} stops: {found[-3:]}")


@pytest.mark.parametrize("route", ["home", "account_login", "account_signup", "accessibility"])
def test_strangers_see_where_they_are(walk: Stage, route: str) -> None:
    walk.show(route)

    hidden = [stop["what"] for stop in stops(walk) if not stop["seen"] or not stop["outlined"]]

    assert not hidden, f"No visible focus on {hidden}"


@pytest.mark.parametrize("route", ["home", "profile", "mfa_index", "token_create", "organisation_create"])
def test_members_see_where_they_are(walk: Stage, route: str) -> None:
    walk.enter(walk.cast.alice)
    walk.show(route)

    hidden = [stop["what"] for stop in stops(walk) if not stop["seen"] or not stop["outlined"]]

    assert not hidden, f"No visible focus on {hidden}"


def test_signing_in_by_keyboard_alone(walk: Stage) -> None:
    walk.show("account_login")
    walk.page.locator("[name=login]").focus()
    walk.page.keyboard.type(walk.cast.alice.email)
    walk.page.keyboard.press("Tab")
    while walk.page.evaluate("() => document.activeElement.name") != "password":
        walk.page.keyboard.press("Tab")
    walk.page.keyboard.type(PASSWORD)
    with walk.page.expect_navigation():
        walk.page.keyboard.press("Enter")

    assert walk.is_at("home")


@pytest.mark.parametrize("place", [0, 1])
def test_a_menu_opens_on_enter_and_closes_on_escape(walk: Stage, place: int) -> None:
    walk.enter(walk.cast.alice)
    walk.show("home")
    summary = walk.page.locator(MENUS).nth(place)
    panel = walk.page.locator("header .menu__panel").nth(place)

    summary.focus()
    walk.page.keyboard.press("Enter")
    opened = panel.is_visible()
    walk.page.keyboard.press("Tab")
    inside = panel.evaluate("(one) => one.contains(document.activeElement)")
    walk.page.keyboard.press("Escape")

    assert (opened, inside, panel.is_visible()) == (True, True, False)
    assert summary.evaluate("(one) => one === document.activeElement")


def test_a_menu_closes_when_the_keyboard_goes_on(walk: Stage) -> None:
    walk.enter(walk.cast.alice)
    walk.show("home")
    panel = walk.page.locator("header .menu__panel").last

    walk.page.locator(MENUS).last.press("Enter")
    panel.locator("button").last.focus()
    walk.page.keyboard.press("Tab")

    assert not panel.is_visible()
