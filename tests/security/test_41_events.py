"""Control 41: each security event leaves one record, and many of a kind send one message."""

from collections.abc import Callable

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import AuditEntry
from accounts.services.security import ALARM_AT, RECORDED_AT_MOST
from tests.cast import Cast
from tests.contracts.stage import KEY, Stage, prove
from tests.factories import PASSWORD
from tests.security.doors import NOON, SECRET, entered, fail, knock, mailed_code, totp, with_totp

NEW = "une toute autre phrase de passe"
CONTACT = "security@exemple.fr"
Event = Callable[[Cast], object]


def change_password(cast: Cast) -> None:
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    prove(Client(), cast.alice).post("/users/password/change/", form)


def reset_password(cast: Cast) -> None:
    client = Client()
    client.post("/users/password/reset/", {"email": cast.alice.email})
    client.post("/users/password/reset/code/", {"code": mailed_code()})
    client.post("/users/password/reset/new/", {"password1": NEW, "password2": NEW})


def add_second_factor(cast: Cast) -> None:
    client = prove(Client(), cast.alice)
    client.get("/users/mfa/totp/activate/")
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    client.post("/users/mfa/totp/activate/", {"code": totp()})


def remove_second_factor(cast: Cast) -> None:
    prove(Client(), with_totp(cast.alice)).post("/users/mfa/totp/deactivate/")


def refuse_second_factor(cast: Cast) -> None:
    with_totp(cast.alice)
    client = Client()
    knock(client, cast.alice.email)
    client.post("/users/mfa/authenticate/", {"code": "000000"})


def change_in_the_administration(cast: Cast) -> None:
    cast.sam.is_superuser = True
    cast.sam.save()
    form = {"full_name": "Ben", "language": "", "theme": "dark", "is_active": "on"}
    client = prove(Client(), with_totp(cast.sam))
    assert client.post(f"/admin/accounts/user/{cast.ben.pk}/change/", form).status_code == 302


EVENTS: dict[str, Event] = {
    "session.signed_in": lambda cast: entered(cast.alice),
    "session.signed_out": lambda cast: entered(cast.alice).post("/users/logout/"),
    "session.refused": lambda cast: fail(1, cast.alice.email),
    "session.locked_out": lambda cast: fail(12, cast.alice.email),
    "password.changed": change_password,
    "password.reset": reset_password,
    "second_factor.added": add_second_factor,
    "second_factor.removed": remove_second_factor,
    "second_factor.refused": refuse_second_factor,
    "access.refused": lambda cast: prove(Client(), cast.ben).get(f"/organisations/{cast.atelier.pk}/audit/"),
    "token.refused": lambda cast: Client().get("/api/user/", headers={"Authorization": f"Bearer {KEY}"}),
    "csp.reported": lambda cast: Client().post("/csp-report/", {"csp-report": {}}, "application/json"),
    "admin.changed": change_in_the_administration,
    "member.role_changed": lambda cast: prove(Client(), cast.alice).post(
        f"/organisations/{cast.atelier.pk}/members/{cast.place(cast.ben).pk}/role/", {"role": "viewer"}
    ),
    "member.removed": lambda cast: prove(Client(), cast.alice).post(
        f"/organisations/{cast.atelier.pk}/members/{cast.place(cast.ben).pk}/remove/"
    ),
    "member.invited": lambda cast: prove(Client(), cast.alice).post(
        f"/organisations/{cast.atelier.pk}/members/invite/", {"email": "x@exemple.fr", "role": "viewer"}
    ),
    "token.created": lambda cast: prove(Client(), cast.alice).post(
        "/api/tokens/", {"name": "ERP", "scopes": ["read"]}, "application/json"
    ),
}


@pytest.mark.parametrize("action", EVENTS)
def test_one_record_is_left_by(cast: Cast, monkeypatch: pytest.MonkeyPatch, action: str) -> None:
    # A test's own transaction never commits: what waits for it is done at once.
    monkeypatch.setattr(transaction, "on_commit", lambda done, **_: done())
    before = AuditEntry.objects.filter(action=action).count()

    with time_machine.travel(NOON, tick=False):
        EVENTS[action](cast)

    records = AuditEntry.objects.filter(action=action)
    # Recovery codes come and go with the second factor that they stand in for, each with a record of its own.
    assert 1 <= records.count() - before <= (2 if action.startswith("second_factor.") else 1)
    assert all(record.request_id and record.origin and record.via for record in records if record.request_id)


def test_a_refusal_of_the_api_is_recorded_like_one_of_a_page(stage: Stage) -> None:
    stage.browser("accountant").get(f"/api/organisations/{stage.cast.atelier.pk}/invitations/")

    entry = AuditEntry.objects.get(action="access.refused")
    assert (entry.actor, entry.via) == (stage.cast.ben.pk, "api")


def test_many_lock_outs_send_one_message(cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SECURITY_CONTACTS = [CONTACT]
    monkeypatch.setitem(ALARM_AT, "session.locked_out", 2)
    fail(9, "personne@exemple.fr")
    of_one = len(mail.outbox)
    for number in range(3):
        fail(5, f"personne{number}@exemple.fr", address=f"198.51.100.{number}")

    assert of_one == 0
    assert [message.to for message in mail.outbox] == [[CONTACT]]


def test_many_refusals_send_one_message(stage: Stage, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SECURITY_CONTACTS = [CONTACT]
    monkeypatch.setitem(ALARM_AT, "access.refused", 3)
    client, path = stage.browser("viewer"), f"/organisations/{stage.cast.atelier.pk}/audit/"
    for _ in range(6):
        client.get(path)

    assert len(mail.outbox) == 1
    assert stage.cast.victor.email not in mail.outbox[0].body


def test_a_stranger_cannot_fill_the_trail(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accounts.services.security.RECORDED_AT_MOST", 10)
    for number in range(25):
        Client().post("/csp-report/", {"csp-report": {}}, "application/json", REMOTE_ADDR=f"192.0.2.{number}")

    assert max(ALARM_AT.values()) < RECORDED_AT_MOST
    assert AuditEntry.objects.filter(action="csp.reported").count() == 10


def test_knocking_at_a_closed_door_does_not_either(cast: Cast) -> None:
    fail(5, cast.alice.email)
    before = AuditEntry.objects.count()
    fail(10, cast.alice.email)

    assert AuditEntry.objects.count() == before
