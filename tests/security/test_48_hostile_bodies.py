"""Control 48: whatever stands in a form or a body, the product says no in order; it never falls over."""

import json
from itertools import product
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client, RequestFactory

from accounts.web.security import csp_report
from tests.contracts.stage import Stage
from tests.factories import PASSWORD

JSON = "application/json"
TEXTS = {
    "NUL": "a\x00b",
    "long": "x" * 300,
    "very long": "x" * 20_000,
    "right to left": "\u202egnp.exe",
    "line breaks": "a\r\nSet-Cookie: evil=1",
    "half a character": "\ud800",
    "quotes": "'; DROP TABLE accounts_user; --",
    "template": "{{ settings.SECRET_KEY }}{% debug %}",
    "script": "<script>alert(1)</script>",
    "combining": "e" + "\u0301" * 500,
    "nothing": "",
    "blanks": "   ",
}
DEEP = b"[" * 100_000
FORMS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("anonymous", "/users/login/", {"login": "TEXT", "password": "TEXT", "next": "TEXT"}),
    ("anonymous", "/users/register/", {"email": "TEXT", "password1": "TEXT", "password2": "TEXT"}),
    ("anonymous", "/users/password/reset/", {"email": "TEXT"}),
    ("admin", "/users/profile/", {"full_name": "TEXT", "language": "TEXT", "theme": "TEXT"}),
    ("admin", "/preferences/", {"language": "TEXT", "theme": "TEXT", "next": "TEXT"}),
    ("admin", "/organisations/new/", {"name": "TEXT", "siren": "TEXT", "vat_number": "TEXT", "ibans": "TEXT"}),
    ("admin", "/organisations/switch/", {"organisation": "TEXT", "next": "TEXT"}),
    ("admin", "/users/tokens/new/", {"name": "TEXT", "scopes": "TEXT", "days": "TEXT"}),
    ("admin", "/users/reauthenticate/", {"password": "TEXT"}),
    ("admin", "/users/email/", {"email": "TEXT", "action_add": ""}),
    ("admin", "/organisations/ORG/members/invite/", {"email": "TEXT", "role": "TEXT"}),
    ("admin", "/organisations/ORG/members/MEMBER/role/", {"role": "TEXT"}),
)
BODIES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("PATCH", "/api/user/", {"full_name": "TEXT", "theme": "TEXT"}),
    ("PATCH", "/api/organisations/ORG/", {"name": "TEXT", "siren": "TEXT", "ibans": ["TEXT"]}),
    ("PATCH", "/api/organisations/ORG/members/MEMBER/", {"role": "TEXT"}),
    ("POST", "/api/organisations/ORG/invitations/", {"email": "TEXT", "role": "TEXT"}),
    ("POST", "/api/tokens/", {"name": "TEXT", "scopes": ["TEXT"], "days": "TEXT"}),
)
ODD: tuple[Any, ...] = (None, True, 0, -1, 1e308, [], {}, [[]], {"a": {"b": 1}}, "", [None], 10**30)


BROKEN = (
    DEEP,
    b'{"a":' * 100_000,
    b"\x00",
    b"\xff",
    b"NaN",
    b'{"theme": NaN}',
    b"1" * 5000,
    b'"x"',
    b"\xef\xbb\xbf{}",
)


class Endless:
    """A body that never ends."""

    def read(self, *_: int) -> bytes:
        raise AssertionError("A body without a length was read.")

    readline = read


# What a server passes on of a body that comes in pieces.
ENDLESS = {
    "CONTENT_LENGTH": "",
    "HTTP_TRANSFER_ENCODING": "chunked",
    "wsgi.input": Endless(),
    "wsgi.input_terminated": True,
}


def at(stage: Stage, path: str) -> str:
    return path.replace("ORG", str(stage.cast.atelier.pk)).replace("MEMBER", str(stage.cast.place(stage.cast.ben).pk))


