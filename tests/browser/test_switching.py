"""From one organisation to another, by pointer, by keyboard and without scripts."""

import pytest

from accounts.roles import Role
from tests.browser.stage import Stage
from tests.factories import MembershipFactory

pytestmark = pytest.mark.browser


def stand_in_atelier(stage: Stage) -> None:
    """Let Alice belong to both companies; Ailleurs, first in the alphabet, is left for Atelier later."""
    MembershipFactory.create(user=stage.cast.alice, organisation=stage.cast.elsewhere, role=Role.VIEWER)
    stage.enter(stage.cast.alice)
    stage.show("home")
    assert open_now(stage) == "Ailleurs"


def open_now(stage: Stage) -> str:
    return stage.page.locator(".switcher option:checked").inner_text()


def test_choosing_with_the_pointer_is_enough(walk: Stage) -> None:
    stand_in_atelier(walk)

    with walk.page.expect_navigation():
        walk.page.locator(".switcher select").select_option("Atelier")

    assert open_now(walk) == "Atelier"
    assert "Atelier" in walk.page.locator("main").inner_text()


def test_the_keyboard_chooses_first_and_then_sends(walk: Stage) -> None:
    stand_in_atelier(walk)
    chooser = walk.page.locator(".switcher select")
    chooser.focus()
    walk.page.keyboard.press("ArrowDown")
    chosen = open_now(walk)

    with walk.page.expect_navigation():
        walk.page.keyboard.press("Tab")
        walk.page.keyboard.press("Enter")

    assert (chosen, open_now(walk)) == ("Atelier", "Atelier")


@pytest.mark.parametrize("script", [False])
def test_without_scripts_a_button_sends(walk: Stage) -> None:
    stand_in_atelier(walk)

    walk.page.locator(".switcher select").select_option("Atelier")
    walk.page.locator(".switcher button").click()

    assert open_now(walk) == "Atelier"
