"""Control 17: a session begins at the sign-in, ends by itself, and ends everywhere when its owner's keys change."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client

from accounts.models import Membership, User
from tests.cast import Cast
from tests.contracts.stage import prove
from tests.factories import PASSWORD
from tests.security.doors import NOON, SECRET, entered, is_in, knock, mailed_code, totp

IDLE = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
LONGEST = timedelta(seconds=settings.SESSION_COOKIE_AGE)
NEW = "une toute autre phrase de passe"


def key(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def with_key(value: str) -> Client:
    """Return a browser that holds a session's key."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = value
    return client


def test_a_key_from_before_the_sign_in_opens_nothing(cast: Cast) -> None:
    planted = Client()
    session = planted.session
    session["planted"] = True
    session.save()
    before = str(session.session_key)
    planted.cookies[settings.SESSION_COOKIE_NAME] = before
    knock(planted, cast.alice.email)

    assert is_in(planted)
    assert key(planted) != before
    assert not is_in(with_key(before))


def test_an_invented_key_is_not_adopted(cast: Cast) -> None:
    client = with_key("a" * 32)
    knock(client, cast.alice.email)

    assert key(client) != "a" * 32


def test_silence_ends_it(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        client = entered(cast.alice)
        clock.shift(IDLE - timedelta(seconds=1))
        still = is_in(client)
        clock.shift(IDLE + timedelta(seconds=1))

        assert (still, is_in(client), is_in(client)) == (True, False, False)


def test_so_does_a_day_of_work(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        client = entered(cast.alice)
        while datetime.now(UTC) + timedelta(hours=1) < NOON + LONGEST:
            clock.shift(timedelta(hours=1))
            assert is_in(client)
        clock.shift(timedelta(hours=1, seconds=2))

        assert not is_in(client)


def test_proving_oneself_again_does_not_make_it_longer(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        client = entered(cast.alice)
        for _ in range(6):
            clock.shift(LONGEST / 6)
            client.post("/users/reauthenticate/", {"password": PASSWORD})
        clock.shift(timedelta(seconds=2))

        assert not is_in(client)


def test_leaving_ends_it_on_the_server(cast: Cast) -> None:
    client = entered(cast.alice)
    kept = key(client)
    client.post("/users/logout/")

    assert not is_in(with_key(kept))
    assert not Session.objects.filter(session_key=kept).exists()


def change(client: Client, user: User) -> None:
    client.post("/users/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})


def reset(_: Client, user: User) -> None:
    other = Client()
    other.post("/users/password/reset/", {"email": user.email})
    other.post("/users/password/reset/code/", {"code": mailed_code()})
    other.post("/users/password/reset/new/", {"password1": NEW, "password2": NEW})


def add_second_factor(client: Client, user: User) -> None:
    prove(client, user)
    client.get("/users/mfa/totp/activate/")
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    assert client.post("/users/mfa/totp/activate/", {"code": totp()}).status_code == 302


@pytest.mark.parametrize(("event", "stays"), [(change, True), (reset, False), (add_second_factor, True)])
def test_new_keys_end_the_others(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, event: Callable[[Client, User], None], stays: bool
) -> None:
    # A test's own transaction never commits: what waits for it is done at once.
    monkeypatch.setattr(transaction, "on_commit", lambda done, **_: done())
    with time_machine.travel(NOON, tick=False):
        here, elsewhere = entered(cast.alice), entered(cast.alice)
        event(here, cast.alice)
        ends = is_in(here), is_in(elsewhere)

    assert ends == (stays, False)


def test_after_a_new_password_the_list_shows_the_one_that_is_left(cast: Cast) -> None:
    here, _elsewhere = entered(cast.alice), entered(cast.alice)
    change(here, cast.alice)

    assert len(here.get("/users/sessions/").context["sessions"]) == 1


def test_the_others_can_be_ended_by_hand(cast: Cast) -> None:
    here, elsewhere = entered(cast.alice), entered(cast.alice)
    here.post("/users/sessions/")

    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_a_person_who_may_no_longer_sign_in_is_out_at_once(cast: Cast) -> None:
    client = entered(cast.alice)
    User.objects.filter(pk=cast.alice.pk).update(is_active=False)

    assert not is_in(client)
    assert not is_in(with_key(key(client)))


def test_a_lost_role_is_lost_at_once(cast: Cast) -> None:
    client, path = entered(cast.alice), f"/organisations/{cast.atelier.pk}/audit/"
    before = client.get(path).status_code
    Membership.objects.filter(user=cast.alice).update(role="viewer")
    as_viewer = client.get(path).status_code
    Membership.objects.filter(user=cast.alice).delete()

    assert (before, as_viewer, client.get(path).status_code) == (200, 403, 404)
