"""Five failures of one person from one address close that pair for a quarter of an hour."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.lockout import name_tried
from accounts.models import User
from tests.factories import PASSWORD, UserFactory
from tests.trail import actions

pytestmark = pytest.mark.django_db

MINUTE = 60


@pytest.fixture
def marie() -> User:
    return UserFactory.create(email="marie@exemple.fr")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-11-20T08:00:00+00:00", tick=False) as traveller:
        yield traveller


def try_to_enter(client: Client, password: str, address: str = "192.0.2.7", name: str = "marie@exemple.fr") -> int:
    form = {"login": name, "password": password}
    return client.post(reverse("account_login"), form, REMOTE_ADDR=address).status_code


def fail(client: Client, times: int, **where: str) -> list[int]:
    return [try_to_enter(client, "a wrong password", **where) for _ in range(times)]


def test_four_failures_are_forgiven(marie: User, client: Client) -> None:
    fail(client, 4)

    assert try_to_enter(client, PASSWORD) == 302


def test_the_fifth_closes_the_door_also_for_the_right_password(marie: User, client: Client) -> None:
    fail(client, 5)

    assert try_to_enter(client, PASSWORD) == 429


def test_the_answer_says_when_to_come_back(marie: User, client: Client) -> None:
    fail(client, 5)

    response = client.post(
        reverse("account_login"), {"login": marie.email, "password": PASSWORD}, REMOTE_ADDR="192.0.2.7"
    )

    assert response.headers["Retry-After"] == str(15 * MINUTE)


def test_the_same_person_gets_in_from_elsewhere(marie: User, client: Client) -> None:
    fail(client, 5)

    assert try_to_enter(client, PASSWORD, address="198.51.100.1") == 302


def test_somebody_else_gets_in_from_the_same_address(marie: User, client: Client) -> None:
    UserFactory.create(email="paul@exemple.fr")
    fail(client, 5)

    assert try_to_enter(client, PASSWORD, name="paul@exemple.fr") == 302


def test_capitals_do_not_give_more_attempts(marie: User, client: Client) -> None:
    fail(client, 3)
    fail(client, 2, name="MARIE@exemple.fr")

    assert try_to_enter(client, PASSWORD) == 429


def test_it_opens_after_a_quarter_of_an_hour_however_often_somebody_knocks(
    marie: User, client: Client, clock: time_machine.Traveller
) -> None:
    fail(client, 5)
    clock.shift(14 * MINUTE)
    fail(client, 5)
    clock.shift(MINUTE + 1)

    assert try_to_enter(client, PASSWORD) == 302


def test_signing_in_forgets_the_failures(marie: User, client: Client) -> None:
    fail(client, 4)
    try_to_enter(client, PASSWORD)
    client.logout()
    fail(client, 4)

    assert try_to_enter(client, PASSWORD) == 302


def test_each_refusal_and_the_lock_stand_once_in_the_trail(marie: User, client: Client) -> None:
    fail(client, 7)

    assert actions(action="session.locked_out") == ["session.locked_out"]
    assert len(actions(action="session.refused")) in {4, 5}


class TestTheNameThatWasTried:
    def test_is_taken_from_the_credentials(self) -> None:
        assert name_tried(None, {"email": " Marie@Exemple.fr "}) == "marie@exemple.fr"
        assert name_tried(None, {"username": "PRB_1234"}) == "prb_1234"

    def test_else_from_the_form(self) -> None:
        request = RequestFactory().post("/", {"login": "Marie@Exemple.fr"})

        assert name_tried(request, None) == "marie@exemple.fr"

    def test_may_be_missing(self) -> None:
        assert name_tried(None, None) == ""

    def test_fits_its_column(self) -> None:
        assert name_tried(None, {"email": "a\0b" + "x" * 500}) == "ab" + "x" * 253
