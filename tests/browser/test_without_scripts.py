"""What people need every day works in a browser that runs no scripts."""

import pytest

from accounts.roles import Role
from tests.browser.stage import Stage
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("script", [False])]


def test_signing_in_and_out(walk: Stage) -> None:
    walk.show("account_login")
    walk.fill(login=walk.cast.alice.email, password=PASSWORD)
    walk.send()
    assert walk.is_at("home")

    menu = walk.page.locator("header details.menu", has=walk.page.locator("form[action$='/logout/']"))
    menu.locator("summary").click()
    menu.locator("form[action$='/logout/'] button").click()
    walk.show("profile")
    assert walk.is_at("account_login")


def test_the_navigation_is_simply_there(walk: Stage) -> None:
    walk.enter(walk.cast.alice)
    walk.page.set_viewport_size({"width": 320, "height": 800})
    walk.show("home")

    assert walk.page.locator("#main-nav").is_visible()
    assert not walk.page.locator(".nav__toggle").is_visible()


def test_changing_a_role(walk: Stage) -> None:
    walk.enter(walk.cast.alice)
    walk.show("member_list", walk.cast.atelier.pk)
    row = walk.page.locator("main tr", has_text=walk.cast.ben.email)

    row.locator("select[name=role]").select_option(Role.REVIEWER.value)
    row.locator("button[type=submit]").first.click()

    assert walk.cast.place(walk.cast.ben).role == Role.REVIEWER
    assert walk.page.locator(".messages li").is_visible()


def test_letting_a_member_go(walk: Stage) -> None:
    walk.enter(walk.cast.alice)
    walk.show("member_list", walk.cast.atelier.pk)
    row = walk.page.locator("main tr", has_text=walk.cast.ben.email)

    row.locator("a.button--danger, summary").first.click()
    walk.page.locator("button.button--danger:visible").first.click()

    assert not walk.cast.ben.memberships.exists()


def test_making_a_token(walk: Stage) -> None:
    walk.enter(walk.cast.alice)
    walk.show("token_create")
    walk.fill(name="Essai")
    walk.page.locator("main [name=scopes][value=read]").check()
    walk.send()

    assert walk.page.locator("main .secret__code").inner_text().startswith("prb_")


def test_choosing_a_language(walk: Stage) -> None:
    walk.show("accessibility")
    menu = walk.page.locator("header details.menu", has=walk.page.locator("form[action$='/preferences/']"))
    menu.locator("summary").click()
    menu.locator("button[name=language][value=fr]").click()

    assert walk.is_at("accessibility")
    assert walk.page.locator("html").get_attribute("lang") == "fr"
