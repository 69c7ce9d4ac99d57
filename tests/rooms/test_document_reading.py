"""The slow half for one document: what was read is kept with its pages, or nothing of it is."""

from decimal import Decimal

import pytest
from django.db import DatabaseError
from django.utils import timezone

from invoices import store
from invoices.document import OcrResult
from invoices.errors import DamagedFile, StorageAway
from invoices.models import Consent, CostEntry, Document, OcrRun
from invoices.ocr.kept import from_json, to_json
from invoices.ocr.policy import Policy
from invoices.pipeline import Tools
from invoices.services import reading
from invoices.services.leases import Lease, LeaseLost, lease_take
from invoices.services.reading import document_read
from tests.builders import a_page_reading, an_attempt, an_ocr_result
from tests.doubles.reader import ReaderInThisProcess
from tests.doubles.readers import PAGE, ReaderMeanwhile, ReaderThatFails, ReaderThatSays
from tests.factories_invoices import DocumentFactory
from tests.intake import a_pdf, files_kept

pytestmark = pytest.mark.django_db

PAID = an_ocr_result(a_page_reading(attempts=(an_attempt(), an_attempt("azure", cost=Decimal("0.01"))), used=1))


def held(**facts: object) -> Lease:
    lease = lease_take(DocumentFactory.create(**facts).pk)
    assert lease is not None
    return lease


