"""A total of which a digit, the mark or the minus was misread, where two sums of the page prove what it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from invoices.extraction.mended_sums import NAMES, Telling, tellings
from invoices.extraction.repair import broken, repaired_amounts
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, DocumentType, Extraction, Field, Source

# Less likely than this, what came second is not what is printed for a total.
LEAST_LIKELY = 0.3
# What two sums that prove a mend leave of the doubt about an amount.
DOUBT_LEFT = 0.15
# Rounded row by row, a sum is a cent away from what is printed, and nothing was misread.
ROUNDED = Decimal("0.01")

Printed = Mapping[str, Candidate]


@dataclass(frozen=True, slots=True)
class Mend:
    """What a total was before it was misread, and the sums that say so."""

    name: str
    value: Decimal
    telling: Telling


def mend_of(extraction: Extraction, view: DocumentView) -> tuple[Mend, Printed] | None:
    """Return the one mend that the sums of the page prove, with what is printed for each total; nothing where two fit."""
    printed = dict(_printed(extraction))
    values = {name: _size(one) for name, one in printed.items()}
    readable = {name: one.raw for name, one in printed.items() if _may_be_misread(one, view)}
    found = {
        (name, value): Mend(name, value, telling)
        for telling in tellings(values, extraction, view)
        if broken(telling.values, tuple(telling.relations.values()))
        for name, value in repaired_amounts(telling.values, tuple(telling.relations.values()), raw=readable).items()
    }
    if len(found) != 1:
        return None
    mend = next(iter(found.values()))
    return None if abs(mend.value - values[mend.name]) <= ROUNDED else (mend, printed)


def _size(one: Candidate) -> Decimal:
    return one.value if isinstance(one.value, Decimal) else Decimal(0)


def _printed(extraction: Extraction) -> Iterator[tuple[str, Candidate]]:
    """Yield for each total what is printed for it: what was chosen, or what came second where that is but worked out."""
    is_credit = extraction.text(Field.DOCUMENT_TYPE) == DocumentType.CREDIT_NOTE
    gross = extraction.fields.get(Field.TOTAL_GROSS)
    for name, field in NAMES.items():
        chosen = extraction.fields.get(field)
        if chosen is not None and chosen.raw and chosen.rule != "nothing_paid":
            # What is due is often the gross total itself, in the same place.
            if name != "due" or gross is None or gross.evidence != chosen.evidence:
                yield name, chosen
            continue
        second = next(iter(extraction.runners_up.get(field, ())), None)
        if name in {"net", "vat", "gross"} and second is not None and second.confidence >= LEAST_LIKELY:
            if isinstance(second.value, Decimal):
                yield name, replace(second, value=abs(second.value)) if is_credit else second


def _may_be_misread(one: Candidate, view: DocumentView) -> bool:
    """Tell whether a value was read from a picture, and stands there only once: nobody misreads the same twice."""
    if one.source is not Source.OCR or not one.evidence:
        return False
    same = {spot.tokens[0].word.box for page in view.pages for spot in page.amounts if abs(spot.value.value) == abs(_size(one))}
    return len(same) <= 1
