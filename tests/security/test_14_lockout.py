"""Control 14: five failures close a name to one address for a quarter of an hour; nobody can lock somebody else out."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from rest_framework.test import APIClient

from tests.cast import Cast
from tests.contracts.stage import KEY, Stage
from tests.factories import PASSWORD
from tests.security.doors import NOON, WRONG, entered, fail, is_in, knock

QUARTER = timedelta(minutes=15, seconds=1)
ELSEWHERE = "198.51.100.7"


@pytest.fixture(autouse=True)
def _the_clock_stands_still() -> Iterator[None]:
    """Keep a slow machine from letting a window pass."""
    with time_machine.travel(NOON, tick=False):
        yield


def test_the_fifth_failure_closes_the_door_and_says_for_how_long(cast: Cast) -> None:
    assert fail(4, cast.alice.email) == [200] * 4
    closed = knock(Client(), cast.alice.email, WRONG)

    assert (closed.status_code, closed.headers["Retry-After"]) == (429, "900")


def test_then_the_right_password_does_not_open_it_either(cast: Cast) -> None:
    fail(5, cast.alice.email)
    client = Client()

    assert knock(client, cast.alice.email).status_code == 429
    assert not is_in(client)


def test_the_same_person_gets_in_from_elsewhere(cast: Cast) -> None:
    fail(5, cast.alice.email)
    client = Client()

    knock(client, cast.alice.email, address=ELSEWHERE)

    assert is_in(client)


def test_another_person_gets_in_from_the_same_address(cast: Cast) -> None:
    fail(5, cast.alice.email)
    client = Client()

    knock(client, cast.ben.email)

    assert is_in(client)


def test_it_opens_by_itself(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        fail(5, cast.alice.email)
        clock.shift(timedelta(minutes=14))
        still = knock(Client(), cast.alice.email).status_code
        clock.shift(QUARTER - timedelta(minutes=14))

        assert (still, knock(Client(), cast.alice.email).status_code) == (429, 302)


def test_knocking_does_not_keep_it_closed(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        fail(5, cast.alice.email)
        for _ in range(14):
            clock.shift(timedelta(minutes=1))
            assert fail(1, cast.alice.email) == [429]
        clock.shift(QUARTER - timedelta(minutes=14))

        assert knock(Client(), cast.alice.email).status_code == 302


@pytest.mark.parametrize(
    "names",
    [
        ("alice@exemple.fr", "ALICE@exemple.fr", "Alice@Exemple.FR", " alice@exemple.fr", "alice@exemple.fr "),
        ("aliCe@exemple.fr", "alIce@exemple.fr", "alice@EXEMPLE.fr", "\talice@exemple.fr", "ALICE@EXEMPLE.FR"),
    ],
)
def test_however_the_name_is_written_it_is_one_name(cast: Cast, names: tuple[str, ...]) -> None:
    answers = [knock(Client(), name, WRONG).status_code for name in names]

    assert answers == [200] * 4 + [429]
    assert knock(Client(), cast.alice.email).status_code == 429


def test_another_browser_or_an_invented_way_is_the_same_address(cast: Cast) -> None:
    for number in range(5):
        headers = {
            "User-Agent": f"browser {number}",
            "X-Forwarded-For": f"203.0.113.{number}",
            "X-Real-IP": "203.0.113.9",
        }
        knock(Client(), cast.alice.email, WRONG, headers=headers)

    assert knock(Client(), cast.alice.email).status_code == 429


def test_success_forgets_the_failures(cast: Cast) -> None:
    fail(4, cast.alice.email)
    entered(cast.alice)

    assert fail(4, cast.alice.email) == [200] * 4


def test_asking_for_the_password_again_counts_as_well(cast: Cast) -> None:
    client = entered(cast.alice)
    answers = [
        client.post("/users/reauthenticate/", {"password": WRONG}, REMOTE_ADDR="192.0.2.1").status_code
        for _ in range(5)
    ]

    assert answers == [200] * 4 + [429]


def test_a_reset_does_not_open_a_closed_door(cast: Cast) -> None:
    fail(5, cast.alice.email)
    Client().post("/users/password/reset/", {"email": cast.alice.email})

    assert knock(Client(), cast.alice.email).status_code == 429


class TestTokens:
    def test_a_tokens_name_is_closed_to_guessing_and_open_to_its_owner(self, stage: Stage, api: APIClient) -> None:
        api.credentials(HTTP_AUTHORIZATION=f"Bearer {KEY[:12]}-guessed")
        answers = [api.get("/api/user/") for _ in range(6)]
        api.credentials(HTTP_AUTHORIZATION=f"Bearer {KEY}")

        assert [answer.status_code for answer in answers] == [401] * 4 + [429] * 2
        assert int(answers[-1].headers["Retry-After"]) >= 900
        assert api.get("/api/user/").status_code == 200

    def test_guessing_one_name_after_another_is_slowed_down(self, db: None, api: APIClient) -> None:
        answers = []
        for number in range(31):
            api.credentials(HTTP_AUTHORIZATION=f"Bearer prb_{number:08x}guess")
            answers.append(api.get("/api/user/").status_code)

        assert answers == [401] * 30 + [429]


class TestTheAdministration:
    def test_has_no_door_of_its_own(self, cast: Cast) -> None:
        form = {"username": cast.sam.email, "password": PASSWORD, "this_is_the_login_form": "1"}

        assert Client().post("/admin/login/", form).status_code == 405
        assert Client().get("/admin/").headers["Location"].startswith("/admin/login/")
        assert Client().get("/admin/login/").headers["Location"].startswith("/users/login/")

    def test_sends_people_through_the_guarded_one(self, cast: Cast) -> None:
        fail(5, cast.sam.email)

        assert knock(Client(), cast.sam.email).status_code == 429
