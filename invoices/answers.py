"""The JSON of a reading, fixed once: what the command line prints, the API returns and the scorer reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from invoices.document import OcrResult, PageReading, TextSource
from invoices.errors import ERRORS, InvoiceError, UnreadableFile, fill

Json = dict[str, object]
Say = Callable[[str, dict[str, str | float]], str]

EMPTY = "empty"  # what the gate says of a page without print

# What a finding says, by its code; invoices/wording.py holds the same in the person's language.
FINDINGS: dict[str, str] = {
    "page_not_readable": "Page {page} reads too badly to be believed (score {score}); a person reads it.",
    "page_fault": "Page {page}: {fault}.",
    "page_empty": "Not one word was read on page {page}.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """An error in words for the person who asked."""

    code: str
    message: str


def finding_in_english(code: str, facts: dict[str, str | float]) -> str:
    """Put a finding into words where no other language is known."""
    return fill(FINDINGS[code], {**facts, "fault": str(facts.get("fault", "")).replace("_", " ")})


def answer_of(file: str, result: OcrResult, *, say: Say = finding_in_english) -> Json:
    """Return one document's answer; its fields are filled by those who understand what was read.

    `say` puts a finding, given by its code and facts, into the words of the person who asked.
    """
    return {
        **_empty(file),
        "findings": [finding for page in result.pages for finding in _findings(page, say)],
        "engine": "+".join(result.engines) or None,
        "recipe": "+".join(dict.fromkeys(page.attempt.recipe for page in result.pages)) or None,
        "pages": len(result.pages),
        "seconds": round(result.seconds, 3),
        "cost": f"{result.cost:f}",
        "reading": [_page(page) for page in result.pages],
        "attachments": [attachment.name for attachment in result.attachments],
    }


def answer_of_failure(file: str, error: Said) -> Json:
    """Return the answer for a document that could not be read.

    Only what is no readable file is rejected; where a reader or an engine failed, a person reads the document.
    """
    is_its_fault = issubclass(ERRORS.get(error.code, InvoiceError), UnreadableFile)
    said = {"code": error.code, "message": error.message}
    return {**_empty(file), "error": said, "decision": "rejected" if is_its_fault else "review"}


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


def _findings(page: PageReading, say: Say) -> Iterator[Json]:
    if not page.usable:
        yield _finding("page_not_readable", "doubt", say("page_not_readable", _facts(page)))
    is_bare = not page.text.words
    # How a page looks matters where it was read by its looks, not where a PDF brought its own text.
    by_its_looks = page.source is TextSource.OCR and page.fault is not None
    if by_its_looks and not (is_bare and page.fault == EMPTY):
        yield _finding(f"page_{page.fault}", "doubt", say("page_fault", _facts(page)))
    if is_bare:
        # The back of a sheet, most often; said all the same, or nobody would know that nothing was read there.
        yield _finding("page_empty", "note", say("page_empty", _facts(page)))


def _facts(page: PageReading) -> dict[str, str | float]:
    return {"page": page.number, "score": round(page.score, 2), "fault": page.fault or ""}


def _finding(code: str, severity: str, message: str) -> Json:
    return {"code": code, "severity": severity, "fields": [], "message": message}