def on_the_second_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be full when the second page is to be kept."""
    keep, room = store.keep, [1]

    def keep_one(content: bytes, *, folder: str) -> str:
        if not room:
            raise OSError(28, "No space left on device")
        room.pop()
        return keep(content, folder=folder)

    monkeypatch.setattr(store, "keep", keep_one)


class TestAReading:
    def test_is_kept_whole_with_its_pages_and_the_row_points_to_it(self) -> None:
        lease, result = held(), an_ocr_result(a_page_reading(), a_page_reading("Page deux", number=2))

        run = document_read(lease, Tools(ReaderThatSays(result)))

        document = Document.objects.get()
        assert (document.reading, document.pages, document.step) == (run, 2, "understand")
        assert from_json(run.result.encode()) == from_json(to_json(result))
        assert [store.fetch(name) for name in run.images] == [PAGE + b" 1", PAGE + b" 2"]

    def test_says_how_it_was_made(self) -> None:
        pages = (a_page_reading(), a_page_reading(number=2, engine="rapidocr", score=0.4, usable=False, fault="dark"))

        run = document_read(held(), Tools(ReaderThatSays(an_ocr_result(*pages)), policy=Policy(engine="rapidocr")))

        run.refresh_from_db()
        assert (run.engine, run.version, run.why, run.score) == ("tesseract+rapidocr", "5.3.0", "received", 0.4)
        assert (run.seconds, run.cpu_seconds, run.peak_bytes, run.cost) == (1.25, 0.5, 2**20, Decimal(0))
        assert run.settings["engine"] == "rapidocr"
        assert [page["fault"] for page in run.measures] == [None, "dark"]
        assert run.measures[0]["attempts"][0]["recipe"] == "tesseract"

    def test_is_of_the_bytes_that_were_received(self) -> None:
        reader = ReaderThatSays()

        document_read(held(content=b"%PDF as it came"), Tools(reader))

        assert reader.read == [b"%PDF as it came"]
        assert reader.orders[0].keep_images

    def test_asks_for_the_engine_that_the_sender_wished(self) -> None:
        reader = ReaderThatSays()

        document_read(held(wanted={"engine": "rapidocr"}), Tools(reader))

        assert reader.orders[0].policy.engine == "rapidocr"

    def test_sends_nothing_away_without_consent_and_asks_each_time_anew(self) -> None:
        reader = ReaderThatSays()
        first, tools = held(), Tools(reader, policy=Policy(away="azure", away_allowed=True))
        document_read(first, tools)
        Consent.objects.create(organisation=first.document.organisation, engine="azure")
        document_read(held(organisation=first.document.organisation), tools)
        Consent.objects.update(withdrawn_at=timezone.now())
        document_read(held(organisation=first.document.organisation), tools)

        assert [order.policy.may_go_away for order in reader.orders] == [False, True, False]

    def test_by_the_true_reader_is_what_is_printed(self) -> None:
        lease = held(content=a_pdf("Facture n° FA-2024-0042"))

        run = document_read(lease, Tools(ReaderInThisProcess()))

        assert run.engine == "embedded"
        assert "FA-2024-0042" in from_json(run.result.encode()).pages[0].text.text
        assert len(run.images) == 1

    def test_of_300_pages_is_kept_with_each_of_them(self) -> None:
        result = an_ocr_result(*(a_page_reading(number=number) for number in range(1, 301)))

        run = document_read(held(), Tools(ReaderThatSays(result)))

        assert (len(run.images), len(run.measures), Document.objects.get().pages) == (300, 300, 300)

    @pytest.mark.parametrize("printed", ["Fac\0ture", "Facture \ud800", "\U0010ffff\x07", "=HYPERLINK(1)"], ids=ascii)
    def test_keeps_whatever_was_printed(self, printed: str) -> None:
        result = an_ocr_result(a_page_reading(printed), facts={"producer": "\0\udcff"})

        run = document_read(held(), Tools(ReaderThatSays(result)))

        run.refresh_from_db()
        assert from_json(run.result.encode()).pages[0].text.text


class TestWhatCannotBeKept:
    @pytest.fixture
    def two_pages(self) -> OcrResult:
        return an_ocr_result(*(a_page_reading(number=page, attempts=PAID.pages[0].attempts) for page in (1, 2)))

    def test_where_nothing_can_be_removed_either_is_tried_again_and_what_was_paid_is_written_down(
        self, monkeypatch: pytest.MonkeyPatch, two_pages: OcrResult
    ) -> None:
        def fail(name: str) -> None:
            raise OSError(5, "Input/output error")

        on_the_second_page(monkeypatch)
        monkeypatch.setattr(store, "purge", fail)

        with pytest.raises(StorageAway):
            document_read(held(), Tools(ReaderThatSays(two_pages)))

        assert CostEntry.objects.get().pages == 2

    def test_on_a_full_disk_leaves_no_page_behind(self, monkeypatch: pytest.MonkeyPatch, two_pages: OcrResult) -> None:
        lease, before = held(), files_kept()
        on_the_second_page(monkeypatch)

        with pytest.raises(StorageAway, match="No space left"):
            document_read(lease, Tools(ReaderThatSays(two_pages)))

        assert files_kept() == before
        assert (OcrRun.objects.count(), Document.objects.get().reading) == (0, None)

    def test_when_the_database_fails_leaves_no_page_behind(
        self, monkeypatch: pytest.MonkeyPatch, two_pages: OcrResult
    ) -> None:
        def fail(*_anything: object) -> None:
            raise DatabaseError("disk I/O error")

        lease, before = held(), files_kept()
        monkeypatch.setattr(reading, "costs_write", fail)

        with pytest.raises(DatabaseError):
            document_read(lease, Tools(ReaderThatSays(two_pages)))

        assert files_kept() == before
        assert OcrRun.objects.count() == 0

    def test_because_another_has_it_now_leaves_neither_page_nor_reading(self, two_pages: OcrResult) -> None:
        lease, before = held(), files_kept()

        with pytest.raises(LeaseLost):
            document_read(lease, Tools(ReaderMeanwhile(lambda: Document.objects.update(lease_token="x"), two_pages)))

        assert files_kept() == before
        assert OcrRun.objects.count() == 0

    @pytest.mark.parametrize("trouble", ["disk", "lease"])
    def test_is_paid_for_all_the_same_and_stands_in_the_ledger(
        self, monkeypatch: pytest.MonkeyPatch, two_pages: OcrResult, trouble: str
    ) -> None:
        lease, reader = held(), ReaderThatSays(two_pages)
        if trouble == "disk":
            on_the_second_page(monkeypatch)
        else:
            reader = ReaderMeanwhile(lambda: Document.objects.update(lease_token="x"), two_pages)

        with pytest.raises((StorageAway, LeaseLost)):
            document_read(lease, Tools(reader))

        entry = CostEntry.objects.get()
        assert (entry.kind, entry.engine, entry.pages, entry.amount) == ("paid", "azure", 2, Decimal("0.02"))

    def test_is_not_read_when_its_bytes_are_away(self) -> None:
        lease, reader = held(), ReaderThatSays()
        store.purge(lease.document.kept_as)

        with pytest.raises(StorageAway):
            document_read(lease, Tools(reader))

        assert reader.orders == []

    def test_because_it_is_damaged_is_said_as_the_reader_says_it(self) -> None:
        with pytest.raises(DamagedFile):
            document_read(held(), Tools(ReaderThatFails(DamagedFile(detail="no pages"))))
