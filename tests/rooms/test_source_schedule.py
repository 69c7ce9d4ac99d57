"""Telling workers of sources whose turn has come, and people of sources from which nothing comes."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from celery import current_app
from django.core import mail
from django.utils import timezone
from kombu.exceptions import OperationalError

from accounts.models import Membership
from accounts.origin import Actor
from invoices.models import Source
from invoices.services.source_hints import TASK, sources_pull_due
from invoices.services.source_pulling import source_pull
from invoices.services.source_silence import silence_alarm
from invoices.services.sources import SourceFacts, source_create, source_pause, source_pull_ask, source_resume
from tests.cast import Cast
from tests.doubles.connectors import KIND, SECRET, Stock, a_paper, set_up_shelf
from tests.trail import actions

NOON = "2026-11-20T12:00:00+00:00"
Sent = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Stock:
    return set_up_shelf(monkeypatch)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What workers are told."""
    told: Sent = []

    def send_task(name: str, *, kwargs: dict[str, Any], **_options: object) -> None:
        told.append((name, kwargs))

    monkeypatch.setattr(current_app, "send_task", send_task)
    return told


def a_source(cast: Cast, *, silent_hours: int = 24) -> Source:
    facts = SourceFacts("Rayon", {"url": "https://shelf.example"}, {"word": SECRET}, 60, silent_hours)
    return source_create(organisation=cast.atelier, kind=KIND, facts=facts, by=Actor())


class TestWhoseTurnHasCome:
    def test_workers_are_told(self, cast: Cast, shelf: Stock, sent: Sent) -> None:
        source = a_source(cast)

        assert sources_pull_due() == 1
        assert sent == [(TASK, {"source_id": source.pk, "on_demand": False})]

    def test_not_of_those_that_wait_rest_or_are_pulled(self, cast: Cast, shelf: Stock, sent: Sent) -> None:
        later, resting, pulled = a_source(cast), a_source(cast), a_source(cast)
        soon = timezone.now() + timedelta(minutes=1)
        Source.objects.filter(pk=later.pk).update(next_run_at=soon)
        source_pause(source=resting, by=Actor())
        Source.objects.filter(pk=pulled.pk).update(lease_until=soon)

        assert sources_pull_due() == 0

    def test_a_broker_that_is_away_is_no_trouble(
        self, cast: Cast, shelf: Stock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def away(*_args: object, **_options: object) -> None:
            raise OperationalError("no broker")

        a_source(cast)
        monkeypatch.setattr(current_app, "send_task", away)

        assert sources_pull_due() == 0
        assert "hint not sent" in caplog.text


class TestAskedFor:
    @pytest.mark.usefixtures("shelf")
    def test_leaves_once_what_was_asked_is_kept(
        self, cast: Cast, sent: Sent, django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            source = a_source(cast)
            assert sent == []
        with django_capture_on_commit_callbacks(execute=True):
            source_pull_ask(source=source, by=Actor())

        assert [kwargs["on_demand"] for _, kwargs in sent] == [False, True]


class TestSilence:
    def test_is_told_to_the_administrators_once(self, cast: Cast, shelf: Stock) -> None:
        with time_machine.travel(NOON, tick=False) as clock:
            source = a_source(cast)
            clock.shift(timedelta(hours=24))
            assert silence_alarm() == 0

            clock.shift(1)
            assert silence_alarm() == 1
            clock.shift(timedelta(days=30))
            assert silence_alarm() == 0

        assert [message.to for message in mail.outbox] == [[cast.alice.email]]
        assert "Rayon" in mail.outbox[0].subject
        assert "Atelier" in mail.outbox[0].body
        assert SECRET not in mail.outbox[0].body
        assert actions(action="source.silent", organisation=cast.atelier.pk, object_id=str(source.pk))

    def test_is_told_in_each_ones_language(self, cast: Cast, shelf: Stock) -> None:
        cast.alice.language = "en"
        cast.alice.save()
        Membership.objects.filter(user=cast.ben).update(role="admin")
        with time_machine.travel(NOON, tick=False) as clock:
            a_source(cast)
            clock.shift(timedelta(hours=25))
            silence_alarm()

        english, french = mail.outbox
        assert "Nothing more comes from" in english.subject
        assert english.body.startswith("Hello,")
        assert french.body.startswith("Bonjour,")

    def test_is_told_again_after_something_came(self, cast: Cast, shelf: Stock) -> None:
        with time_machine.travel(NOON, tick=False) as clock:
            source = a_source(cast)
            clock.shift(timedelta(hours=25))
            silence_alarm()
            shelf.items = [a_paper(0)]
            source_pull(source_id=source.pk, by=Actor(), on_demand=True)
            assert silence_alarm() == 0

            clock.shift(timedelta(hours=25))
            assert silence_alarm() == 1
        assert len(mail.outbox) == 2

    def test_does_not_end_with_what_was_here_already(self, cast: Cast, shelf: Stock) -> None:
        shelf.items = [a_paper(0)]
        with time_machine.travel(NOON, tick=False) as clock:
            source = a_source(cast)
            source_pull(source_id=source.pk, by=Actor(), on_demand=True)
            clock.shift(timedelta(hours=25))
            Source.objects.update(cursor={})
            source_pull(source_id=source.pk, by=Actor(), on_demand=True)

            assert silence_alarm() == 1

    def test_is_nothing_where_nobody_asked_or_the_source_rests(self, cast: Cast, shelf: Stock) -> None:
        with time_machine.travel(NOON, tick=False) as clock:
            a_source(cast, silent_hours=0)
            source_pause(source=a_source(cast), by=Actor())
            clock.shift(timedelta(days=30))

            assert silence_alarm() == 0

    def test_is_counted_anew_when_a_source_is_resumed(self, cast: Cast, shelf: Stock) -> None:
        with time_machine.travel(NOON, tick=False) as clock:
            source = a_source(cast)
            source_pause(source=source, by=Actor())
            clock.shift(timedelta(days=30))
            source_resume(source=source, by=Actor())
            assert silence_alarm() == 0

            clock.shift(timedelta(hours=25))
            assert silence_alarm() == 1

    def test_is_told_next_time_when_the_mail_server_is_away(
        self, cast: Cast, shelf: Stock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def away(*_args: object, **_options: object) -> None:
            raise ConnectionRefusedError

        with time_machine.travel(NOON, tick=False) as clock:
            a_source(cast)
            clock.shift(timedelta(hours=25))
            with monkeypatch.context() as patch:
                patch.setattr("invoices.services.source_silence.send_mail", away)
                assert silence_alarm() == 0
            assert not actions(action="source.silent")

            assert silence_alarm() == 1

    def test_is_recorded_where_nobody_can_be_told(self, cast: Cast, shelf: Stock) -> None:
        Membership.objects.filter(user=cast.alice).delete()
        with time_machine.travel(NOON, tick=False) as clock:
            a_source(cast)
            clock.shift(timedelta(hours=25))

            assert (silence_alarm(), len(mail.outbox)) == (1, 0)
        assert actions(action="source.silent")

    def test_is_no_longer_told_when_something_comes_at_that_moment(
        self, cast: Cast, shelf: Stock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with time_machine.travel(NOON, tick=False) as clock:
            a_source(cast)
            clock.shift(timedelta(hours=25))

            def something_comes(*_args: object) -> bool:
                return bool(Source.objects.update(last_arrival_at=timezone.now()))

            monkeypatch.setattr("invoices.services.source_silence._is_silent", something_comes)

            assert (silence_alarm(), len(mail.outbox)) == (0, 0)
