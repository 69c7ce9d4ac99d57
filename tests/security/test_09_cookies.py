"""Control 9: the cookies of a server cannot be read by scripts, sent in clear, or set by another host."""

from collections.abc import Iterator
from http.cookies import Morsel
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.cast import Cast
from tests.factories import PASSWORD
from tests.security.production import FACING, start

HOST = "probant.example.fr"


@pytest.fixture
def server(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Client:
    """A browser at a server with production settings."""
    facing = start(monkeypatch, tmp_path)
    for name in FACING:
        setattr(settings, name, facing[name])
    return Client(headers={"Host": HOST})


@pytest.fixture
def signed_in(server: Client, cast: Cast) -> Client:
    """The same, with somebody who signed in and chose a language."""
    answer = server.post("/users/login/", {"login": cast.alice.email, "password": PASSWORD}, secure=True)
    assert answer.status_code == 302
    server.get("/users/profile/", secure=True)
    server.post("/preferences/", {"language": "en", "theme": "dark"}, secure=True)
    server.post(
        f"/organisations/{cast.atelier.pk}/members/invite/", {"email": "x@exemple.fr", "role": "viewer"}, secure=True
    )
    return server


def cookies(client: Client) -> Iterator[Morsel[str]]:
    yield from client.cookies.values()


def test_there_are_the_cookies_that_this_test_is_about(signed_in: Client) -> None:
    assert {each.key for each in cookies(signed_in)} >= {"__Host-sessionid", "__Host-csrftoken", "theme"}


def test_none_is_read_by_scripts_or_sent_in_clear_or_with_requests_of_other_sites(signed_in: Client) -> None:
    for each in cookies(signed_in):
        assert (each["httponly"], each["secure"], each["samesite"]) == (True, True, "Lax"), each.key


def test_the_two_that_matter_are_bound_to_this_host(signed_in: Client) -> None:
    for each in cookies(signed_in):
        if each.key.startswith("__Host-"):
            assert (each["path"], each["domain"]) == ("/", "")


def test_plain_http_leads_to_https_before_anything_is_said(server: Client, db: None) -> None:
    answer = server.post("/users/login/", {"login": "alice@exemple.fr", "password": "secret"})

    assert answer.status_code == 301
    assert answer.headers["Location"].startswith(f"https://{HOST}/")
    assert not server.cookies


def test_browsers_are_told_to_keep_to_https(server: Client, db: None) -> None:
    told = server.get("/", secure=True).headers["Strict-Transport-Security"]

    assert told == "max-age=31536000; includeSubDomains; preload"


@pytest.mark.parametrize(
    "host", ["evil.example", "probant.example.fr.evil.example", "probant.example.fr@evil.example", ""]
)
def test_no_other_host_name_is_believed(server: Client, db: None, host: str) -> None:
    answer = server.get("/", secure=True, headers={"Host": host})

    assert answer.status_code == 400
    assert b"evil" not in answer.content


def test_a_forwarded_host_is_not_believed_either(server: Client, db: None) -> None:
    answer = server.get("/users/profile/", secure=True, headers={"X-Forwarded-Host": "evil.example"})

    assert "evil" not in answer.headers["Location"]


def test_health_is_told_from_inside_without_https(server: Client, db: None) -> None:
    assert server.get("/healthz").status_code == 200
