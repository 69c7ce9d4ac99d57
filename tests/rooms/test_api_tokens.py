"""The API of tokens: made by a person who has just proven who they are, never by a token."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import ApiToken
from tests.ageing import an_hour_later
from tests.cast import Cast
from tests.conftest import SignIn
from tests.factories import ApiTokenFactory, MembershipFactory

WANTED = {"name": "ERP", "scopes": ["read", "write"], "days": 30}


def make(browser: Client, **changes: object) -> tuple[int, dict[str, object]]:
    response = browser.post(reverse("api_tokens"), {**WANTED, **changes}, content_type="application/json")
    return response.status_code, response.json()


class TestMaking:
    def test_shows_the_text_once_and_is_not_kept_on_the_way(self, cast: Cast, sign_in: SignIn) -> None:
        browser = sign_in(cast.ben)

        response = browser.post(reverse("api_tokens"), WANTED, content_type="application/json")

        assert response.status_code == 201
        assert response.json()["key"].startswith("prb_")
        assert "no-store" in response.headers["Cache-Control"]
        assert "key" not in browser.get(reverse("api_tokens")).json()[0]

    def test_ends_when_it_was_asked_to(self, cast: Cast, sign_in: SignIn) -> None:
        make(sign_in(cast.ben))

        left = ApiToken.objects.get().expires_at - timezone.now()
        assert timedelta(days=29, hours=23) < left <= timedelta(days=30)

    def test_is_for_the_organisation_that_is_open(self, cast: Cast, sign_in: SignIn) -> None:
        MembershipFactory.create(user=cast.ben, organisation=cast.elsewhere)
        browser = sign_in(cast.ben)
        browser.post(reverse("organisation_switch"), {"organisation": cast.atelier.pk})

        assert make(browser)[1]["organisation"] == cast.atelier.pk

    def test_with_a_scope_beyond_ones_role_is_a_conflict(self, cast: Cast, sign_in: SignIn) -> None:
        status, problem = make(sign_in(cast.rose))

        assert (status, problem["code"]) == (409, "too_much_asked")

    @pytest.mark.parametrize(
        ("name", "value"),
        [("scopes", []), ("scopes", ["everything"]), ("days", 0), ("days", 366), ("days", "x"), ("name", "")],
    )
    def test_says_which_field_is_wrong(self, cast: Cast, sign_in: SignIn, name: str, value: object) -> None:
        status, problem = make(sign_in(cast.ben), **{name: value})

        errors = problem["errors"]
        assert isinstance(errors, dict)
        assert (status, set(errors)) == (400, {name})

    def test_by_a_session_that_is_not_fresh_asks_for_the_password(self, cast: Cast, client: Client) -> None:
        client.force_login(cast.ben, backend="allauth.account.auth_backends.AuthenticationBackend")
        an_hour_later(client)

        status, problem = make(client)

        assert status == 403
        assert "/users/reauthenticate/" in str(problem["title"])
        assert not ApiToken.objects.exists()


class TestATokenItself:
    @pytest.fixture
    def program(self, cast: Cast, api: APIClient) -> APIClient:
        """A program with a token that may do everything a token may."""
        ApiTokenFactory.create(
            user=cast.alice,
            organisation=cast.atelier,
            key="prb_0123abcdright",
            scopes=["read", "write", "review", "admin"],
        )
        api.credentials(HTTP_AUTHORIZATION="Bearer prb_0123abcdright")
        return api

    def test_cannot_make_tokens(self, program: APIClient) -> None:
        assert program.post(reverse("api_tokens"), WANTED).status_code == 403
        assert ApiToken.objects.count() == 1

    def test_cannot_stop_tokens(self, program: APIClient) -> None:
        where = {"token_id": ApiToken.objects.get().pk}

        assert program.delete(reverse("api_token", kwargs=where)).status_code == 403

    def test_sees_the_tokens_of_its_holder(self, program: APIClient) -> None:
        assert [each["prefix"] for each in program.get(reverse("api_tokens")).json()] == ["prb_0123abcd"]


class TestStopping:
    def test_is_for_good(self, cast: Cast, sign_in: SignIn) -> None:
        token = ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier)

        response = sign_in(cast.ben).delete(reverse("api_token", kwargs={"token_id": token.pk}))

        token.refresh_from_db()
        assert response.status_code == 204
        assert token.revoked_at is not None

    def test_somebody_elses_is_not_found(self, cast: Cast, sign_in: SignIn) -> None:
        token = ApiTokenFactory.create(user=cast.alice, organisation=cast.atelier)

        response = sign_in(cast.ben).delete(reverse("api_token", kwargs={"token_id": token.pk}))

        token.refresh_from_db()
        assert (response.status_code, token.revoked_at) == (404, None)
