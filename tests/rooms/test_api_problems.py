"""Every error of the API speaks the same language (RFC 9457)."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.test import APIClient
from rest_framework.throttling import AnonRateThrottle

from accounts.api.authentication import REFUSALS, SessionAuthentication, TokenAuthentication
from accounts.api.views import CurrentUser
from accounts.throttles import WINDOW
from ocrsite.api import problem_response
from tests.cast import Cast
from tests.trail import actions

pytestmark = pytest.mark.django_db


def test_a_problem_says_what_how_bad_and_which_request(api: APIClient) -> None:
    response = api.get(reverse("api_user"))

    problem = response.json()
    assert response.headers["Content-Type"] == "application/problem+json"
    assert (problem["type"], problem["status"]) == ("about:blank", 401)
    assert problem["code"]
    assert problem["title"]
    assert problem["request_id"] == response.headers["X-Request-ID"]


class TestStrangers:
    def test_are_told_the_way_in(self, api: APIClient) -> None:
        assert api.get(reverse("api_user")).headers["WWW-Authenticate"] == "Bearer"

    @pytest.mark.parametrize("header", ["Bearer", "Bearer prb_0123abcdwrong", "Bearer a b", "bearer ÿ"])
    def test_with_a_wrong_token_are_refused_and_noted(self, api: APIClient, header: str) -> None:
        response = api.get(reverse("api_user"), HTTP_AUTHORIZATION=header.encode("latin1").decode("latin1"))

        assert response.status_code == 401
        assert actions() == ["token.refused"]

    def test_who_bring_ever_new_tokens_wait_a_minute(self, api: APIClient) -> None:
        answers = [
            api.get(reverse("api_user"), headers={"Authorization": f"Bearer prb_{number:08x}wrong"})
            for number in range(REFUSALS + 1)
        ]

        assert [answer.status_code for answer in answers] == [401] * REFUSALS + [429]
        assert int(answers[-1].headers["Retry-After"]) >= WINDOW

    def test_are_told_the_same_way_in_by_every_door(self) -> None:
        doors = (TokenAuthentication(), SessionAuthentication())

        assert {door.authenticate_header(Request(HttpRequest())) for door in doors} == {"Bearer"}

    def test_are_nobody_also_behind_the_door(self) -> None:
        request = Request(HttpRequest())
        request.user = AnonymousUser()

        with pytest.raises(Http404):
            CurrentUser().get(request)

    def test_with_another_scheme_are_strangers(self, api: APIClient) -> None:
        assert api.get(reverse("api_user"), headers={"Authorization": "Basic YTpi"}).status_code == 401
        assert actions() == []

    def test_who_try_five_times_wait_a_quarter_of_an_hour(self, api: APIClient) -> None:
        for _ in range(5):
            api.get(reverse("api_user"), headers={"Authorization": "Bearer prb_0123abcdwrong"})

        response = api.get(reverse("api_user"), headers={"Authorization": "Bearer prb_0123abcdwrong"})

        assert response.status_code == 429
        assert 15 * 60 <= int(response.headers["Retry-After"]) <= 15 * 60 + 1


class TestMembers:
    @pytest.fixture
    def victor(self, cast: Cast, api: APIClient) -> APIClient:
        api.force_login(cast.victor, backend="allauth.account.auth_backends.AuthenticationBackend")
        return api

    def test_without_the_power_are_refused_and_noted(self, cast: Cast, victor: APIClient) -> None:
        where = reverse("api_invitations", kwargs={"organisation_id": cast.atelier.pk})

        assert victor.get(where).status_code == 403
        assert actions()[-1] == "access.refused"

    def test_who_ask_for_what_is_not_there_are_told_so(self, victor: APIClient) -> None:
        assert victor.get("/api/nothing/").json()["status"] == 404

    def test_who_use_a_verb_that_is_not_offered_are_told_so(self, victor: APIClient) -> None:
        assert victor.put(reverse("api_user"), {}).json()["status"] == 405

    def test_who_ask_what_they_may_ask_are_told_so(self, victor: APIClient) -> None:
        assert victor.options(reverse("api_user")).status_code == 200

    def test_who_send_what_is_no_json_are_told_so(self, victor: APIClient) -> None:
        response = victor.patch(reverse("api_user"), "{no json", content_type="application/json")

        assert (response.status_code, response.json()["code"]) == (400, "parse_error")

    def test_who_send_json_that_is_too_deep_are_told_so(self, victor: APIClient) -> None:
        response = victor.patch(reverse("api_user"), "[" * 100_000, content_type="application/json")

        assert response.status_code == 400

    def test_who_send_a_list_for_an_object_are_told_so(self, victor: APIClient) -> None:
        assert victor.patch(reverse("api_user"), [1, 2]).status_code == 400

    def test_who_send_another_form_are_told_so(self, victor: APIClient) -> None:
        assert victor.patch(reverse("api_user"), "<xml/>", content_type="text/xml").status_code == 415


def test_whoever_comes_too_often_is_told_when_to_come_back(api: APIClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnonRateThrottle, "get_rate", lambda _self: "2/minute")
    cache.clear()

    answers = [api.get(reverse("api_index")) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [401, 401, 429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 61


def test_a_refusal_of_the_framework_below_is_a_problem_too() -> None:
    request = Request(HttpRequest())
    request.user = AnonymousUser()

    response = problem_response(PermissionDenied(), {"request": request})

    assert response is not None
    assert response.status_code == 403


def test_an_error_that_is_none_of_ours_is_left_to_the_last_page(api: APIClient) -> None:
    assert problem_response(ValueError("a word from inside"), {}) is None
