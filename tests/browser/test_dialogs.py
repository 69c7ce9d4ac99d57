"""The question before something that cannot be undone."""

import pytest
from playwright.sync_api import Locator

from accounts.models import Membership
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


def ask_to_remove(stage: Stage) -> tuple[Locator, Locator]:
    """Ask to let Ben go; return the button and the question."""
    stage.enter(stage.cast.alice)
    stage.show("member_list", stage.cast.atelier.pk)
    row = stage.page.locator("main tr", has_text=stage.cast.ben.email)
    button = row.locator("[data-dialog-target=open]")
    button.click()
    return button, row.locator("dialog")


def ben_is_there(stage: Stage) -> bool:
    return Membership.objects.filter(user=stage.cast.ben, organisation=stage.cast.atelier).exists()


def test_it_opens_on_the_harmless_answer_and_escape_takes_it_back(walk: Stage) -> None:
    button, dialog = ask_to_remove(walk)

    first = dialog.locator(":focus").get_attribute("data-dialog-target")
    walk.page.keyboard.press("Escape")

    assert first == "close"
    assert not dialog.is_visible()
    assert button.evaluate("(one) => one === document.activeElement")
    assert ben_is_there(walk)


def test_the_keyboard_stays_inside_while_it_is_open(walk: Stage) -> None:
    _button, dialog = ask_to_remove(walk)

    for _ in range(6):
        walk.page.keyboard.press("Tab")
        assert dialog.evaluate(
            "(one) => one.contains(document.activeElement) || document.activeElement === document.body"
        )


def test_cancel_changes_nothing_and_yes_does_it(walk: Stage) -> None:
    button, dialog = ask_to_remove(walk)
    dialog.locator("[data-dialog-target=close]").click()
    assert ben_is_there(walk)

    button.click()
    with walk.page.expect_navigation():
        dialog.locator("button[type=submit]").click()

    assert not ben_is_there(walk)
    assert walk.page.locator(".messages li").is_visible()
