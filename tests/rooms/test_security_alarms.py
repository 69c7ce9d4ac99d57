"""Many security events of a kind send one message."""

import pytest
import time_machine
from django.core import mail
from pytest_django.fixtures import Settings

from accounts.origin import Actor
from accounts.services.security import ALARM_AT, WINDOW, security_event
from tests.doubles.caches import ForgetfulCache
from tests.trail import actions

pytestmark = pytest.mark.django_db

KIND = "session.locked_out"
CONTACT = "security@exemple.fr"


@pytest.fixture
def contact(settings: Settings) -> str:
    """Whom to tell."""
    settings.SECURITY_CONTACTS = [CONTACT]
    return CONTACT


def happens(times: int, kind: str = KIND) -> None:
    for _ in range(times):
        security_event(kind=kind, by=Actor())


class TestAlarms:
    def test_every_event_stands_in_the_trail(self) -> None:
        happens(2)

        assert actions() == [KIND, KIND]

    def test_a_few_alarm_nobody(self, contact: str) -> None:
        happens(ALARM_AT[KIND] - 1)

        assert not mail.outbox

    def test_many_send_a_message_that_says_what_and_how_often(self, contact: str) -> None:
        happens(ALARM_AT[KIND])

        assert mail.outbox[0].to == [contact]
        assert KIND in mail.outbox[0].subject
        assert str(ALARM_AT[KIND]) in mail.outbox[0].subject

    def test_more_send_no_second_message(self, contact: str) -> None:
        happens(ALARM_AT[KIND] * 3)

        assert len(mail.outbox) == 1

    def test_are_counted_by_kind(self, contact: str) -> None:
        happens(ALARM_AT[KIND] - 1)
        happens(ALARM_AT[KIND] - 1, "csp.reported")

        assert not mail.outbox

    def test_without_contacts_nobody_is_written_to(self, settings: Settings) -> None:
        settings.SECURITY_CONTACTS = []

        happens(ALARM_AT[KIND])

        assert not mail.outbox

    def test_a_flood_does_not_fill_the_trail(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("accounts.services.security.RECORDED_AT_MOST", 3)

        happens(5)

        assert len(actions()) == 3

    def test_a_kind_without_a_bound_never_alarms(self, contact: str) -> None:
        happens(100, "something.else")

        assert not mail.outbox

    def test_a_counter_that_forgets_between_two_lines_counts_on(
        self, contact: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("accounts.counters.cache", ForgetfulCache())

        happens(1)

        assert actions() == [KIND]


def test_the_counter_starts_anew_after_its_window(contact: str) -> None:
    with time_machine.travel("2026-11-20T12:00:00+00:00", tick=False) as clock:
        happens(ALARM_AT[KIND] - 1)
        clock.shift(WINDOW + 1)
        happens(1)

    assert not mail.outbox