@pytest.mark.parametrize("what", TEXTS)
def test_forms_take_or_refuse_any_text(stage: Stage, what: str) -> None:
    text = TEXTS[what].encode("utf-8", errors="surrogatepass").decode("utf-8", errors="replace")
    browsers = {audience: stage.browser(audience) for audience in ("anonymous", "admin")}
    for audience, path, form in FORMS:
        answer = browsers[audience].post(at(stage, path), {name: value and text for name, value in form.items()})
        assert answer.status_code < 500, path
        assert "evil" not in answer.cookies
        assert b"<script>alert(1)" not in answer.content


@pytest.mark.parametrize("what", TEXTS)
def test_so_does_the_api(stage: Stage, what: str) -> None:
    client = stage.browser("admin")
    for verb, path, body in BODIES:
        sent = json.dumps(body).replace('"TEXT"', json.dumps(TEXTS[what]))
        assert client.generic(verb, at(stage, path), sent, JSON).status_code < 500, path


def test_the_api_refuses_what_is_of_another_kind(stage: Stage) -> None:
    client = stage.browser("admin")
    for verb, path, body in BODIES:
        for name, odd in product(body, ODD):
            answer = client.generic(verb, at(stage, path), json.dumps(body | {name: odd}), JSON)
            assert answer.status_code < 500, f"{path} {name}={odd!r}"


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_bodies_that_are_no_objects_are_refused(stage: Stage, body: bytes) -> None:
    client = stage.browser("admin")
    for verb, path, _ in BODIES:
        assert 400 <= client.generic(verb, at(stage, path), body, JSON).status_code < 500, path


@pytest.mark.parametrize(
    "kind", ["text/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_the_api_reads_json_and_nothing_else(stage: Stage, kind: str) -> None:
    assert stage.browser("admin").generic("PATCH", "/api/user/", b"theme=dark", kind).status_code in {400, 415}


class TestBodies:
    def test_a_body_over_the_limit_is_turned_away_unread(self, db: None) -> None:
        answer = Client().post("/users/login/", CONTENT_LENGTH=str(settings.LARGEST_BODY + 1))

        assert answer.status_code == 413

    @pytest.mark.parametrize("length", ["-1", "abc", "1e3", "٣", "9" * 30, "0x10", " 5", "+5"])
    def test_a_length_that_is_none_is_refused(self, db: None, length: str) -> None:
        assert Client().post("/api/user/", CONTENT_LENGTH=length).status_code in {400, 413}

    def test_a_form_over_its_own_limit_is_refused(self, db: None) -> None:
        answer = Client().post("/users/login/", {"login": "x" * 2 * settings.DATA_UPLOAD_MAX_MEMORY_SIZE})

        assert answer.status_code == 413

    def test_a_form_of_many_fields_is_refused(self, db: None) -> None:
        assert Client().post("/users/login/", {str(number): "" for number in range(1500)}).status_code == 400

    def test_a_body_without_a_length_is_not_read(self, rf: RequestFactory, db: None) -> None:
        answer = csp_report(WSGIRequest({**rf.post("/csp-report/").environ, **ENDLESS}))

        assert answer.status_code == 400


def test_a_password_in_another_alphabet_is_taken_as_it_is(stage: Stage) -> None:
    answer = Client().post("/users/login/", {"login": stage.cast.ben.email, "password": PASSWORD.replace("a", "а")})

    assert answer.status_code == 200


def test_a_name_cannot_write_headers_into_a_message(stage: Stage) -> None:
    stage.cast.atelier.name = "Atelier\r\nBcc: evil@evil.example\r\n\r\n<b>"
    stage.cast.atelier.save()
    path = f"/organisations/{stage.cast.atelier.pk}/members/invite/"
    stage.browser("admin").post(path, {"email": "nouvelle@exemple.fr", "role": "viewer"})
    message = mail.outbox[0]

    assert message.recipients() == ["nouvelle@exemple.fr"]
    assert not {"\r", "\n"} & set(message.subject)
    assert "Bcc" not in message.message()
