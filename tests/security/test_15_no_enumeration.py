"""Control 15: nobody learns here who has an account: known and unknown get the same words for the same work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client

from tests.cast import Cast
from tests.factories import PASSWORD
from tests.security.doors import WRONG, fail, knock

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

KNOWN, UNKNOWN = "alice@exemple.fr", "olive@exemple.fr"
FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "sign-in": ("/users/login/", {"login": "NAME", "password": WRONG}),
    "reset": ("/users/password/reset/", {"email": "NAME"}),
    "registration": ("/users/register/", {"email": "NAME", "password1": PASSWORD, "password2": PASSWORD}),
    "registration, badly": ("/users/register/", {"email": "NAME", "password1": "court", "password2": "court"}),
}


@dataclass
class Hashing:
    """Counts what costs the time that could be measured."""

    done: list[str] = field(default_factory=list)


@pytest.fixture
def hashing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hashing]:
    """Watch passwords being hashed."""
    counted, encode = Hashing(), MD5PasswordHasher.encode

    def watched(self: MD5PasswordHasher, password: str, salt: str) -> str:
        counted.done.append("once")
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", watched)
    return iter([counted])


def send(what: str, name: str) -> "Response":
    path, form = FORMS[what]
    filled = {key: value.replace("NAME", name) for key, value in form.items()}
    return Client().post(path, filled)


def face(response: "Response", name: str) -> tuple[int, str, str]:
    """Return what can be seen, without what differs each time."""
    body = response.content.decode().replace(name, "NAME")
    keys_and_numbers = r"\b(?:\w{64}|[0-9a-f]{32})\b"
    return response.status_code, response.headers.get("Location", ""), re.sub(keys_and_numbers, "", body)


@pytest.mark.parametrize("what", FORMS)
def test_the_answer_is_the_same(cast: Cast, what: str) -> None:
    assert face(send(what, KNOWN), KNOWN) == face(send(what, UNKNOWN), UNKNOWN)


@pytest.mark.parametrize("what", FORMS)
def test_so_is_the_work(cast: Cast, hashing: Iterator[Hashing], what: str) -> None:
    counted = next(hashing)
    send(what, KNOWN)
    known, counted.done = len(counted.done), []
    send(what, UNKNOWN)

    assert known == len(counted.done)


@pytest.mark.parametrize("what", ["reset", "registration"])
def test_so_is_the_number_of_messages(cast: Cast, what: str) -> None:
    send(what, KNOWN)
    known = len(mail.outbox)
    send(what, UNKNOWN)

    assert len(mail.outbox) == 2 * known == 2


def test_the_page_after_the_form_tells_nothing_either(cast: Cast) -> None:
    pages = []
    for name in (KNOWN, UNKNOWN):
        client = Client()
        path, form = FORMS["reset"]
        sent = client.post(path, form | {"email": name})
        wrong = client.post(sent.headers["Location"], {"code": "XXXX-XXXX"})
        pages.append(face(client.get(sent.headers["Location"]), name) + face(wrong, name))

    assert pages[0] == pages[1]


def test_a_lock_out_comes_as_soon_for_somebody_who_does_not_exist(cast: Cast) -> None:
    assert fail(6, KNOWN) == fail(6, UNKNOWN)


def test_somebody_who_may_no_longer_sign_in_looks_like_nobody(cast: Cast) -> None:
    cast.alice.is_active = False
    cast.alice.save()

    assert face(knock(Client(), KNOWN, WRONG), KNOWN) == face(knock(Client(), UNKNOWN, WRONG), UNKNOWN)


def test_an_administrator_learns_only_who_is_a_member(cast: Cast, client: Client) -> None:
    client.force_login(cast.alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    path = f"/organisations/{cast.atelier.pk}/members/invite/"
    elsewhere, nowhere = (
        client.post(path, {"email": name, "role": "viewer"}) for name in (cast.charlie.email, UNKNOWN)
    )

    assert (elsewhere.status_code, elsewhere.headers["Location"]) == (nowhere.status_code, nowhere.headers["Location"])
