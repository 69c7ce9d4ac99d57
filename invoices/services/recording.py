"""Writing what was understood as rows: the pass itself, and the invoice as it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from invoices.answers import Speaker, answer_of
from invoices.document import Place
from invoices.extraction.scoring import DIGEST as SCORER
from invoices.fields import Extraction, Field, Finding, Outcome, Verdict
from invoices.models import Invoice, InvoiceLine, OcrRun, Understanding, VatLine
from invoices.quality.shipped import DIGEST as CALIBRATION
from invoices.services.suppliers import supplier_of
from invoices.storable import plain_text, storable
from invoices.twins.keys import number_key
from invoices.wiring import program_version

STATES = {
    Verdict.ACCEPTED: Invoice.State.ACCEPTED,
    Verdict.REVIEW: Invoice.State.IN_REVIEW,
    Verdict.REJECTED: Invoice.State.REJECTED,
}
# Words are found when it is shown, in the language of whoever looks.
IN_CODES = Speaker(rule=lambda code: code)
AMOUNTS = ("total_net", "total_vat", "total_gross", "amount_due")
# So many digits before the comma and behind it: fifteen in all, which is what SQLite gives back as it was given.
AMOUNT, MEASURE, RATE = (11, 4), (9, 6), (3, 4)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a document that one invoice takes, the first and the last included."""

    first: int
    last: int


def outcome_record(*, run: OcrRun, outcome: Outcome, pages: Pages, why: str) -> Invoice:
    """Write one pass over a reading and the invoice it speaks of, in the caller's transaction.

    An invoice that a person has decided about keeps its values; the pass is recorded all the same.
    """
    understanding = understanding_record(run=run, outcome=outcome, pages=pages, why=why)
    document = run.document
    here = Invoice.objects.filter(document=document, first_page=pages.first)
    if (decided := here.decided().first()) is not None:
        return decided
    invoice = here.first()
    facts = _facts(run, understanding, outcome, pages)
    if invoice is None:
        invoice = Invoice.objects.create(
            document=document, first_page=pages.first, received_at=document.received_at, **facts
        )
    else:
        for name, value in {**facts, "version": invoice.version + 1}.items():
            setattr(invoice, name, value)
        invoice.save()
    _write_rows(invoice, outcome.extraction)
    return invoice


def understanding_record(*, run: OcrRun, outcome: Outcome, pages: Pages, why: str) -> Understanding:
    """Keep one pass of the fast half: by which models, and all that came of it."""
    judged = outcome.assessment
    return Understanding.objects.create(
        run=run,
        at=timezone.now(),
        why=why,
        first_page=pages.first,
        last_page=pages.last,
        scorer=SCORER,
        calibration=CALIBRATION,
        program=program_version(),
        seconds=outcome.seconds,
        score=judged.score,
        threshold=judged.threshold,
        verdict=judged.verdict.value,
        answer=storable(
            {
                **answer_of(run.document.name, outcome, speaker=IN_CODES),
                "findings": [_finding(one) for one in judged.findings],
            }
        ),
    )


def _facts(run: OcrRun, understanding: Understanding, outcome: Outcome, pages: Pages) -> dict[str, Any]:
    found, judged = outcome.extraction, outcome.assessment
    organisation = run.document.organisation_id
    supplier = supplier_of(organisation_id=organisation, extraction=found)
    return {
        "organisation_id": organisation,
        "last_page": pages.last,
        "run": run,
        "understanding": understanding,
        "supplier": supplier,
        "state": STATES[judged.verdict],
        "document_type": plain_text(found.text(Field.DOCUMENT_TYPE))[:20],
        "invoice_number": plain_text(found.text(Field.INVOICE_NUMBER))[:100],
        "issue_date": found.day(Field.ISSUE_DATE),
        "due_date": found.day(Field.DUE_DATE),
        "currency": plain_text(found.text(Field.CURRENCY))[:3],
        "supplier_name": plain_text(found.text(Field.SUPPLIER_NAME))[:200],
        **{name: _held(found.amount(Field(name)), AMOUNT) for name in AMOUNTS},
        "fields": understanding.answer["fields"],
        "language": found.language[:2],
        "kind": found.kind,
        "score": judged.score,
        "findings": understanding.answer["findings"],
        "number_key": number_key(plain_text(found.text(Field.INVOICE_NUMBER)))[:100],
    }


def _finding(found: Finding) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "fields": [name.value for name in found.fields],
        "facts": dict(found.facts),
    }


def _held(value: Decimal | None, digits: tuple[int, int]) -> Decimal | None:
    """Return a number as its column holds it; what it cannot hold stays in the fields alone."""
    before, behind = digits
    if value is None or not value.is_finite() or abs(value) >= Decimal(10) ** before:
        return None
    rounded = round(value, behind)
    return rounded if abs(rounded) < Decimal(10) ** before else None


def _write_rows(invoice: Invoice, found: Extraction) -> None:
    """Put the VAT rows and the lines in the place of those that an earlier pass wrote."""
    invoice.vat_breakdown.all().delete()
    invoice.lines.all().delete()
    VatLine.objects.bulk_create(
        VatLine(
            invoice=invoice,
            position=position,
            rate=rate,
            base=_held(row.base, AMOUNT),
            amount=_held(row.amount, AMOUNT),
            confidence=row.confidence,
            **_place(row.place),
        )
        for position, row in enumerate(found.vat_breakdown)
        if (rate := _held(row.rate, RATE)) is not None
    )
    InvoiceLine.objects.bulk_create(_lines(invoice, found))


def _lines(invoice: Invoice, found: Extraction) -> Sequence[InvoiceLine]:
    return [
        InvoiceLine(
            invoice=invoice,
            position=position,
            description=plain_text(item.description),
            product_code=plain_text(item.product_code or "")[:100],
            quantity=_held(item.quantity, MEASURE),
            unit=plain_text(item.unit or "")[:40],
            unit_price=_held(item.unit_price, MEASURE),
            vat_rate=_held(item.vat_rate, RATE),
            net_amount=_held(item.net_amount, AMOUNT),
            confidence=item.confidence,
            **_place(item.place),
        )
        for position, item in enumerate(found.lines)
    ]


def _place(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {"page": None, "box": None}
    return {"page": place.page, "box": [place.box.left, place.box.top, place.box.right, place.box.bottom]}
