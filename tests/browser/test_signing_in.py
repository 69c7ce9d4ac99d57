"""Through the front door and out again, with and without a second factor."""

import pytest
from django.core.cache import cache
from playwright.sync_api import Page

from tests.browser.factors import code_now
from tests.browser.stage import Stage
from tests.factories import PASSWORD

pytestmark = pytest.mark.browser


def sign_in(stage: Stage) -> None:
    stage.show("account_login")
    stage.fill(login=stage.cast.alice.email, password=PASSWORD)
    stage.send()


def sign_out(stage: Stage) -> None:
    menu = stage.page.locator("header details.menu", has=stage.page.locator("form[action$='/logout/']"))
    menu.locator("summary").click()
    menu.locator("form[action$='/logout/'] button").click()
    stage.page.locator("main a[href$='/users/login/']").wait_for()


def key_for_the_app(page: Page) -> str:
    return page.locator("main [data-copy-target=text]").first.inner_text().strip()


def test_password_opens_and_the_menu_closes(walk: Stage) -> None:
    sign_in(walk)
    assert walk.is_at("home")
    assert walk.page.locator(".header__nav").is_visible()

    sign_out(walk)
    walk.show("profile")
    assert walk.is_at("account_login")


def test_signing_in_leads_to_the_page_that_was_wanted(walk: Stage) -> None:
    walk.show("profile")
    walk.fill(login=walk.cast.alice.email, password=PASSWORD)
    walk.send()

    assert walk.is_at("profile")


def test_a_second_factor_is_added_and_then_asked_for(walk: Stage) -> None:
    sign_in(walk)
    walk.show("mfa_activate_totp")
    secret = key_for_the_app(walk.page)
    walk.fill(code=code_now(secret))
    walk.send()
    assert walk.is_at("mfa_view_recovery_codes")
    sign_out(walk)
    # The app shows the same digits for half a minute, and they count once.
    cache.clear()

    sign_in(walk)
    assert walk.is_at("mfa_authenticate")
    walk.fill(code=code_now(secret))
    walk.send()
    assert walk.is_at("home")


def test_showing_the_password_and_hiding_it_again(walk: Stage) -> None:
    walk.show("account_login")
    walk.fill(password=PASSWORD)
    button = walk.page.locator("[data-controller=password] button")
    field = walk.page.locator("[name=password]")

    button.click()
    shown = field.get_attribute("type")
    button.click()

    assert (shown, field.get_attribute("type")) == ("text", "password")
