"""Control 20: whoever asks too often is told when to come back, and cannot pass for somebody else."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings
from rest_framework.settings import api_settings
from rest_framework.throttling import AnonRateThrottle, SimpleRateThrottle, UserRateThrottle
from rest_framework.views import APIView

from accounts.services.members import INVITATIONS_AN_HOUR
from tests.cast import Cast
from tests.contracts.stage import Stage
from tests.security.doors import NOON, WRONG, knock

MOST = 3


@pytest.fixture(autouse=True)
def _the_clock_stands_still() -> Iterator[None]:
    """Keep a slow machine from letting a window pass."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let three requests a minute pass, of strangers and of people."""
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {"anon": f"{MOST}/minute", "user": f"{MOST}/minute"})


def answers(times: int, ask: Callable[[int], int]) -> list[int]:
    return [ask(number) for number in range(times)]


def test_the_api_counts_strangers_and_people() -> None:
    assert APIView.throttle_classes == [AnonRateThrottle, UserRateThrottle]
    assert {"anon", "user"} <= SimpleRateThrottle.THROTTLE_RATES.keys()
    assert api_settings.NUM_PROXIES == 0


def test_a_person_is_slowed_down(stage: Stage, narrow: None) -> None:
    client = stage.browser("admin")
    for _ in range(MOST):
        assert client.get("/api/user/").status_code == 200
    last = client.get("/api/user/")

    assert last.status_code == 429
    assert 0 < int(last.headers["Retry-After"]) <= 61
    assert last.json()["code"] == "throttled"


def test_so_is_a_stranger_who_is_turned_away(db: None, narrow: None) -> None:
    got = answers(MOST + 1, lambda _: Client().get("/api/user/", REMOTE_ADDR="192.0.2.1").status_code)
    last = Client().get("/api/organisations/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": "203.0.113.1"})

    assert got == [401] * MOST + [429]
    assert (last.status_code, "Retry-After" in last.headers) == (429, True)
    assert Client().get("/api/user/", REMOTE_ADDR="192.0.2.2").status_code == 401


def test_another_person_is_not(stage: Stage, narrow: None) -> None:
    for _ in range(MOST + 1):
        stage.browser("admin").get("/api/user/")

    assert stage.browser("viewer").get("/api/user/").status_code == 200


def test_strangers_get_no_further_with_invented_addresses(cast: Cast) -> None:
    def ask(number: int) -> int:
        headers = {"X-Forwarded-For": f"203.0.113.{number}, 10.0.0.{number}", "Forwarded": f"for=203.0.113.{number}"}
        return knock(Client(), f"personne{number}@exemple.fr", WRONG, headers=headers).status_code

    assert answers(31, ask) == [200] * 30 + [429]


def test_behind_a_proxy_the_address_that_it_saw_counts(cast: Cast, settings: Settings) -> None:
    settings.TRUSTED_PROXIES = 1

    def ask(number: int) -> int:
        headers = {"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.1"}
        return knock(Client(), f"personne{number}@exemple.fr", WRONG, headers=headers).status_code

    assert answers(31, ask) == [200] * 30 + [429]
    elsewhere = knock(Client(), "personne@exemple.fr", WRONG, headers={"X-Forwarded-For": "198.51.100.2"})
    assert elsewhere.status_code == 200


@pytest.mark.parametrize("word", ["garbage", "127.0.0.1:80", "<script>", "", " , ", "1.2.3.4.5", "\x00"])
def test_a_proxy_that_writes_no_address_breaks_nothing(cast: Cast, settings: Settings, word: str) -> None:
    settings.TRUSTED_PROXIES = 1

    assert knock(Client(), cast.alice.email, WRONG, headers={"X-Forwarded-For": word}).status_code == 200
    assert knock(Client(), cast.alice.email, headers={"X-Forwarded-For": word}).status_code == 302


@pytest.mark.parametrize(
    ("path", "form", "most"),
    [
        ("/users/password/reset/", {"email": "alice@exemple.fr"}, 5),
        ("/users/password/reset/", {"email": "personne@exemple.fr"}, 5),
        ("/users/register/", {"email": "alice@exemple.fr"}, 20),
    ],
)
def test_a_page_that_sends_messages_says_when_to_come_back(
    cast: Cast, path: str, form: dict[str, str], most: int
) -> None:
    got = answers(most, lambda _: Client().post(path, form).status_code)
    last = Client().post(path, form)

    assert 429 not in got
    assert (last.status_code, last.headers["Retry-After"]) == (429, "60")
    assert len(mail.outbox) <= most


def test_a_company_does_not_need_more_invitations(stage: Stage) -> None:
    client, path = stage.browser("admin"), f"/organisations/{stage.cast.atelier.pk}/members/invite/"

    def ask(number: int) -> int:
        return client.post(path, {"email": f"personne{number}@exemple.fr", "role": "viewer"}).status_code

    assert answers(INVITATIONS_AN_HOUR + 1, ask) == [302] * INVITATIONS_AN_HOUR + [422]
    assert len(mail.outbox) == INVITATIONS_AN_HOUR
    by_api = client.post(
        f"/api/organisations/{stage.cast.atelier.pk}/invitations/",
        {"email": "encore@exemple.fr", "role": "viewer"},
        "application/json",
    )
    assert (by_api.status_code, by_api.json()["code"]) == (409, "too_many_invitations")


def test_reports_of_browsers_are_counted(db: None) -> None:
    def ask(_: int) -> int:
        return Client().post("/csp-report/", {"csp-report": {}}, "application/json").status_code

    assert answers(31, ask) == [204] * 30 + [429]
