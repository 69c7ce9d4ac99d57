"""Pulling a source: once each, whatever comes in between."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, OperationalError
from django.utils import timezone

from accounts.origin import Actor
from invoices.errors import (
    DamagedFile,
    InvoiceError,
    NoAnswer,
    NotTaken,
    SourceRefused,
    StorageAway,
    UnknownKind,
)
from invoices.models import Arrival, Document, Origin, Source, SourceRun
from invoices.models.document import Priority
from invoices.services.source_holding import LEASE, MOST_PROBLEMS, hold
from invoices.services.source_pulling import BROKE_OFF, GOES_ON, source_pull
from invoices.services.sources import SourceFacts, source_create, source_delete, source_pause
from invoices.sources.door import Skipped
from tests.cast import Cast
from tests.doubles.broken_off import Killed, failing
from tests.doubles.connectors import KIND, SECRET, Stock, a_paper, set_up_shelf

NOON = "2026-11-20T12:00:00+00:00"
State = SourceRun.State


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Stock:
    return set_up_shelf(monkeypatch)


@pytest.fixture
def source(cast: Cast, shelf: Stock) -> Source:
    facts = SourceFacts("Rayon", {"url": "https://shelf.example"}, {"word": SECRET})
    return source_create(organisation=cast.atelier, kind=KIND, facts=facts, by=Actor())


def pull(source: Source, *, on_demand: bool = True, most_seconds: float = 60) -> SourceRun:
    run = source_pull(source_id=source.pk, on_demand=on_demand, by=Actor(), most_seconds=most_seconds)
    assert run
    return run


def counts(run: SourceRun) -> tuple[int, int, int]:
    return run.new, run.known, run.skipped


def minutes_until_next(source: Source) -> int:
    source.refresh_from_db()
    return round((source.next_run_at - timezone.now()).total_seconds() / 60)


class TestWhatComes:
    def test_is_taken_in_as_a_bulk_import_of_its_source(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0)]

        pull(source)

        document = Document.objects.get()
        assert (document.origin, document.source, document.priority) == (Origin.SOURCE, source, Priority.BULK)
        assert (document.name, document.note) == ("FA-0.png", "Bonjour")
        assert Arrival.objects.get().key == "K-0"

    def test_is_settled_once_it_is_durable(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0), lambda: shelf.settled.append(f"{Document.objects.count()}"), a_paper(1, at=2)]

        pull(source)

        assert shelf.settled == ["K-0", "1", "K-1"]

    def test_moves_the_place_where_the_next_run_goes_on(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0), a_paper(1)]
        assert counts(pull(source)) == (2, 0, 0)

        shelf.items.append(a_paper(2))
        assert counts(pull(source)) == (1, 0, 0)
        assert shelf.downloads == ["K-0", "K-1", "K-2"]

    def test_and_is_known_is_not_fetched_again(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0)]
        pull(source)
        Source.objects.update(cursor={})

        assert counts(pull(source)) == (0, 1, 0)
        assert shelf.downloads == ["K-0"]

    def test_under_two_keys_is_one_document(self, source: Source, shelf: Stock) -> None:
        first = a_paper(0)
        shelf.items = [first, type(first)("K-9", "copie.png", first.content, {"at": "2"})]

        assert counts(pull(source)) == (1, 1, 0)
        assert (Document.objects.count(), Arrival.objects.count()) == (1, 2)

    def test_leaves_a_run_that_says_how_many(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0), Skipped("x", "lisez-moi.txt", UnknownKind(), {"at": "2"})]

        run = pull(source)

        assert (run.state, counts(run)) == (State.DONE, (1, 0, 1))
        assert run.ended_at
        assert run.problems == [{"name": "lisez-moi.txt", "code": "unknown_kind", "facts": {}}]
        assert minutes_until_next(source) == 60
        assert shelf.closed == 1

    def test_and_is_refused_is_left_out_with_the_reason(
        self, source: Source, shelf: Stock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        failing(monkeypatch, DamagedFile(detail="its end is missing"), at=0)
        shelf.items = [a_paper(0), a_paper(1)]

        run = pull(source)

        assert (run.state, counts(run)) == (State.DONE, (1, 0, 1))
        assert run.problems[0]["facts"] == {"detail": "its end is missing"}
        assert shelf.settled == ["K-1"]

    def test_names_only_the_first_of_many_that_are_left_out(self, source: Source, shelf: Stock) -> None:
        shelf.items = [Skipped(f"{n}", f"{n}", NotTaken(detail="-"), {"at": f"{n + 1}"}) for n in range(30)]

        run = pull(source)

        assert (run.skipped, len(run.problems)) == (30, MOST_PROBLEMS)


class TestOneAtATime:
    def test_a_second_pull_goes_away(self, source: Source) -> None:
        assert hold(source_id=source.pk, on_demand=True)

        assert source_pull(source_id=source.pk, on_demand=True, by=Actor()) is None
        assert SourceRun.objects.count() == 1

    def test_a_hint_that_came_twice_pulls_once(self, source: Source, shelf: Stock) -> None:
        assert source_pull(source_id=source.pk, by=Actor())

        assert source_pull(source_id=source.pk, by=Actor()) is None

    @pytest.mark.parametrize("on_demand", [False, True])
    def test_a_paused_one_is_left_alone(self, source: Source, on_demand: bool) -> None:
        source_pause(source=source, by=Actor())

        assert source_pull(source_id=source.pk, by=Actor(), on_demand=on_demand) is None

    def test_one_that_is_gone_is_nobodys(self, source: Source) -> None:
        source_delete(source=source, by=Actor())

        assert source_pull(source_id=source.pk, on_demand=True, by=Actor()) is None

    def test_one_removed_meanwhile_is_given_up(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0), lambda: source_delete(source=source, by=Actor()), a_paper(1, at=2)]

        assert source_pull(source_id=source.pk, by=Actor()) is None

    def test_one_removed_while_a_document_is_taken_in_is_given_up(
        self, source: Source, shelf: Stock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def receive(**_facts: object) -> None:
            source_delete(source=source, by=Actor())
            raise IntegrityError("the source is gone")

        monkeypatch.setattr("invoices.services.source_pulling.document_receive", receive)
        shelf.items = [a_paper(0)]

        assert source_pull(source_id=source.pk, by=Actor()) is None

    def test_whoever_was_taken_for_dead_writes_nothing_more(self, source: Source, shelf: Stock) -> None:
        def another_takes_over() -> None:
            Source.objects.update(lease_until=timezone.now(), cursor={"at": "7"})
            assert hold(source_id=source.pk, on_demand=True)

        shelf.items = [a_paper(0), another_takes_over, a_paper(1, at=2)]

        assert pull(source).state == State.LOST
        source.refresh_from_db()
        assert source.cursor == {"at": "7"}
        assert source.lease_token


class TestKilled:
    @pytest.mark.parametrize("after", [False, True])
    @pytest.mark.parametrize("at", [0, 3, 9])
    def test_loses_nothing_and_brings_nothing_twice(
        self, source: Source, shelf: Stock, monkeypatch: pytest.MonkeyPatch, at: int, after: bool
    ) -> None:
        shelf.items = [a_paper(number) for number in range(10)]
        failing(monkeypatch, Killed(), at=at, after=after)
        with time_machine.travel(NOON, tick=False) as clock:
            Source.objects.update(next_run_at=timezone.now())
            with pytest.raises(Killed):
                pull(source)
            assert SourceRun.objects.get().state == State.RUNNING
            assert not Source.objects.due(timezone.now()).exists()

            clock.shift(LEASE)
            assert Source.objects.due(timezone.now()).exists()
            run = pull(source, on_demand=False)

        assert run.state == State.DONE
        assert list(Arrival.objects.order_by("pk").values_list("key", flat=True)) == [f"K-{n}" for n in range(10)]
        assert Document.objects.count() == 10
        assert list(SourceRun.objects.order_by("pk").values_list("state", flat=True)) == [State.LOST, State.DONE]


class TestTrouble:
    def test_that_may_pass_is_tried_again_ever_later(self, source: Source, shelf: Stock) -> None:
        shelf.items = [NoAnswer(host="shelf.example", detail="the connection broke")]
        waits = []
        with time_machine.travel(NOON, tick=False):
            for _ in range(6):
                assert pull(source).state == State.FAILED
                waits.append(minutes_until_next(source))

        assert waits == [1, 5, 15, 60, 60, 60]

    def test_that_may_pass_waits_no_longer_than_usual(self, source: Source, shelf: Stock) -> None:
        Source.objects.update(every_minutes=10)
        shelf.items = [NoAnswer(host="shelf.example", detail="the connection broke")]
        waits = []
        with time_machine.travel(NOON, tick=False):
            for _ in range(4):
                pull(source)
                waits.append(minutes_until_next(source))

        assert waits == [1, 5, 10, 10]

    def test_that_passed_is_forgotten(self, source: Source, shelf: Stock) -> None:
        trouble = NoAnswer(host="shelf.example", detail="the connection broke")
        with time_machine.travel(NOON, tick=False):
            for item in (trouble, trouble, a_paper(0)):
                shelf.items = [item]
                pull(source)
            shelf.items.append(trouble)
            pull(source)
            assert minutes_until_next(source) == 1

    def test_that_stays_waits_for_the_usual_time_and_is_shown(self, source: Source, shelf: Stock) -> None:
        shelf.items = [SourceRefused(place="shelf.example", detail="it refuses every time")]
        with time_machine.travel(NOON, tick=False):
            run = pull(source)
            assert minutes_until_next(source) == 60

        assert (run.state, run.error_code) == (State.FAILED, "source_refused")
        assert run.error_facts == {"place": "shelf.example", "detail": "it refuses every time"}

    def test_keeps_what_came_before(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0), NoAnswer(host="shelf.example", detail="the connection broke")]

        run = pull(source)
        source.refresh_from_db()

        assert (counts(run), source.cursor) == ((1, 0, 0), {"at": "1"})
        assert source.lease_token == ""

    def test_with_the_storage_ends_the_run_and_loses_nothing(
        self, source: Source, shelf: Stock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shelf.items = [a_paper(0), a_paper(1)]
        failing(monkeypatch, StorageAway(detail="no space left on device"), at=1)

        assert pull(source).error_code == "storage_away"
        assert counts(pull(source)) == (1, 0, 0)
        assert Document.objects.count() == 2

    def test_that_nobody_foresaw_ends_the_run_without_telling_what_it_said(
        self, source: Source, shelf: Stock, caplog: pytest.LogCaptureFixture
    ) -> None:
        shelf.items = [ValueError(f"https://shelf.example/?sig={SECRET}")]

        run = pull(source)

        assert (run.state, run.error_code) == (State.FAILED, BROKE_OFF)
        assert "pull broke off" in caplog.text
        assert SECRET not in caplog.text + str([vars(record) for record in caplog.records])
        assert SECRET not in str(SourceRun.objects.values())

    def test_with_a_constraint_is_not_hidden(
        self, source: Source, shelf: Stock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        failing(monkeypatch, IntegrityError("something else"), at=0)
        shelf.items = [a_paper(0)]

        with pytest.raises(IntegrityError):
            pull(source)

    def test_with_the_database_leaves_the_run_to_the_next_one(self, source: Source, shelf: Stock) -> None:
        shelf.items = [OperationalError("the server went away")]

        with pytest.raises(OperationalError):
            pull(source)

        assert SourceRun.objects.get().state == State.RUNNING


class TestEnoughForNow:
    def test_is_said_when_too_many_wait(self, source: Source, shelf: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("invoices.wiring.most_waiting", lambda: 2)
        shelf.items = [a_paper(number) for number in range(4)]
        with time_machine.travel(NOON, tick=False):
            run = pull(source)
            assert minutes_until_next(source) == 1

        assert (run.state, run.error_code, run.new) == (State.DONE, "intake_full", 2)

        Document.objects.update(state="accepted")
        assert counts(pull(source)) == (2, 0, 0)

    def test_is_said_when_the_time_is_up(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0), a_paper(1)]

        run = pull(source, most_seconds=0)

        assert (run.state, run.error_code, run.new) == (State.DONE, GOES_ON, 1)
        assert Source.objects.due(timezone.now()).exists()
        assert counts(pull(source)) == (1, 0, 0)


class TestTheHistory:
    def test_forgets_what_is_old(self, source: Source, shelf: Stock) -> None:
        pull(source)
        SourceRun.objects.update(started_at=timezone.now() - timedelta(days=91))

        latest = pull(source)

        assert list(SourceRun.objects.all()) == [latest]

    def test_names_a_run(self, source: Source) -> None:
        with time_machine.travel(NOON, tick=False):
            assert str(pull(source)).endswith("2026-11-20 12:00")


def test_every_error_of_a_run_can_be_made_again(source: Source, shelf: Stock) -> None:
    problem: InvoiceError = NoAnswer(host="shelf.example", detail="the connection broke")
    shelf.items = [problem]

    run = pull(source)

    assert str(NoAnswer(**run.error_facts)) == str(problem)
