"""The way of a document through a worker: whatever happens, it ends once."""

from collections.abc import Iterator

import pytest
from django.db import OperationalError
from django.utils import timezone

from invoices import store
from invoices.errors import DamagedFile, EngineBusy, InvoiceError, ReaderCrashed
from invoices.fields import Assessment, Outcome, Verdict
from invoices.models import Document, Invoice, OcrRun, State, Supplier, Understanding
from invoices.pipeline import Tools
from invoices.services import processing, understanding
from invoices.services.processing import document_process
from invoices.signals import document_processed
from invoices.tasks import read_document
from tests.builders import an_outcome
from tests.doubles.readers import ReaderMeanwhile, ReaderThatFails, ReaderThatSays
from tests.factories_invoices import DocumentFactory, OcrRunFactory
from tests.understood import an_invoice

pytestmark = pytest.mark.django_db

OUTCOME = an_outcome(extraction=an_invoice(), assessment=Assessment(0.99, (), Verdict.ACCEPTED, 0.9))
BUSY = EngineBusy(engine="azure", detail="too many requests")


@pytest.fixture(autouse=True)
def _understood_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(understanding, "quick_half", lambda context: lambda result: OUTCOME)


@pytest.fixture
def heard() -> Iterator[list[tuple[int, str, Outcome | None]]]:
    """What was announced."""
    said: list[tuple[int, str, Outcome | None]] = []

    def listen(document: Document, outcome: Outcome | None, seconds: float, **_facts: object) -> None:
        assert seconds >= 0
        said.append((document.pk, document.state, outcome))

    document_processed.connect(listen)
    yield said
    document_processed.disconnect(listen)


def process(document: Document, reader: ReaderThatSays | None = None) -> State | None:
    return document_process(document_id=document.pk, tools=Tools(reader or ReaderThatSays()))


def written() -> dict[str, int]:
    """Count what reading and understanding wrote."""
    return {kind.__name__: kind.objects.count() for kind in (OcrRun, Understanding, Invoice, Supplier)}


ONCE = {"OcrRun": 1, "Understanding": 1, "Invoice": 1, "Supplier": 1}


class TestADocument:
    def test_becomes_an_invoice(self, heard: list[object]) -> None:
        document = DocumentFactory.create()

        assert process(document) == State.ACCEPTED

        document.refresh_from_db()
        assert (document.state, document.lease_token, document.crashes) == (State.ACCEPTED, "", 0)
        assert document.reading == OcrRun.objects.get()
        assert written() == ONCE
        assert heard == [(document.pk, State.ACCEPTED, OUTCOME)]

    def test_delivered_twice_is_done_once(self, heard: list[object]) -> None:
        document, reader = DocumentFactory.create(), ReaderThatSays()

        assert [process(document, reader) for _ in range(3)] == [State.ACCEPTED, None, None]

        assert written() == ONCE
        assert (len(reader.read), len(heard)) == (1, 1)

    def test_that_is_not_there_is_nothing_to_do(self) -> None:
        assert document_process(document_id=404, tools=Tools(ReaderThatSays())) is None

    def test_is_read_by_a_task_that_takes_what_later_versions_send(self, monkeypatch: pytest.MonkeyPatch) -> None:
        document = DocumentFactory.create()
        monkeypatch.setattr(processing, "worker_tools", lambda: Tools(ReaderThatSays()))

        read_document(document_id=document.pk, a_later_argument=1)

        assert written() == ONCE

    def test_that_holds_several_invoices_says_where_and_waits_for_a_word(self, monkeypatch: pytest.MonkeyPatch) -> None:
        several = an_outcome(
            extraction=an_invoice(), assessment=Assessment(0, (), Verdict.REVIEW, 0.9), splits=((1, 2), (3, 3))
        )
        monkeypatch.setattr(understanding, "quick_half", lambda context: lambda result: several)
        document = DocumentFactory.create()

        assert process(document) == State.IN_REVIEW

        document.refresh_from_db()
        assert document.splits == [[1, 2], [3, 3]]
        assert Invoice.objects.values_list("first_page", "last_page").get() == (1, 2)


class TestWhatWasDoneBefore:
    def test_is_not_read_or_paid_for_again(self) -> None:
        document, reader = DocumentFactory.create(lost=True), ReaderThatSays()
        document.reading = OcrRunFactory.create(document=document)
        document.save()

        assert process(document, reader) == State.ACCEPTED

        assert reader.read == []
        assert written() == ONCE

    def test_is_not_understood_again(self, monkeypatch: pytest.MonkeyPatch, heard: list[object]) -> None:
        document, reader = DocumentFactory.create(), ReaderThatSays()
        with monkeypatch.context() as patched:
            patched.setattr(processing, "document_settle", lambda lease: lease.nothing_more)
            process(document, reader)
        Document.objects.update(state=State.UNDERSTOOD, lease_until=timezone.now(), next_attempt_at=None)
        monkeypatch.delattr(understanding, "quick_half")

        assert process(document, reader) == State.ACCEPTED

        assert written() == ONCE
        assert (len(reader.read), heard) == (1, [(document.pk, State.ACCEPTED, None)])

    def test_that_no_longer_holds_together_fails_with_a_reason(self) -> None:
        document = DocumentFactory.create(lost=True)
        document.reading = OcrRunFactory.create(document=document, result="{}")
        document.save()

        assert process(document) == State.FAILED

        assert Document.objects.get().error_code == "kept_reading_damaged"


