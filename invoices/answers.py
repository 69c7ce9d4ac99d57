"""The JSON of a reading, fixed once: what the command line prints, the API returns and the scorer reads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from invoices.answers_words import finding_in_english, rule_in_english
from invoices.document import OcrResult, PageReading, Place
from invoices.errors import ERRORS, InvoiceError, UnreadableFile
from invoices.fields import Candidate, Extraction, Facts, Finding, LineItem, Outcome, Value, VatRate

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Said:
    """An error in words for the person who asked."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who puts codes into the words of the person who asked."""

    finding: Callable[[str, Facts], str] = finding_in_english
    rule: Callable[[str], str] = rule_in_english


ENGLISH = Speaker()


def answer_of(file: str, outcome: Outcome, *, speaker: Speaker = ENGLISH, seconds: float | None = None) -> Json:
    """Return one document's answer; the seconds are those of its reading where no others are told."""
    result, extraction = outcome.result, outcome.extraction
    return {
        **_empty(file),
        "kind": extraction.kind,
        "language": extraction.language or None,
        "fields": {name.value: _field(found, extraction, speaker) for name, found in extraction.fields.items()},
        "vat_breakdown": [_rate(row) for row in extraction.vat_breakdown],
        "lines": [_line(item) for item in extraction.lines],
        "decision": outcome.assessment.verdict.value,
        "score": _rounded(outcome.assessment.score),
        "findings": [_finding(found, speaker) for found in outcome.assessment.findings],
        "splits": [list(pages) for pages in outcome.splits],
        **_reading(result, result.seconds if seconds is None else seconds),
    }


def answer_of_failure(file: str, error: Said) -> Json:
    """Return the answer for a document that could not be read.

    Only what is no readable file is rejected; where a reader or an engine failed, a person reads the document.
    """
    is_its_fault = issubclass(ERRORS.get(error.code, InvoiceError), UnreadableFile)
    said = {"code": error.code, "message": error.message}
    return {**_empty(file), "error": said, "decision": "rejected" if is_its_fault else "review"}


def _empty(file: str) -> Json:
    return {
        "file": file,
        "error": None,
        "kind": None,
        "language": None,
        "fields": {},
        "vat_breakdown": [],
        "lines": [],
        "decision": "review",
        "score": 0.0,
        "findings": [],
        "splits": [],
        "engine": None,
        "recipe": None,
        "pages": 0,
        "seconds": 0.0,
        "cost": "0",
        "reading": [],
        "attachments": [],
    }


# --- What was understood ----------------------------------------------------------------------------


def plain(value: Value) -> str:
    """Write a value as JSON has it: days as ISO writes them, amounts as plain decimals."""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else value


def _field(found: Candidate, extraction: Extraction, speaker: Speaker) -> Json:
    others = extraction.runners_up.get(found.field, ())
    return {
        "value": plain(found.value),
        "confidence": _rounded(found.confidence),
        "source": found.source.value,
        **_place(found.evidence[0] if found.evidence else None),
        "rule": speaker.rule(found.rule),
        "raw": found.raw,
        "read_as": found.read_as,
        "runners_up": [
            {"value": plain(other.value), "confidence": _rounded(other.confidence), "rule": speaker.rule(other.rule)}
            for other in others
        ],
    }


def _rate(row: VatRate) -> Json:
    said = {"rate": row.rate, "base": row.base, "amount": row.amount}
    return {**_numbers(said), "confidence": _rounded(row.confidence), **_place(row.place)}


def _line(item: LineItem) -> Json:
    amounts = {
        "quantity": item.quantity,
        "unit_price": item.unit_price,
        "vat_rate": item.vat_rate,
        "net_amount": item.net_amount,
    }
    texts = {"description": item.description, "product_code": item.product_code, "unit": item.unit}
    return {**texts, **_numbers(amounts), "confidence": _rounded(item.confidence), **_place(item.place)}


def _numbers(said: dict[str, Decimal | None]) -> Json:
    return {name: None if value is None else plain(value) for name, value in said.items()}


def _place(place: Place | None) -> Json:
    if place is None:
        return {"page": None, "box": None}
    box = place.box
    return {"page": place.page, "box": [box.left, box.top, box.right, box.bottom]}


def _finding(found: Finding, speaker: Speaker) -> Json:
    message = speaker.finding(found.code, found.facts)
    fields = [name.value for name in found.fields]
    return {"code": found.code, "severity": found.severity.value, "fields": fields, "message": message}


def _rounded(share: float) -> float:
    return round(min(1.0, max(0.0, share)), 4)


# --- How it was read --------------------------------------------------------------------------------


def _reading(result: OcrResult, seconds: float) -> Json:
    return {
        "engine": "+".join(result.engines) or None,
        "recipe": "+".join(dict.fromkeys(page.attempt.recipe for page in result.pages)) or None,
        "pages": len(result.pages),
        "seconds": round(seconds, 3),
        "cost": f"{result.cost:f}",
        "reading": [_page(page) for page in result.pages],
        "attachments": [attachment.name for attachment in result.attachments],
    }


def _page(page: PageReading) -> Json:
    return {
        "page": page.number,
        "engine": page.attempt.engine,
        "why": page.attempt.why,
        "source": page.source.value,
        "layer": page.layer.value,
        "score": page.score,
        "usable": page.usable,
        "words": len(page.text.words),
        "steps": list(page.attempt.steps),
        "tried": [f"{attempt.engine}/{attempt.why}" for attempt in page.attempts],
        "codes": [{"kind": code.kind, "text": code.text} for code in page.codes],
        "measures": _measures(page),
        "fault": page.fault,
    }


def _measures(page: PageReading) -> Json:
    """Return what a look at the page told, as the reading kept it."""
    taken = page.measures
    numbers = ("dpi", "x_height", "skew", "sharpness", "contrast", "unevenness", "noise", "brightness")
    return {
        **{name: round(float(getattr(taken, name)), 4) for name in numbers},
        "orientation": taken.orientation,
        "cut_edges": taken.cut_edges,
        "photo": taken.photo,
    }
