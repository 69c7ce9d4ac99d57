"""Who works on a document: one at a time, for as long as it is heard of."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from threading import Barrier, Event
from types import SimpleNamespace

import pytest
import time_machine
from django.db import OperationalError, connection
from django.utils import timezone

from invoices import wiring
from invoices.models import Document, State
from invoices.models.document import MOST_CRASHES
from invoices.ocr.order import Step
from invoices.services import leases
from invoices.services.leases import Lease, LeaseLost, connection_renew, lease_take, pulse
from tests.factories_invoices import TOKEN, DocumentFactory

HOUR = timedelta(hours=1)


def taken(document: Document) -> Lease:
    lease = lease_take(document.pk)
    assert lease is not None
    return lease


@pytest.mark.django_db
class TestTaking:
    def test_moves_a_document_that_waits_and_counts_the_try(self) -> None:
        lease = taken(DocumentFactory.create(next_attempt_at=timezone.now() - HOUR))

        document = Document.objects.get()
        assert (document.state, document.crashes, document.next_attempt_at) == (State.READING, 1, None)
        assert document.lease_token == lease.token
        assert document.lease_until is not None
        assert timedelta(seconds=80) < document.lease_until - timezone.now() <= timedelta(seconds=90)

    def test_is_refused_while_another_has_it(self) -> None:
        document = DocumentFactory.create(held=True)

        assert lease_take(document.pk) is None
        assert Document.objects.get().lease_token == TOKEN

    def test_takes_over_from_a_worker_that_is_not_heard_of(self) -> None:
        document = DocumentFactory.create(lost=True)

        assert taken(document).token != TOKEN
        assert Document.objects.get().crashes == 2

    def test_leaves_a_document_that_was_understood_where_it_is(self) -> None:
        taken(DocumentFactory.create(lost=True, state=State.UNDERSTOOD))

        assert Document.objects.get().state == State.UNDERSTOOD

    @pytest.mark.parametrize("state", [State.ACCEPTED, State.IN_REVIEW, State.REJECTED, State.FAILED])
    def test_leaves_what_is_done_alone(self, state: State) -> None:
        assert lease_take(DocumentFactory.create(state=state).pk) is None

    def test_waits_for_the_next_attempt(self) -> None:
        assert lease_take(DocumentFactory.create(next_attempt_at=timezone.now() + HOUR).pk) is None

    @pytest.mark.parametrize("where", [{"lost": True}, {"state": State.RECEIVED}])
    def test_leaves_alone_what_ended_three_workers(self, where: dict[str, object]) -> None:
        assert lease_take(DocumentFactory.create(**where, crashes=MOST_CRASHES).pk) is None

    def test_knows_nothing_of_what_is_not_there(self) -> None:
        assert lease_take(404) is None


@pytest.mark.django_db
class TestWriting:
    def test_is_for_whoever_holds_it(self) -> None:
        lease = taken(DocumentFactory.create())

        lease.write(step="read", pages=7)

        assert (lease.document.step, lease.document.pages) == ("read", 7)
        assert Document.objects.values_list("step", "pages").get() == ("read", 7)

    def test_is_refused_once_another_has_it(self) -> None:
        late = taken(DocumentFactory.create())
        Document.objects.update(lease_until=timezone.now() - HOUR)
        taken(late.document)

        with pytest.raises(LeaseLost):
            late.write(step="read")
        late.renew()
        late.tell(Step(1, 1, "tesseract", "first", 0.9))

        document = Document.objects.get()
        assert document.step == ""
        assert document.lease_until is not None
        assert document.lease_until > timezone.now()

    def test_is_refused_once_it_is_done(self) -> None:
        late = taken(DocumentFactory.create())
        Document.objects.update(state=State.ACCEPTED)

        with pytest.raises(LeaseLost):
            late.write(state=State.UNDERSTOOD)

    def test_of_what_is_gone_is_refused(self) -> None:
        late = taken(DocumentFactory.create())
        Document.objects.all().delete()

        with pytest.raises(LeaseLost):
            late.write(state=State.UNDERSTOOD)


@pytest.mark.django_db
class TestTelling:
    def test_shows_how_far_it_is_but_not_each_quick_step(self) -> None:
        lease = taken(DocumentFactory.create())

        lease.tell(Step(1, 9, "tesseract", "first", 0.9))
        lease.tell(Step(2, 9, "tesseract", "first", 0.9))

        assert Document.objects.values_list("step", "step_page", "pages").get() == ("tesseract", 1, 9)

    def test_never_stops_the_reading(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def away(*_anything: object) -> None:
            raise OperationalError("server closed the connection unexpectedly")

        lease = taken(DocumentFactory.create())
        monkeypatch.setattr(Document, "held_by", away)

        lease.tell(Step(1, 9, "tesseract", "first", 0.9))


@pytest.mark.django_db
class TestAClock:
    def test_put_forward_gives_a_document_to_another_and_the_first_writes_nothing(self) -> None:
        first = taken(DocumentFactory.create())
        with time_machine.travel(timezone.now() + HOUR):
            second = taken(first.document)
            second.write(step="read")

            with pytest.raises(LeaseLost):
                first.write(step="mine")

        assert Document.objects.get().step == "read"

    def test_put_forward_does_not_take_it_from_a_worker_that_is_alone(self) -> None:
        lease = taken(DocumentFactory.create())

        with time_machine.travel(timezone.now() + timedelta(days=400)):
            lease.write(step="read")

        assert Document.objects.get().step == "read"

    def test_put_back_does_not_keep_what_a_dead_worker_held(self) -> None:
        with time_machine.travel(timezone.now() + timedelta(days=400)):
            document = taken(DocumentFactory.create()).document

        assert lease_take(document.pk) is not None

    def test_put_back_does_not_put_off_for_ever(self) -> None:
        document = DocumentFactory.create(next_attempt_at=timezone.now() + timedelta(days=400))

        assert lease_take(document.pk) is not None

    def test_put_back_takes_nothing_from_a_worker_that_is_alive(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with time_machine.travel(timezone.now() + timedelta(days=400)):
            lease = taken(DocumentFactory.create())

        lease.renew()

        assert lease_take(lease.document.pk) is None


class TestAConnection:
    @pytest.mark.parametrize(
        ("found", "closed"),
        [
            ({}, True),
            ({"is_usable": lambda: True}, False),
            ({"in_atomic_block": True}, False),
            ({"connection": None}, False),
        ],
        ids=("closed", "usable", "at_work", "none"),
    )
    def test_that_was_cut_is_made_anew(
        self, monkeypatch: pytest.MonkeyPatch, found: dict[str, object], closed: bool
    ) -> None:
        done: list[bool] = []
        cut = {"connection": "a socket", "in_atomic_block": False, "is_usable": lambda: False, **found}
        monkeypatch.setattr(leases, "connection", SimpleNamespace(close=lambda: done.append(True), **cut))

        connection_renew()

        assert bool(done) == closed


@pytest.mark.django_db(transaction=True)
class TestThePulse:
    @pytest.fixture
    def beat(self, monkeypatch: pytest.MonkeyPatch) -> Event:
        """A very short lease, and a sign that it was renewed."""
        renewed, renew = Event(), Lease.renew

        def note(lease: Lease) -> None:
            renew(lease)
            renewed.set()

        monkeypatch.setattr(wiring, "lease_seconds", lambda: 0.06)
        monkeypatch.setattr(Lease, "renew", note)
        return renewed

    def test_renews_a_lease_for_as_long_as_the_work_goes_on(self, beat: Event) -> None:
        lease = taken(DocumentFactory.create())
        first = Document.objects.get().lease_until

        with pulse(lease):
            assert beat.wait(10)

        after = Document.objects.get().lease_until
        assert first is not None
        assert after is not None
        assert after > first
        beat.clear()
        assert not beat.wait(0.1)

    def test_survives_a_database_that_is_away_for_a_moment(self, beat: Event, monkeypatch: pytest.MonkeyPatch) -> None:
        lease, renew, away = taken(DocumentFactory.create()), Lease.renew, [True, True]

        def be_away(held: Lease) -> None:
            if away and away.pop():
                raise OperationalError("the database system is starting up")
            renew(held)

        monkeypatch.setattr(Lease, "renew", be_away)
        with pulse(lease):
            assert beat.wait(10)

    def test_stops_when_the_work_breaks_off(self, beat: Event) -> None:
        with pytest.raises(ValueError, match="broken"), pulse(taken(DocumentFactory.create())):
            raise ValueError("broken")

        beat.clear()
        assert not beat.wait(0.1)


@pytest.mark.django_db(transaction=True)
class TestOnPostgres:
    @pytest.fixture(autouse=True)
    def _only_there(self) -> None:
        if connection.vendor != "postgresql":
            pytest.skip("two connections that write at once: see tests/journeys/test_once_each.py for SQLite")

    def test_many_workers_at_once_are_one(self) -> None:
        document, together = DocumentFactory.create(), Barrier(8)

        def take(_worker: int) -> Lease | None:
            together.wait()
            try:
                return lease_take(document.pk)
            finally:
                connection.close()

        with ThreadPoolExecutor(8) as pool:
            found = [lease for lease in pool.map(take, range(8)) if lease]

        assert len(found) == 1
        assert Document.objects.values_list("crashes", "lease_token").get() == (1, found[0].token)

    def test_a_connection_that_was_cut_is_renewed(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            number = cursor.fetchone()[0]
        with closing(connection.copy()) as other, other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [number])

        connection_renew()

        assert Document.objects.count() == 0
