"""Control 16: a second factor is asked for whenever there is one, counts once, and staff cannot do without.

Passkeys are tested in a real browser.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from pytest_django.fixtures import Settings

from tests.ageing import an_hour_later
from tests.cast import Cast
from tests.contracts.stage import prove
from tests.factories import PASSWORD
from tests.security.doors import NOON, entered, is_in, knock, mailed_code, totp, with_totp

SECOND = "/users/mfa/authenticate/"
NEW = "une toute autre phrase de passe"


def halfway(name: str, password: str = PASSWORD) -> Client:
    """Return a browser in which the password was right and the second factor is still to come."""
    client = Client()
    assert knock(client, name, password).headers["Location"] == SECOND
    return client


class TestSigningIn:
    @pytest.fixture(autouse=True)
    def _at_noon(self, cast: Cast) -> Iterator[None]:
        with_totp(cast.alice)
        with time_machine.travel(NOON, tick=False):
            yield

    def test_takes_both_factors(self, cast: Cast) -> None:
        client = halfway(cast.alice.email)
        before = is_in(client)
        client.post(SECOND, {"code": totp()})

        assert (before, is_in(client)) == (False, True)

    def test_halfway_opens_nothing(self, cast: Cast) -> None:
        client = halfway(cast.alice.email)

        for path in ("/users/tokens/", "/organisations/", "/users/mfa/", "/users/password/change/", "/admin/"):
            assert client.get(path).headers["Location"].startswith(("/users/login/", "/admin/login/")), path
        assert client.post("/api/tokens/", {}, "application/json").status_code == 401

    def test_a_code_counts_once(self, cast: Cast) -> None:
        with time_machine.travel(NOON, tick=False):
            first, second = halfway(cast.alice.email), halfway(cast.alice.email)
            code = totp()
            first.post(SECOND, {"code": code})
            second.post(SECOND, {"code": code})

            assert (is_in(first), is_in(second)) == (True, False)

    @pytest.mark.parametrize("later", [-3, -2, 2, 3])
    def test_a_code_of_another_time_does_not_count(self, cast: Cast, later: int) -> None:
        with time_machine.travel(NOON, tick=False):
            client = halfway(cast.alice.email)
            client.post(SECOND, {"code": totp(later=later)})

            assert not is_in(client)

    def test_codes_cannot_be_guessed_one_after_another(self, cast: Cast) -> None:
        with time_machine.travel(NOON, tick=False) as clock:
            for _ in range(6):
                client = halfway(cast.alice.email)
                client.post(SECOND, {"code": "000000"})
            last = halfway(cast.alice.email)
            last.post(SECOND, {"code": totp()})
            locked = is_in(last)
            clock.shift(timedelta(minutes=6))
            later = halfway(cast.alice.email)
            later.post(SECOND, {"code": totp()})

        assert (locked, is_in(later)) == (False, True)

    def test_a_recovery_code_counts_once(self, cast: Cast) -> None:
        code = RecoveryCodes.activate(cast.alice).get_unused_codes()[0]
        first, second = halfway(cast.alice.email), halfway(cast.alice.email)
        first.post(SECOND, {"code": code})
        second.post(SECOND, {"code": code})

        assert (is_in(first), is_in(second)) == (True, False)

    def test_a_new_password_does_not_replace_it(self, cast: Cast) -> None:
        client = Client()
        client.post("/users/password/reset/", {"email": cast.alice.email})
        client.post("/users/password/reset/code/", {"code": mailed_code()})
        client.post("/users/password/reset/new/", {"password1": NEW, "password2": NEW})
        cast.alice.refresh_from_db()

        assert cast.alice.check_password(NEW)
        assert not is_in(client)
        assert not is_in(halfway(cast.alice.email, NEW))

    def test_it_is_not_taken_away_by_an_open_session_alone(self, cast: Cast) -> None:
        client = Client()
        client.force_login(cast.alice, backend="allauth.account.auth_backends.AuthenticationBackend")
        an_hour_later(client)

        for path in ("totp/deactivate/", "recovery-codes/generate/"):
            assert "reauthenticate" in client.post(f"/users/mfa/{path}").headers["Location"]
        assert Authenticator.objects.filter(user=cast.alice, type="totp").exists()


class TestStaff:
    PAGES = ("/", "/organisations/", "/users/tokens/", "/admin/", "/admin/accounts/user/", "/styleguide/")

    @pytest.mark.parametrize("path", PAGES)
    def test_do_nothing_without_one(self, cast: Cast, path: str) -> None:
        answer = entered(cast.sam).get(path)

        assert (answer.status_code, answer.headers["Location"]) == (302, "/users/mfa/")

    def test_nor_by_the_api(self, cast: Cast) -> None:
        answer = entered(cast.sam).get("/api/user/")

        assert (answer.status_code, answer.json()["code"]) == (403, "second_factor_needed")

    def test_can_make_one_and_leave(self, cast: Cast) -> None:
        client = entered(cast.sam)

        assert client.get("/users/mfa/").status_code == 200
        assert client.get("/users/logout/").status_code == 200

    def test_with_one_they_work(self, cast: Cast) -> None:
        client = prove(Client(), with_totp(cast.sam))

        assert client.get("/admin/").status_code == 200

    def test_an_example_account_is_exempt_on_ones_own_machine_alone(self, cast: Cast, settings: Settings) -> None:
        cast.sam.is_demo = True
        cast.sam.save()
        client = entered(cast.sam)
        settings.DEMO_ACCOUNTS_ALLOWED = False
        on_a_server = client.get("/styleguide/").status_code
        settings.DEMO_ACCOUNTS_ALLOWED = True

        assert (on_a_server, client.get("/styleguide/").status_code) == (302, 200)

    def test_the_administration_cannot_be_entered_as_somebody_else_by_password_alone(self, cast: Cast) -> None:
        with_totp(cast.alice).is_staff = True
        cast.alice.save()
        client = prove(Client(), with_totp(cast.sam))
        form = {"username": cast.alice.email, "password": PASSWORD}

        assert client.post("/admin/login/", form).status_code == 405
        assert client.get("/api/user/").json()["email"] == cast.sam.email
