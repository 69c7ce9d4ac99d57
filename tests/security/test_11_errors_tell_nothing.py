"""Control 11: when the product fails, it says so with a number, and says nothing about how it is made."""

import logging
from collections.abc import Iterator
from typing import NoReturn

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import RoutePattern, URLPattern, URLResolver
from rest_framework.views import APIView

from tests.contracts.routes import Route, all_routes
from tests.contracts.stage import Stage, prove

INSIDE = "SELECT password FROM accounts_user at /srv/probant/secret.py"
TELLTALE = ("Traceback", "SELECT", "/srv/", ".py", "RuntimeError", "site-packages", "SECRET_KEY")


def explode(*_: object, **__: object) -> NoReturn:
    raise RuntimeError(INSIDE)


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Client:
    """A product in which every page fails."""
    caplog.set_level(logging.CRITICAL)
    for pattern in patterns(get_resolver()):
        if not hasattr(pattern.callback, "cls"):
            monkeypatch.setattr(pattern, "callback", explode)
    monkeypatch.setattr(APIView, "initial", explode)
    return Client(raise_request_exception=False)


def tells(body: str) -> list[str]:
    return [word for word in TELLTALE if word in body]


def test_debug_is_off() -> None:
    assert settings.DEBUG is False


def test_a_failing_page_says_its_number_and_nothing_of_the_inside(stage: Stage, broken: Client) -> None:
    prove(broken, stage.cast.alice)
    wrong = {}
    for route in all_routes():
        response = broken.get(stage.path(route))
        body = response.content.decode()
        if response.status_code != 500 or tells(body) or response.headers["X-Request-ID"] not in body:
            wrong[str(route)] = (response.status_code, tells(body))

    assert not wrong


@pytest.mark.parametrize("route", [route for route in all_routes() if route.is_api], ids=str)
def test_the_api_fails_as_a_problem(stage: Stage, broken: Client, route: Route) -> None:
    response = prove(broken, stage.cast.alice).get(stage.path(route))

    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["request_id"] == response.headers["X-Request-ID"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/api/user/", b"{", 400),
        ("/api/user/", b"\xff\xfe", 400),
        ("/api/user/", b"[]", 400),
        ("/api/user/", b'{"theme": {"a": 1}}', 400),
        ("/api/nothing/", b"{}", 404),
    ],
)
def test_refusals_of_the_api_are_problems_too(stage: Stage, path: str, body: bytes, status: int) -> None:
    response = stage.browser("admin").generic("PATCH", path, body, content_type="application/json")

    assert response.status_code == status
    assert response.json()["status"] == status
    assert response.json()["request_id"]
    assert not tells(response.content.decode())


def test_routes_are_plain() -> None:
    """A route by regular expression is harder to read, and can be made to take long; only libraries have some."""
    ours = [pattern for pattern in patterns(get_resolver()) if "accounts" in str(pattern.callback)]

    assert all(isinstance(pattern.pattern, RoutePattern) for pattern in ours)
