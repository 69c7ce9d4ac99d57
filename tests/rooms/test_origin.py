"""Who acts, by which door, and from where."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from accounts.models import ApiToken, User
from accounts.origin import Actor, client_address
from accounts.throttles import too_often
from tests.doubles.caches import ForgetfulCache


def request_to(path: str = "/", **meta: Any) -> HttpRequest:
    return RequestFactory().get(path, **meta)


class TestAddress:
    def test_is_the_peers_where_no_proxy_stands_in_front(self, settings: Settings) -> None:
        settings.TRUSTED_PROXIES = 0
        request = request_to(REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.1")

        assert client_address(request) == "192.0.2.7"

    @pytest.mark.parametrize(
        ("proxies", "header", "address"),
        [
            (1, "198.51.100.1", "198.51.100.1"),
            (1, "203.0.113.66, 198.51.100.1", "198.51.100.1"),
            (2, "203.0.113.66, 198.51.100.1, 192.0.2.1", "198.51.100.1"),
            (2, "198.51.100.1", "192.0.2.7"),
            (1, "", "192.0.2.7"),
            (1, " , ", "192.0.2.7"),
            (1, "2001:db8::7", "2001:db8::7"),
            (1, "x" * 5000, "192.0.2.7"),
        ],
    )
    def test_is_what_our_own_outermost_proxy_saw(
        self, settings: Settings, proxies: int, header: str, address: str
    ) -> None:
        settings.TRUSTED_PROXIES = proxies

        assert client_address(request_to(REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR=header)) == address


class TestActor:
    def test_of_a_page_comes_through_the_web(self) -> None:
        request = request_to("/users/profile/", REMOTE_ADDR="192.0.2.7")
        request.user = User(pk=7)
        request.request_id = "a1b2"  # type: ignore[attr-defined]

        assert Actor.of(request) == Actor(7, "web", "192.0.2.7", "a1b2")

    def test_of_the_api_comes_through_it(self) -> None:
        assert Actor.of(request_to("/api/user/")).via == "api"

    def test_with_a_token_comes_with_it(self) -> None:
        request = request_to("/api/user/")
        request.auth = ApiToken()  # type: ignore[attr-defined]

        assert Actor.of(request).via == "token"

    def test_before_there_is_a_person_is_nobody(self) -> None:
        assert Actor.of(request_to()).user_id is None


class TestCountingVisits:
    def test_tells_when_there_are_too_many_from_one_address(self) -> None:
        visits = [too_often(request_to(REMOTE_ADDR="192.0.2.7"), "door", most=2) for _ in range(3)]

        assert visits == [False, False, True]

    def test_counts_each_address_and_each_door_by_itself(self) -> None:
        assert [too_often(request_to(REMOTE_ADDR="192.0.2.7"), "door", most=1) for _ in range(2)] == [False, True]

        assert not too_often(request_to(REMOTE_ADDR="192.0.2.8"), "door", most=1)
        assert not too_often(request_to(REMOTE_ADDR="192.0.2.7"), "another", most=1)

    def test_lets_in_when_the_counter_forgets_between_two_lines(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("accounts.counters.cache", ForgetfulCache())

        assert not too_often(request_to(), "door", most=1)
