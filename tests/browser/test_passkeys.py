"""A passkey is added and then opens the door alone."""

import pytest

from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

# A key inside the machine that recognises its owner and never asks: the browser's own, for tests.
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def plug_in(stage: Stage) -> None:
    session = stage.page.context.new_cdp_session(stage.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def test_a_passkey_signs_in_without_a_password(walk: Stage) -> None:
    plug_in(walk)
    walk.enter(walk.cast.alice)
    walk.show("mfa_add_webauthn")
    walk.page.locator("main [name=passwordless]").check()
    walk.page.locator("#passkey-add").click()
    walk.page.wait_for_url("**/recovery-codes/")
    walk.show("mfa_list_webauthn")
    kept = walk.page.locator("main table").inner_text()
    walk.page.context.clear_cookies()

    walk.show("account_login")
    walk.page.locator("#passkey-login").click()
    walk.page.wait_for_url(walk.address("home"))

    assert "Passkey" in kept
    assert walk.cast.alice.full_name in walk.page.locator("header").inner_text()


def test_what_the_browser_refuses_is_said(walk: Stage) -> None:
    walk.show("account_login")
    session = walk.page.context.new_cdp_session(walk.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, "isUserVerified": False}})

    walk.page.locator("#passkey-login").click()

    said = walk.page.locator("[data-passkey-error]")
    said.filter(has_text="passkey").wait_for()
    assert walk.is_at("account_login")
