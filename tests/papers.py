"""Documents that were read and understood, as their pages and the API show them."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

from django.utils import timezone
from PIL import Image

from accounts.models import Organisation
from invoices import store
from invoices.fields import Assessment, Extraction, Field, Finding, Severity, Verdict
from invoices.models import Document, Invoice, State, Twin
from invoices.ocr.kept import to_json
from invoices.services.recording import Pages, outcome_record
from tests.builders import a_page_reading, an_ocr_result, an_outcome
from tests.factories_invoices import DocumentFactory, OcrRunFactory
from tests.understood import an_invoice

DOUBT = Finding("field_doubtful", Severity.DOUBT, (Field.DUE_DATE,), {"field": "due_date", "confidence": 61.0})
NOTE = Finding("promise_not_proven", Severity.NOTE)


def a_picture(kind: str = "PNG", size: tuple[int, int] = (420, 594)) -> bytes:
    """Draw a sheet with a few bars of print."""
    sheet = Image.new("L", size, 255)
    for top in range(60, size[1] - 60, 36):
        sheet.paste(40, (40, top, size[0] - 40 - top % 90, top + 8))
    out = BytesIO()
    sheet.save(out, kind)
    return out.getvalue()


def an_answered_document(
    organisation: Organisation,
    *,
    extraction: Extraction | None = None,
    verdict: Verdict = Verdict.REVIEW,
    findings: tuple[Finding, ...] = (DOUBT, NOTE),
    pages: int = 1,
    **facts: object,
) -> Document:
    """Make a document with its reading, its prepared pages and its invoice, settled as the verdict says."""
    state = {Verdict.ACCEPTED: State.ACCEPTED, Verdict.REVIEW: State.IN_REVIEW, Verdict.REJECTED: State.REJECTED}
    document: Document = DocumentFactory.create(
        organisation=organisation, pages=pages, state=state[verdict], settled_at=timezone.now(), **facts
    )
    result = an_ocr_result(*(a_page_reading(number=number) for number in range(1, pages + 1)))
    run = OcrRunFactory.create(
        document=document,
        result=to_json(result).decode(),
        version="5.3.0",
        recipe="tesseract",
        images=[store.keep(a_picture(), folder=store.PAGES) for _ in range(pages)],
        seconds=4.2,
    )
    document.reading = run
    document.save()
    found = extraction or an_invoice()
    outcome = replace(an_outcome(result), extraction=found, assessment=Assessment(0.61, findings, verdict, 0.9))
    outcome_record(run=run, outcome=outcome, pages=Pages(1, pages), why="received")
    return document


def a_twin(document: Document, earlier: Document, state: Twin.State = Twin.State.OPEN) -> Twin:
    """Say that the invoice of a document seems to be that of an earlier one."""
    evidence = [
        {"what": "invoice_number", "here": "FA-2026-0042", "there": "FA-2026-0042"},
        {"what": "issue_date", "here": "2026-03-02", "there": ""},
        {"what": "words", "here": "0.93", "there": "0.93"},
    ]
    return Twin.objects.create(
        invoice=document.invoices.get(),
        earlier=earlier.invoices.get(),
        why="same_key",
        likeness=0.93,
        evidence=evidence,
        state=state,
    )


def the_invoice(document: Document) -> Invoice:
    return document.invoices.get()


def failed(organisation: Organisation, code: str = "locked_file", **facts: object) -> Document:
    """Make a document that could not be read."""
    document: Document = DocumentFactory.create(
        organisation=organisation,
        state=State.FAILED,
        error_code=code,
        error_facts=facts,
        settled_at=timezone.now(),
    )
    return document


def put_off(organisation: Organisation, until: datetime) -> Document:
    """Make a document that waits for another try."""
    document: Document = DocumentFactory.create(
        organisation=organisation,
        error_code="engine_busy",
        error_facts={"engine": "azure", "detail": "it was too slow"},
        next_attempt_at=until,
        retries=1,
    )
    return document
