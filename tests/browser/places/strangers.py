"""What strangers see: the first page, registration, signing in, a forgotten password."""

from tests.browser.factors import give_app, give_key
from tests.browser.screen import Screen
from tests.browser.stage import Stage
from tests.cast import Cast
from tests.factories import PASSWORD, InvitationFactory

NEW = "une phrase neuve et longue"
SSO = {"provider_id": "sso", "name": "Annuaire", "client_id": "probant", "secret": "x"}
WITH_SSO = {
    "SOCIALACCOUNT_PROVIDERS": {
        "openid_connect": {"APPS": [{**SSO, "settings": {"server_url": "https://sso.invalid"}}]}
    }
}


def registers(stage: Stage) -> None:
    stage.show("account_signup")
    stage.fill(email="nadia@exemple.fr", password1=NEW, password2=NEW)
    stage.send()


def registers_badly(stage: Stage) -> None:
    stage.show("account_signup")
    stage.fill(email="nadia", password1="facture", password2="factures")
    stage.send()


def types_a_wrong_password(stage: Stage) -> None:
    stage.show("account_login")
    stage.fill(login=stage.cast.alice.email, password="ce n'est pas cela")
    stage.send()


def comes_to_the_second_factor(stage: Stage) -> None:
    stage.show("account_login")
    stage.fill(login=stage.cast.ben.email, password=PASSWORD)
    stage.send()


def forgets(stage: Stage) -> None:
    stage.show("account_reset_password")
    stage.fill(email=stage.cast.alice.email)
    stage.send()


def types_the_code(stage: Stage) -> None:
    forgets(stage)
    stage.fill(code=stage.code_sent())
    stage.send()


def opens_an_invitation(stage: Stage) -> None:
    stage.show("invitation_open", InvitationFactory.KEY)


def with_app(cast: Cast) -> None:
    give_app(cast.ben)


def with_key(cast: Cast) -> None:
    give_key(cast.ben)


def invited(cast: Cast) -> None:
    InvitationFactory.create(organisation=cast.atelier, email="nadia@exemple.fr")


STRANGERS = (
    Screen("landing", "home"),
    Screen("landing-by-invitation", "home", rules={"REGISTRATION": "invite"}),
    Screen("accessibility", "accessibility"),
    Screen("register", "account_signup"),
    Screen("register-errors", "account_signup", way=registers_badly),
    Screen("register-closed", "account_signup", rules={"REGISTRATION": "closed"}),
    Screen("register-code", "account_email_verification_sent", way=registers),
    Screen("login", "account_login"),
    Screen("login-with-sso", "account_login", rules=WITH_SSO),
    Screen("login-errors", "account_login", way=types_a_wrong_password),
    Screen("second-factor", "mfa_authenticate", before=with_app, way=comes_to_the_second_factor),
    Screen("second-factor-key", "mfa_authenticate", before=with_key, way=comes_to_the_second_factor),
    Screen("inactive", "account_inactive"),
    Screen("password-reset", "account_reset_password"),
    Screen("password-reset-code", "account_confirm_password_reset_code", way=forgets),
    Screen("password-reset-new", "account_complete_password_reset", way=types_the_code),
    Screen("password-reset-done", "account_password_reset_completed"),
    Screen("invitation", "invitation_accept", before=invited, way=opens_an_invitation),
    Screen("invitation-gone", "invitation_accept", status=404),
    Screen("sso", "openid_connect_login", way=lambda stage: stage.show("openid_connect_login", "sso"), rules=WITH_SSO),
    Screen("sso-cancelled", "socialaccount_login_cancelled"),
    Screen("sso-error", "socialaccount_login_error", status=401),
)
