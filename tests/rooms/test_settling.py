"""Bringing a document to its end: judged, put off, given up, or given back."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from invoices.errors import DamagedFile, EngineBusy, InvoiceError, NoAnswer, StorageAway
from invoices.models import Document, Invoice, State
from invoices.services.leases import Lease, LeaseLost, lease_take
from invoices.services.settling import (
    BACKOFF,
    document_fail,
    document_let_go,
    document_put_off,
    document_settle,
    state_of,
)
from tests.factories_invoices import DocumentFactory, InvoiceFactory, OcrRunFactory, UnderstandingFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
BUSY = EngineBusy(engine="azure", detail="too many requests")


def held(**facts: object) -> Lease:
    lease = lease_take(DocumentFactory.create(**facts).pk)
    assert lease is not None
    return lease


def with_invoices(document: Document, *states: Invoice.State) -> None:
    one = UnderstandingFactory.create(run=OcrRunFactory.create(document=document))
    for number, state in enumerate(states, 1):
        InvoiceFactory.create(understanding=one, first_page=number, last_page=number, state=state)


class TestTheEnd:
    @pytest.mark.parametrize(
        ("invoices", "end"),
        [
            ((), State.IN_REVIEW),
            (("accepted",), State.ACCEPTED),
            (("approved",), State.ACCEPTED),
            (("rejected",), State.REJECTED),
            (("in_review",), State.IN_REVIEW),
            (("accepted", "in_review", "rejected"), State.IN_REVIEW),
            (("accepted", "rejected"), State.ACCEPTED),
            (("rejected", "rejected"), State.REJECTED),
        ],
        ids=str,
    )
    def test_is_what_its_invoices_make_of_it(self, invoices: tuple[Invoice.State, ...], end: State) -> None:
        document = DocumentFactory.create()
        with_invoices(document, *invoices)

        assert state_of(document) == end

    def test_is_written_once_and_frees_the_document(self) -> None:
        lease = held(retries=3, error_code="engine_busy", error_facts={"engine": "azure"})
        with_invoices(lease.document, Invoice.State.ACCEPTED)

        assert document_settle(lease) == State.ACCEPTED

        document = Document.objects.get()
        assert (document.state, document.lease_token, document.lease_until) == (State.ACCEPTED, "", None)
        assert (document.crashes, document.retries, document.error_code, document.error_facts) == (0, 0, "", {})
        assert (document.step, document.step_page) == ("", 0)
        assert document.settled_at is not None
        with pytest.raises(LeaseLost):
            document_settle(lease)

    def test_is_not_for_whoever_lost_it(self) -> None:
        lease = held()
        Document.objects.update(lease_token="another's")

        for end in (document_settle, document_let_go):
            with pytest.raises(LeaseLost):
                end(lease)
        for write in (document_fail, document_put_off):
            with pytest.raises(LeaseLost):
                write(lease, BUSY)
        assert Document.objects.values_list("state", "lease_token").get() == (State.READING, "another's")


class TestAPassingError:
    def test_is_written_on_the_row_with_when_to_try_again(self) -> None:
        with time_machine.travel(NOW, tick=False):
            assert document_put_off(held(), BUSY) == State.RECEIVED

        document = Document.objects.get()
        assert (document.state, document.retries, document.crashes) == (State.RECEIVED, 1, 0)
        assert document.next_attempt_at == NOW + timedelta(minutes=1)
        assert (document.error_code, document.error_facts) == (
            "engine_busy", {"engine": "azure", "detail": "too many requests"}
        )  # fmt: skip
        assert (document.lease_token, document.settled_at) == ("", None)

    def test_is_tried_over_hours_and_days_and_then_the_document_has_failed(self) -> None:
        document, pauses = DocumentFactory.create(), []
        with time_machine.travel(NOW, tick=False) as clock:
            while True:
                lease = lease_take(document.pk)
                assert lease is not None
                if document_put_off(lease, BUSY) == State.FAILED:
                    break
                document.refresh_from_db()
                assert lease_take(document.pk) is None
                assert document.next_attempt_at is not None
                pauses.append(document.next_attempt_at - timezone.now())
                clock.move_to(document.next_attempt_at)

        document.refresh_from_db()
        assert tuple(pauses) == BACKOFF == tuple(sorted(pauses))
        assert (document.state, document.error_code) == (State.FAILED, "tried_in_vain")
        assert document.error_facts == {"days": 3, "detail": "engine_busy"}

    @pytest.mark.parametrize(
        ("asked", "minutes"), [(600.0, 10), (5.0, 1), (0, 1), (10**9, 24 * 60), ("120", 2)], ids=str
    )
    def test_waits_as_long_as_a_service_asks_for_but_a_day_at_most(self, asked: float | str, minutes: int) -> None:
        with time_machine.travel(NOW, tick=False):
            document_put_off(held(), EngineBusy(engine="azure", detail="", retry_after=asked))

        assert Document.objects.get().next_attempt_at == NOW + timedelta(minutes=minutes)

    def test_of_the_network_or_the_disk_is_one_as_well(self) -> None:
        for problem in (NoAnswer(host="x", detail=""), StorageAway(detail="full")):
            assert document_put_off(held(), problem) == State.RECEIVED


class TestAFinalError:
    def test_is_written_on_the_row(self) -> None:
        assert document_fail(held(), DamagedFile(detail="no pages")) == State.FAILED

        document = Document.objects.get()
        assert (document.state, document.error_code, document.error_facts) == (
            State.FAILED, "damaged_file", {"detail": "no pages"}
        )  # fmt: skip
        assert document.settled_at is not None
        assert (document.lease_token, document.lease_until, document.crashes) == ("", None, 0)

    @pytest.mark.parametrize("write", [document_fail, document_put_off])
    def test_may_quote_anything(self, write: object) -> None:
        assert callable(write)
        problem: InvoiceError = DamagedFile(detail="\0\udcff", seconds=float("nan"))

        write(held(), problem)

        assert Document.objects.get().error_facts == {"detail": "?", "seconds": None}


class TestAFaultOfOurs:
    def test_gives_the_document_back_for_a_minute_and_counts(self) -> None:
        with time_machine.travel(NOW, tick=False):
            lease = held()
            document_let_go(lease)
            assert lease_take(lease.document.pk) is None

        document = Document.objects.get()
        assert (document.state, document.crashes, document.retries) == (State.RECEIVED, 1, 0)
        assert document.next_attempt_at == NOW + timedelta(minutes=1)
