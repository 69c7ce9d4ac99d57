"""The pages about oneself: profile, address, password, second factor, sessions, tokens."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import Membership
from tests.browser.factors import give_app, give_key
from tests.browser.screen import Screen
from tests.browser.stage import Stage
from tests.cast import Cast
from tests.factories import ApiTokenFactory


def with_app(cast: Cast) -> None:
    give_app(cast.alice)


def with_key(cast: Cast) -> None:
    give_key(cast.alice)


def with_everything(cast: Cast) -> None:
    give_app(cast.alice)
    give_key(cast.alice)


def key_of_alice(cast: Cast) -> int:
    return int(give_key(cast.alice).pk)


def with_a_second_address(cast: Cast) -> None:
    EmailAddress.objects.create(user=cast.alice, email="alice@ailleurs.example", verified=False, primary=False)


def without_a_password(cast: Cast) -> None:
    cast.alice.set_unusable_password()
    cast.alice.save()


def without_a_company(cast: Cast) -> None:
    Membership.objects.filter(user=cast.alice).delete()


def with_tokens(cast: Cast) -> None:
    ends = timezone.now() - timedelta(days=1)
    for facts in ({"name": "ERP", "scopes": ["read", "write"]}, {"name": "Ancien", "expires_at": ends}):
        ApiTokenFactory.create(user=cast.alice, organisation=cast.atelier, **facts)


def signed_in_elsewhere(stage: Stage) -> None:
    stage.enter(stage.cast.alice)
    stage.show("usersessions_list")


def adds_another_address(stage: Stage) -> None:
    stage.show("account_email")
    stage.fill(email="alice@ailleurs.example")
    stage.page.locator("main button[name=action_add]").click()


def mistakes_the_old_password(stage: Stage) -> None:
    stage.show("account_change_password")
    stage.fill(oldpassword="faux", password1="court", password2="autre")
    stage.send()


def makes_a_token(stage: Stage) -> None:
    stage.show("token_create")
    stage.fill(name="ERP")
    stage.page.locator("main [name=scopes][value=read]").check()
    stage.send()


def makes_a_nameless_token(stage: Stage) -> None:
    stage.show("token_create")
    stage.send()


def makes_recovery_codes(stage: Stage) -> None:
    stage.show("mfa_generate_recovery_codes")
    stage.send()


ONESELF = (
    Screen("start", "home", "alice"),
    Screen("start-without-company", "home", "alice", before=without_a_company),
    Screen("profile", "profile", "alice"),
    Screen("email", "account_email", "alice"),
    Screen("email-two", "account_email", "alice", before=with_a_second_address),
    Screen("email-code", "account_email_verification_sent", "alice", way=adds_another_address),
    Screen("password", "account_change_password", "alice"),
    Screen("password-errors", "account_change_password", "alice", way=mistakes_the_old_password),
    Screen("password-set", "account_set_password", "alice", before=without_a_password),
    Screen("logout", "account_logout", "alice"),
    Screen("reauthenticate", "account_reauthenticate", "alice"),
    Screen("reauthenticate-code", "mfa_reauthenticate", "alice", before=with_app),
    Screen("reauthenticate-key", "mfa_reauthenticate_webauthn", "alice", before=with_key),
    Screen("mfa", "mfa_index", "alice"),
    Screen("mfa-all", "mfa_index", "alice", before=with_everything),
    Screen("totp-on", "mfa_activate_totp", "alice"),
    Screen("totp-off", "mfa_deactivate_totp", "alice", before=with_app),
    Screen("recovery-codes", "mfa_view_recovery_codes", "alice", before=with_app),
    Screen("recovery-codes-new", "mfa_generate_recovery_codes", "alice", before=with_app),
    Screen("recovery-codes-fresh", "mfa_view_recovery_codes", "alice", before=with_app, way=makes_recovery_codes),
    Screen("passkeys-empty", "mfa_list_webauthn", "alice"),
    Screen("passkeys", "mfa_list_webauthn", "alice", before=with_key),
    Screen("passkey-add", "mfa_add_webauthn", "alice"),
    Screen("passkey-rename", "mfa_edit_webauthn", "alice", about=key_of_alice),
    Screen("passkey-remove", "mfa_remove_webauthn", "alice", about=key_of_alice),
    Screen("sessions", "usersessions_list", "alice"),
    Screen("sessions-two", "usersessions_list", "alice", way=signed_in_elsewhere),
    Screen("sso-accounts", "socialaccount_connections", "alice"),
    Screen("tokens-empty", "token_list", "alice"),
    Screen("tokens", "token_list", "alice", before=with_tokens),
    Screen("token-new", "token_create", "alice"),
    Screen("token-errors", "token_create", "alice", way=makes_a_nameless_token, status=422),
    Screen("token-shown-once", "token_create", "alice", way=makes_a_token),
)
