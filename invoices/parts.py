"""Some pages of a file as a document of their own, and what was understood of them back at the file's own pages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from invoices.document import OcrResult, Place
from invoices.fields import Candidate, Extraction, Finding, LineItem, Outcome, VatRate

Range: TypeAlias = tuple[int, int]
Row = TypeVar("Row", VatRate, LineItem)


def result_part(result: OcrResult, first: int, last: int) -> OcrResult:
    """Return the reading of these pages alone, counted from 1 as those of any document.

    An invoice written for machines stays with the page that the file begins with: it speaks of one invoice.
    """
    kept = (page for page in result.pages if first <= page.number <= last)
    pages = tuple(replace(page, number=page.number - first + 1) for page in kept)
    return replace(result, pages=pages, attachments=result.attachments if first == 1 else ())


def outcome_in(outcome: Outcome, result: OcrResult, first: int) -> Outcome:
    """Return what was understood of a part with its pages counted as in the whole file."""
    by = first - 1
    pages = tuple(replace(page, number=page.number + by) for page in outcome.result.pages)
    judged = replace(outcome.assessment, findings=tuple(_finding(found, by) for found in outcome.assessment.findings))
    part = replace(result, pages=pages, attachments=outcome.result.attachments)
    return replace(outcome, result=part, extraction=_extraction(outcome.extraction, by), assessment=judged)


def covers(ranges: Sequence[Range], pages: int) -> bool:
    """Tell whether ranges follow one another from the first page to the last."""
    starts = [1, *(last + 1 for _, last in ranges)]
    follow = all(first == start <= last for (first, last), start in zip(ranges, starts, strict=False))
    return bool(ranges) and follow and starts[-1] == pages + 1


def _extraction(found: Extraction, by: int) -> Extraction:
    return replace(
        found,
        fields={name: _candidate(one, by) for name, one in found.fields.items()},
        runners_up={name: tuple(_candidate(one, by) for one in ones) for name, ones in found.runners_up.items()},
        vat_breakdown=tuple(_row(row, by) for row in found.vat_breakdown),
        lines=tuple(_row(item, by) for item in found.lines),
        mentions={code: _place(place, by) for code, place in found.mentions.items()},
    )


def _candidate(one: Candidate, by: int) -> Candidate:
    return replace(one, evidence=tuple(replace(place, page=place.page + by) for place in one.evidence))


def _row(row: Row, by: int) -> Row:
    return replace(row, place=_place(row.place, by))


def _place(place: Place | None, by: int) -> Place | None:
    return None if place is None else replace(place, page=place.page + by)


def _finding(found: Finding, by: int) -> Finding:
    page = found.facts.get("page")
    # Another finding calls by this name what the page says, which is a text.
    if page is None or isinstance(page, str):
        return found
    return replace(found, facts={**found.facts, "page": page + by})
