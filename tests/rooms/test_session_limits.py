"""A session ends after too much silence, and after too many hours whatever happens."""

from collections.abc import Iterator

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.middleware import Step
from tests.cast import Cast
from tests.conftest import SignIn
from tests.trail import actions_of

MINUTE, HOUR = 60, 3600
PAGE = "/robots.txt"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still until a test moves it."""
    with time_machine.travel("2026-11-20T08:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _limits(settings: Settings) -> None:
    settings.SESSION_IDLE_SECONDS = 2 * HOUR
    settings.SESSION_COOKIE_AGE = 12 * HOUR


def is_signed_in(browser: Client) -> bool:
    """Look at a page, and tell whether one is still known there."""
    browser.get(PAGE)
    return "_auth_user_id" in browser.session


class TestSilence:
    def test_up_to_the_limit_is_borne(self, cast: Cast, sign_in: SignIn, clock: time_machine.Traveller) -> None:
        browser = sign_in(cast.ben)

        clock.shift(2 * HOUR)

        assert is_signed_in(browser)

    def test_beyond_the_limit_ends_the_session(
        self, cast: Cast, sign_in: SignIn, clock: time_machine.Traveller
    ) -> None:
        browser = sign_in(cast.ben)

        clock.shift(2 * HOUR + 1)

        assert not is_signed_in(browser)
        assert actions_of(cast.ben)[-1] == "session.signed_out"

    def test_is_counted_from_the_last_page(self, cast: Cast, sign_in: SignIn, clock: time_machine.Traveller) -> None:
        browser = sign_in(cast.ben)
        for _ in range(3):
            clock.shift(HOUR + 30 * MINUTE)
            assert is_signed_in(browser)


class TestADay:
    def test_ends_the_session_of_the_busiest(self, cast: Cast, sign_in: SignIn, clock: time_machine.Traveller) -> None:
        browser = sign_in(cast.ben)
        for _ in range(12):
            clock.shift(HOUR)
            assert is_signed_in(browser)

        clock.shift(1)

        assert not is_signed_in(browser)

    def test_is_counted_by_us_also_when_the_session_itself_lives_on(
        self, cast: Cast, sign_in: SignIn, clock: time_machine.Traveller
    ) -> None:
        browser = sign_in(cast.ben)
        session = browser.session
        session.set_expiry(48 * HOUR)
        session.save()
        for _ in range(12):
            clock.shift(HOUR)
            browser.get(PAGE)

        clock.shift(1)

        assert not is_signed_in(browser)


def test_a_step_that_does_nothing_is_a_mistake() -> None:
    with pytest.raises(NotImplementedError):
        Step(lambda request: HttpResponse())(HttpRequest())


class TestBeingSeen:
    def test_is_noted_at_most_once_a_minute(self, cast: Cast, sign_in: SignIn, clock: time_machine.Traveller) -> None:
        browser = sign_in(cast.ben)
        begun = timezone.now()
        UserSession.objects.create(user=cast.ben, ip="192.0.2.7", session_key=browser.session.session_key)

        clock.shift(MINUTE - 1)
        browser.get(PAGE)
        assert UserSession.objects.get().last_seen_at == begun

        clock.shift(1)
        browser.get(PAGE)
        assert UserSession.objects.get().last_seen_at == timezone.now()

    def test_a_session_from_before_the_clock_gets_one(
        self, cast: Cast, sign_in: SignIn, clock: time_machine.Traveller
    ) -> None:
        browser = sign_in(cast.ben)
        session = browser.session
        del session["started_at"], session["seen_at"]
        session.save()

        assert is_signed_in(browser)
        assert browser.session["started_at"] == browser.session["seen_at"] == int(timezone.now().timestamp())

    def test_a_stranger_gets_no_session_by_looking(self, db: None, client: Client) -> None:
        client.get(PAGE)

        assert "sessionid" not in client.cookies
