"""Language and theme are switched on any page, and stay."""

import pytest

from tests.browser.factors import give_app
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

GROUND = "() => getComputedStyle(document.documentElement).backgroundColor"
FACE = "() => [document.documentElement.lang, document.documentElement.dataset.theme]"


def choose(stage: Stage, name: str, value: str) -> None:
    menu = stage.page.locator("header details.menu", has=stage.page.locator("form[action$='/preferences/']"))
    menu.locator("summary").click()
    with stage.page.expect_navigation():
        menu.locator(f"button[name={name}][value={value}]").click()


@pytest.mark.parametrize("member", [False, True], ids=["stranger", "member"])
def test_a_choice_holds_on_the_next_page(walk: Stage, member: bool) -> None:
    if member:
        walk.enter(walk.cast.alice)
    walk.show("accessibility")
    before = walk.page.evaluate(GROUND)

    choose(walk, "language", "fr")
    choose(walk, "theme", "dark")
    here = walk.page.evaluate(FACE)
    walk.show("home")

    assert here == walk.page.evaluate(FACE) == ["fr", "dark"]
    assert walk.page.evaluate(GROUND) != before


def test_the_choice_brings_back_to_the_same_place(walk: Stage) -> None:
    walk.enter(walk.cast.alice)
    walk.show("member_list", walk.cast.atelier.pk)

    choose(walk, "theme", "dark")

    assert walk.is_at("member_list", walk.cast.atelier.pk)


def test_the_choice_outweighs_the_device(walk: Stage) -> None:
    walk.page.emulate_media(color_scheme="dark")
    walk.show("home")
    night = walk.page.evaluate(GROUND)

    choose(walk, "theme", "light")

    assert walk.page.evaluate(GROUND) != night


def test_the_administration_follows(walk: Stage) -> None:
    walk.cast.sam.is_superuser = True
    walk.cast.sam.theme = "dark"
    walk.cast.sam.save()
    give_app(walk.cast.sam)
    walk.enter(walk.cast.sam)
    walk.show("admin:index")

    assert walk.page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "dark"
