"""Reading and understanding again: every attempt is kept, what people decided stays, and what changed is said."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.origin import Actor
from invoices.management.commands import reread
from invoices.models import Correction, CostEntry, Document, Invoice, OcrRun, Origin, Review, State, Understanding
from invoices.ocr.kept import from_json, to_json
from invoices.pipeline import Tools
from invoices.samples.making import make
from invoices.selectors.changes import Ending
from invoices.services import rereading
from invoices.services.intake import Incoming, document_receive
from invoices.services.processing import document_process
from invoices.services.recording import Pages
from tests.cast import Cast
from tests.doubles.reader import ReaderInThisProcess

PAPER, OTHER = [
    sample
    for sample in make(5, 30, layouts=["letter"])
    if sample.truth.kind == "invoice" and len(sample.truth.fields.get("invoice_number", "")) > 7
][:2]


@pytest.fixture
def tools() -> Tools:
    return Tools(reader=ReaderInThisProcess())


@pytest.fixture
def paper(cast: Cast, tools: Tools) -> Document:
    """Take in a document and bring it to its end."""
    return processed(cast, PAPER.content, tools)


def processed(cast: Cast, content: bytes, tools: Tools) -> Document:
    incoming = Incoming("facture.pdf", content, Origin.WEB)
    document = document_receive(organisation=cast.atelier, incoming=incoming, by=Actor()).document
    document_process(document_id=document.pk, tools=tools)
    document.refresh_from_db()
    return document


def misread(document: Document, **values: str) -> None:
    """Pretend that an earlier pass had said something else."""
    invoice = document.invoices.get()
    for name, value in values.items():
        invoice.fields[name] = {"value": value}
    invoice.save()


@pytest.fixture
def _tools_here(monkeypatch: pytest.MonkeyPatch, tools: Tools) -> None:
    """Let the command read in this process."""

    @contextmanager
    def here() -> Iterator[Tools]:
        yield tools

    monkeypatch.setattr(reread, "toolbox", here)


class TestReadingAgain:
    def test_begins_a_new_round_and_keeps_the_former_reading(self, paper: Document) -> None:
        assert rereading.document_reread(document=paper, wanted={"engine": "tesseract"}, by=Actor()) is None

        assert (paper.state, paper.round_of, paper.reading) == (State.RECEIVED, "reread", None)
        assert (paper.wanted, paper.settled_at) == ({"engine": "tesseract"}, None)
        assert paper.runs.count() == 1
        assert AuditEntry.objects.latest("pk").action == "document.reread"

    def test_clears_the_error_of_the_former_round(self, paper: Document) -> None:
        Document.objects.filter(pk=paper.pk).update(state=State.FAILED, error_code="x", crashes=3, retries=4)

        rereading.document_reread(document=paper, wanted={}, by=Actor())

        assert (paper.error_code, paper.crashes, paper.retries) == ("", 0, 0)

    def test_leaves_alone_what_a_worker_has(self, paper: Document) -> None:
        Document.objects.filter(pk=paper.pk).update(state=State.READING, lease_until=timezone.now())

        assert rereading.document_reread(document=paper, wanted={}, by=Actor()) is Ending.BUSY

    def test_leaves_alone_what_a_person_approved(self, paper: Document) -> None:
        paper.invoices.update(state=Invoice.State.APPROVED)

        assert rereading.document_reread(document=paper, wanted={}, by=Actor()) is Ending.DECIDED

    def test_leaves_alone_what_a_person_corrected(self, paper: Document, cast: Cast) -> None:
        invoice = paper.invoices.get()
        review = Review.objects.create(invoice=invoice, reviewer=cast.rose)
        Correction.objects.create(review=review, invoice=invoice, field="total_gross", by=cast.rose)

        assert rereading.document_reread(document=paper, wanted={}, by=Actor()) is Ending.DECIDED

    def test_here_and_now_says_what_changed(self, paper: Document, tools: Tools) -> None:
        misread(paper, invoice_number="F-1")

        change = rereading.document_reread_now(document=paper, wanted={}, by=Actor(), tools=tools)

        assert change.ending is Ending.CHANGED
        assert [(one.name, one.before, one.after) for one in change.differences] == [
            ("invoice_number", "F-1", PAPER.truth.fields["invoice_number"])
        ]
        assert list(paper.runs.values_list("why", flat=True)) == ["received", "reread"]

    def test_here_and_now_leaves_alone_what_a_person_decided(self, paper: Document, tools: Tools) -> None:
        paper.invoices.update(state=Invoice.State.APPROVED)

        change = rereading.document_reread_now(document=paper, wanted={}, by=Actor(), tools=tools)

        assert change.ending is Ending.DECIDED

    @pytest.mark.parametrize(("state", "ending"), [(None, Ending.BUSY), (State.FAILED, Ending.FAILED)])
    def test_here_and_now_tells_what_came_in_the_way(
        self, paper: Document, tools: Tools, monkeypatch: pytest.MonkeyPatch, state: State | None, ending: Ending
    ) -> None:
        monkeypatch.setattr(rereading, "document_process", lambda **_: state)

        assert rereading.document_reread_now(document=paper, wanted={}, by=Actor(), tools=tools).ending is ending


class TestUnderstandingAgain:
    def test_says_the_same_where_nothing_improved(self, paper: Document) -> None:
        change = rereading.document_understand_again(document=paper, by=Actor())

        assert (change.ending, change.differences) == (Ending.SAME, ())
        assert list(Understanding.objects.values_list("why", flat=True)) == ["received", "understood_again"]
        assert OcrRun.objects.count() == 1

    def test_pays_nothing_again_and_the_ledger_says_what_that_saved(self, paper: Document) -> None:
        run = OcrRun.objects.get()
        read = from_json(run.result.encode())
        paid = replace(read.pages[0].attempts[0], cost=Decimal("0.01"))
        pages = (replace(read.pages[0], attempts=(paid,), used=0), *read.pages[1:])
        OcrRun.objects.update(result=to_json(replace(read, pages=pages)).decode())

        rereading.document_understand_again(document=paper, by=Actor())

        saved = CostEntry.objects.get()
        assert (saved.document, saved.kind, saved.why) == (paper.pk, CostEntry.Kind.AVOIDED, "kept")
        assert (saved.engine, saved.pages, saved.amount) == (paid.engine, 1, Decimal("0.01"))

    def test_says_what_is_said_otherwise_field_by_field(self, paper: Document) -> None:
        misread(paper, invoice_number="F-1", colour="red")

        change = rereading.document_understand_again(document=paper, by=Actor())

        found = {one.name: (one.before, one.after) for one in change.differences}
        assert found["invoice_number"] == ("F-1", PAPER.truth.fields["invoice_number"])
        assert found["colour"] == ("red", None)

    def test_leaves_alone_what_a_person_decided(self, paper: Document) -> None:
        paper.invoices.update(state=Invoice.State.APPROVED)

        assert rereading.document_understand_again(document=paper, by=Actor()).ending is Ending.DECIDED

    def test_leaves_alone_what_a_worker_has(self, paper: Document) -> None:
        Document.objects.filter(pk=paper.pk).update(state=State.UNDERSTOOD)

        assert rereading.document_understand_again(document=paper, by=Actor()).ending is Ending.BUSY
        assert Understanding.objects.count() == 1

    def test_needs_a_reading(self, paper: Document) -> None:
        paper.invoices.all().delete()
        paper.runs.all().delete()

        assert rereading.document_understand_again(document=paper, by=Actor()).ending is Ending.UNREAD

    def test_brings_an_invoice_where_there_was_none(self, paper: Document) -> None:
        paper.invoices.all().delete()

        assert rereading.document_understand_again(document=paper, by=Actor()).ending is Ending.CHANGED
        assert paper.invoices.count() == 1

    def test_a_reading_that_is_no_longer_what_was_kept_is_told(self, paper: Document) -> None:
        paper.runs.update(result="{}")

        assert rereading.document_understand_again(document=paper, by=Actor()).ending is Ending.FAILED

    def test_of_a_file_that_was_taken_apart_each_part_by_its_pages(
        self, paper: Document, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        invoice = paper.invoices.get()
        invoice.pk, invoice.first_page, invoice.last_page = None, 2, 2
        invoice.save(force_insert=True)
        written: list[Pages] = []

        def recorded(**said: Any) -> Invoice | None:
            written.append(said["pages"])
            return paper.invoices.first()

        monkeypatch.setattr(rereading, "outcome_record", recorded)

        rereading.document_understand_again(document=paper, by=Actor())

        assert [(pages.first, pages.last) for pages in written] == [(1, 1), (2, 2)]


def printed(command: str, *words: str, **options: Any) -> str:
    out = StringIO()
    call_command(command, *words, stdout=out, **options)
    return out.getvalue()


class TestTheCommandUnderstandAgain:
    def test_counts_what_changed_field_by_field(self, paper: Document, cast: Cast, tools: Tools) -> None:
        misread(paper, invoice_number="F-1")
        processed(cast, OTHER.content, tools)

        said = printed("understand_again", "--organisation", str(cast.atelier.pk))

        assert "2 documents" in said
        assert "1 say something else now" in said
        assert "1 say the same" in said
        assert "invoice_number           1 (found 0, lost 0, other 1)" in said

    def test_tells_of_each_document_when_asked(self, paper: Document) -> None:
        misread(paper, invoice_number="F-1", delivery_date="2020-01-01")

        said = printed("understand_again", "--ids", str(paper.pk), "--verbose")

        assert f"{paper.pk} facture.pdf: changed" in said
        assert f"  invoice_number (page 1): F-1 → {PAPER.truth.fields['invoice_number']}" in said

    def test_writes_json_and_nothing_else_when_asked(self, paper: Document) -> None:
        said = printed("understand_again", "--all", "--jsonl")

        assert json.loads(said) == {
            "document": paper.pk, "name": "facture.pdf", "ending": "same", "differences": []
        }  # fmt: skip

    def test_asks_which_documents(self, db: None) -> None:
        with pytest.raises(CommandError, match="Say which documents"):
            printed("understand_again")


class TestNamingDocuments:
    @pytest.mark.parametrize(
        "words",
        [
            ("--where", "state=in_review"),
            ("--where", "state=accepted"),
            ("--where", "origin=api"),
            ("--since", "2999-01-01"),
            ("--supplier", "nobody at all"),
            ("--supplier", "000 000 000"),
        ],
    )
    def test_each_criterion_narrows(self, paper: Document, words: tuple[str, str]) -> None:
        expected = 1 if words[1] == f"state={paper.state}" else 0

        assert f"{expected} documents" in printed("understand_again", *words)

    def test_criteria_are_met_together(self, paper: Document) -> None:
        yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
        supplier = paper.invoices.get().supplier
        assert supplier

        said = printed(
            "understand_again", "--since", yesterday, "--supplier", supplier.name[:5], "--where", "origin=web"
        )

        assert "1 documents" in said

    @pytest.mark.parametrize("words", [("--where", "state"), ("--where", "colour=red"), ("--since", "yesterday")])
    def test_what_makes_no_sense_is_refused(self, db: None, words: tuple[str, str]) -> None:
        with pytest.raises(CommandError, match="write"):
            printed("understand_again", *words)


class TestTheCommandReread:
    def test_hands_documents_to_the_workers(self, paper: Document, cast: Cast, tools: Tools) -> None:
        decided = processed(cast, OTHER.content, tools)
        decided.invoices.update(state=Invoice.State.APPROVED)

        said = printed("reread", "--all", "--engine", "rapidocr", "--recipe", "tesseract_strong")

        assert "1 documents wait for the workers" in said
        assert "1 left alone: a person has decided" in said
        paper.refresh_from_db()
        assert paper.wanted == {"engine": "rapidocr", "recipe": "tesseract_strong"}

    @pytest.mark.usefixtures("_tools_here")
    def test_reads_here_and_now(self, paper: Document) -> None:
        misread(paper, invoice_number="F-1")

        said = printed("reread", "--ids", str(paper.pk), "--now", "--verbose")

        assert "invoice_number (page 1): F-1 →" in said
        assert "1 say something else now" in said

    @pytest.mark.usefixtures("_tools_here")
    def test_writes_json_when_asked(self, paper: Document) -> None:
        assert json.loads(printed("reread", "--all", "--now", "--jsonl"))["ending"] == "same"

    def test_passes_over_what_was_purged_meanwhile(self, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reread, "documents_of", lambda _: [4_000_000])

        assert "0 documents wait" in printed("reread", "--all")

    def test_a_recipe_must_be_known(self, db: None) -> None:
        with pytest.raises(CommandError, match="There is no recipe 'magic'"):
            printed("reread", "--all", "--recipe", "magic")
