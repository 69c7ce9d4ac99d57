"""The API describes itself, completely."""

import re
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from rest_framework.test import APIClient

from tests.cast import Cast
from tests.conftest import SignIn

UNDESCRIBED = {"/api/", "/api/schema/", "/api/docs/", "/api/redoc/"}


@pytest.fixture
def schema(cast: Cast, api: APIClient) -> dict[str, Any]:
    """What the API says of itself to somebody signed in."""
    api.force_login(cast.ben, backend="allauth.account.auth_backends.AuthenticationBackend")
    found: dict[str, Any] = api.get(reverse("api_schema"), {"format": "json"}).json()
    return found


def addresses(patterns: list[Any], before: str = "/") -> set[str]:
    """Walk the switchboard and return every address under /api/ as the schema writes it."""
    found: set[str] = set()
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= addresses(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern) and address.startswith("/api/"):
            found.add(re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", address))
    return found


class TestSchema:
    def test_describes_every_address(self, schema: dict[str, Any]) -> None:
        assert set(schema["paths"]) == addresses(get_resolver().url_patterns) - UNDESCRIBED

    def test_names_every_operation_once(self, schema: dict[str, Any]) -> None:
        names = [each["operationId"] for verbs in schema["paths"].values() for each in verbs.values()]

        assert len(names) == len(set(names))

    def test_says_of_every_operation_how_it_may_be_refused(self, schema: dict[str, Any]) -> None:
        for address, verbs in schema["paths"].items():
            for verb, operation in verbs.items():
                assert {"401", "403", "429"} <= set(operation["responses"]), f"{verb} {address}"

    def test_describes_a_problem(self, schema: dict[str, Any]) -> None:
        assert "request_id" in schema["components"]["schemas"]["Problem"]["required"]

    def test_tells_both_ways_in(self, schema: dict[str, Any]) -> None:
        assert set(schema["components"]["securitySchemes"]) == {"token", "session"}

    def test_is_not_for_strangers(self, db: None, api: APIClient) -> None:
        assert api.get(reverse("api_schema")).status_code == 401


class TestPages:
    def test_the_first_one_says_where_to_go(self, cast: Cast, sign_in: SignIn) -> None:
        answer = sign_in(cast.ben).get(reverse("api_index")).json()

        assert answer["user"].endswith(reverse("api_user"))

    @pytest.mark.parametrize("page", ["api_docs", "api_redoc"])
    def test_the_explaining_ones_are_for_members(self, cast: Cast, sign_in: SignIn, page: str) -> None:
        assert sign_in(cast.ben).get(reverse(page)).status_code == 200

    @pytest.mark.parametrize("page", ["api_docs", "api_redoc"])
    def test_the_explaining_ones_send_strangers_to_the_door(self, db: None, api: APIClient, page: str) -> None:
        assert api.get(reverse(page)).headers["Location"].startswith(reverse("account_login"))