class TestAnError:
    def test_that_may_pass_is_tried_again_by_whoever_comes_when_its_time_has_come(self, heard: list[object]) -> None:
        document, reader = DocumentFactory.create(), ReaderThatFails(BUSY, times=1)

        assert process(document, reader) == State.RECEIVED
        assert process(document, reader) is None
        assert (written()["OcrRun"], heard) == (0, [])
        Document.objects.update(next_attempt_at=timezone.now())

        assert process(document, reader) == State.ACCEPTED
        assert (Document.objects.get().retries, len(heard)) == (0, 1)

    @pytest.mark.parametrize("problem", [DamagedFile(detail="\0"), ReaderCrashed(detail="signal 9")], ids=repr)
    def test_that_does_not_pass_ends_it(self, heard: list[object], problem: InvoiceError) -> None:
        document = DocumentFactory.create()

        assert process(document, ReaderThatFails(problem)) == State.FAILED

        document.refresh_from_db()
        assert document.error_code == problem.code
        assert heard == [(document.pk, State.FAILED, None)]

    def test_of_the_store_is_put_off(self) -> None:
        document = DocumentFactory.create()
        store.purge(document.kept_as)

        assert process(document) == State.RECEIVED

        assert Document.objects.get().error_code == "storage_away"

    def test_of_ours_costs_no_other_document_and_the_third_ends_it(self, heard: list[object]) -> None:
        document, reader = DocumentFactory.create(), ReaderThatFails(ZeroDivisionError())

        for _ in range(3):
            assert process(document, reader) == State.RECEIVED
            assert process(document, reader) is None
            Document.objects.update(next_attempt_at=timezone.now())

        assert process(document, reader) is None
        assert (Document.objects.get().crashes, heard) == (3, [])

    def test_of_the_database_leaves_the_row_to_whoever_comes_after(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(**_anything: object) -> None:
            raise OperationalError("server closed the connection unexpectedly")

        document, reader = DocumentFactory.create(), ReaderThatSays()
        with monkeypatch.context() as patched:
            patched.setattr(understanding, "outcome_record", fail)
            assert process(document, reader) is None
        assert Document.objects.get().state == State.READING
        Document.objects.update(lease_until=timezone.now())

        assert process(document, reader) == State.ACCEPTED
        assert (written(), len(reader.read)) == (ONCE, 1)

    def test_in_the_settings_of_a_worker_costs_no_document_a_try(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def misconfigured() -> Tools:
            raise ValueError("OCR_SETTINGS")

        document = DocumentFactory.create()
        monkeypatch.setattr(processing, "worker_tools", misconfigured)

        with pytest.raises(ValueError, match="OCR_SETTINGS"):
            document_process(document_id=document.pk)

        assert Document.objects.values_list("state", "crashes").get() == (State.RECEIVED, 0)


class TestALostLease:
    def test_writes_nothing_of_what_was_read(self, heard: list[object]) -> None:
        document = DocumentFactory.create()
        slow = ReaderMeanwhile(lambda: Document.objects.update(lease_token="another's"))

        assert process(document, slow) is None

        assert written() == dict.fromkeys(ONCE, 0)
        assert (Document.objects.get().state, heard) == (State.READING, [])

    def test_to_a_worker_that_was_faster_leaves_that_worker_s_work(self, heard: list[object]) -> None:
        document = DocumentFactory.create()

        def be_overtaken() -> None:
            Document.objects.update(lease_until=timezone.now())
            assert process(document) == State.ACCEPTED

        assert process(document, ReaderMeanwhile(be_overtaken)) is None

        assert written() == ONCE
        assert (Document.objects.get().state, len(heard)) == (State.ACCEPTED, 1)

    @pytest.mark.parametrize("last", ["document_settle", "document_understand"])
    def test_between_two_steps_writes_nothing_more(self, monkeypatch: pytest.MonkeyPatch, last: str) -> None:
        step = getattr(processing, last)

        def come_late(*arguments: object) -> object:
            Document.objects.update(lease_token="another's")
            return step(*arguments)

        monkeypatch.setattr(processing, last, come_late)

        assert process(DocumentFactory.create()) is None

        assert Document.objects.get().lease_token == "another's"
        assert Invoice.objects.count() == (last == "document_settle")

    @pytest.mark.parametrize("problem", [BUSY, DamagedFile(detail=""), ZeroDivisionError()], ids=repr)
    def test_is_stronger_than_any_error(self, problem: Exception) -> None:
        def fail_late() -> None:
            Document.objects.update(lease_token="another's")
            raise problem

        assert process(DocumentFactory.create(), ReaderMeanwhile(fail_late)) is None

        assert Document.objects.values_list("state", "error_code").get() == (State.READING, "")


def test_a_listener_that_breaks_breaks_nothing_else() -> None:
    def fail(**_facts: object) -> None:
        raise ZeroDivisionError

    document_processed.connect(fail)
    try:
        assert process(DocumentFactory.create()) == State.ACCEPTED
    finally:
        document_processed.disconnect(fail)
