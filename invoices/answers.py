"""The JSON of a reading, fixed once: what the command line prints, the API returns and the scorer reads."""

from collections.abc import Callable
from dataclasses import dataclass

from invoices.document import OcrResult, PageReading
from invoices.errors import InvoiceError, fill

Json = dict[str, object]
Say = Callable[[str, dict[str, str | float]], str]

# What a finding says, by its code; invoices/wording.py holds the same in the person's language.
FINDINGS: dict[str, str] = {
    "page_not_readable": "Page {page} reads too badly to be believed (score {score}); a person reads it.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """An error in words for the person who asked."""

    code: str
    message: str


def finding_in_english(code: str, facts: dict[str, str | float]) -> str:
    """Put a finding into words where no other language is known."""
    return fill(FINDINGS[code], facts)


def answer_of(file: str, result: OcrResult, *, say: Say = finding_in_english) -> Json:
    """Return one document's answer; its fields are filled by those who understand what was read.

    `say` puts a finding, given by its code and facts, into the words of the person who asked.
    """
    return {
        **_empty(file),
        "findings": [_unreadable(page, say) for page in result.pages if not page.usable],
        "engine": "+".join(result.engines) or None,
        "recipe": "+".join(dict.fromkeys(page.attempt.recipe for page in result.pages)) or None,
        "pages": len(result.pages),
        "seconds": round(result.seconds, 3),
        "cost": f"{result.cost:f}",
        "reading": [_page(page) for page in result.pages],
        "attachments": [attachment.name for attachment in result.attachments],
    }


def answer_of_failure(file: str, error: Said) -> Json:
    """Return the answer for a document that could not be read."""
    return {**_empty(file), "error": {"code": error.code, "message": error.message}, "decision": "rejected"}


def said_in_english(error: InvoiceError) -> Said:
    """Put an error into words where no other language is known."""
    return Said(error.code, str(error))


def _empty(file: str) -> Json:
    return {
        "file": file,
        "error": None,
        "fields": {},
        "vat_breakdown": [],
        "lines": [],
        # Nothing is proven yet by reading alone, so a person looks at it.
        "decision": "review",
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
        "fault": page.fault,
    }


def _unreadable(page: PageReading, say: Say) -> Json:
    code = "page_not_readable"
    return {
        "code": code,
        "severity": "doubt",
        "fields": [],
        "message": say(code, {"page": page.number, "score": round(page.score, 2)}),
    }
