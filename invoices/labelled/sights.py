"""What was seen of each answer: how sure the models were of it, and whether it is right."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import msgspec

from invoices.answers import plain
from invoices.fields import Candidate, Extraction, Field, LineItem, VatRate
from invoices.labelled.fieldkinds import NEEDED, SCORED
from invoices.labelled.held_back import HeldBack
from invoices.labelled.likeness import is_right
from invoices.labelled.matching import matched_lines, matched_rates
from invoices.labelled.rows import rows_in
from invoices.labelled.true_rows import TrueLine, TrueRate
from invoices.labelled.truth import Truth
from invoices.labelled.values import cents
from invoices.quality.confidence import ABSENT, LINES, ROWS, main_source
from invoices.quality.proofs import proven
from invoices.quality.rivals import undisputed

# Fields that are right or wrong to the letter; of an address or the terms of payment nobody can say so.
JUDGED = SCORED | {"supplier_bic", "supplier_email"}


@dataclass(frozen=True, slots=True)
class Sight:
    """One answer."""

    name: str  # a field's name, vat_breakdown, lines, or document
    source: str
    raw: float
    is_proven: bool
    is_right: bool
    codes: frozenset[str] = field(default_factory=frozenset)  # of the findings that name it


Score: TypeAlias = Callable[[Candidate, Extraction], float]


def said(found: Candidate, extraction: Extraction) -> float:
    """Return the confidence that was said of a value, as it is."""
    return found.confidence


def sights_of(one: HeldBack, score: Score = undisputed) -> Iterator[Sight]:
    """Look at all answers about a document that can be judged."""
    yield from _of_fields(one, score)
    source = main_source(one.extraction.fields.values())
    truth, found = one.document.truth, one.extraction
    if truth.vat_breakdown:
        rates = matched_rates(
            truth.vat_breakdown, [_true_rate(row) for row in found.vat_breakdown], credit=truth.is_credit
        )
        yield from _of_rows(ROWS, source, found.vat_breakdown, set(rates.values()))
    if truth.lines:
        lines = matched_lines(truth.lines, [_true_line(line) for line in found.lines], credit=truth.is_credit)
        yield from _of_rows(LINES, source, found.lines, set(lines.values()))


def absences_of(one: HeldBack, *, is_complete: bool) -> Iterator[Sight]:
    """Look at what no booking can do without and was not found: right, where there is none.

    A truth is complete when it names all that is printed; else what it does not name is not known.
    """
    truth = one.document.truth
    for name in sorted(NEEDED):
        is_judged = is_complete or name in truth.fields
        if is_judged and Field(name) not in one.extraction.fields:
            is_none = truth.fields.get(name) is None
            yield Sight(name, ABSENT, 0.0, is_proven=False, is_right=is_none)


def _of_fields(one: HeldBack, score: Score) -> Iterator[Sight]:
    truth, sure = one.document.truth, proven(one.extraction)
    for name, found in one.extraction.fields.items():
        if name.value not in JUDGED & truth.fields.keys():
            continue
        codes = frozenset(finding.code for finding in one.findings if name in finding.fields)
        right = _is_right(name, truth, plain(found.value))
        raw = score(found, one.extraction)
        yield Sight(name.value, found.source.value, raw, name in sure, right, codes)


def _is_right(name: Field, truth: Truth, answer: str) -> bool:
    true = truth.fields[name.value]
    return true is not None and is_right(name.value, true, answer, credit=truth.is_credit)


def _of_rows(name: str, source: str, rows: Sequence[VatRate | LineItem], right: set[int]) -> Iterator[Sight]:
    for place, row in enumerate(rows):
        yield Sight(name, source, row.confidence, is_proven=False, is_right=place in right)


def _true_rate(row: VatRate) -> TrueRate:
    return TrueRate(cents(row.rate), cents(row.base), cents(row.amount))


def _true_line(line: LineItem) -> TrueLine:
    return TrueLine(line.description, cents(line.net_amount), line.quantity, line.unit_price, line.vat_rate)


class _Correction(msgspec.Struct, frozen=True):
    """A row of what people confirmed or corrected."""

    field: str
    source: str
    raw: float
    proven: bool
    right: bool


def corrections_in(path: Path) -> list[Sight]:
    """Take what people confirmed or corrected: {field, source, raw, proven, right}, one a line.

    Raises:
        BadRow: a row is none.
        OSError: the file cannot be read.
    """
    rows = (row.taken(_Correction) for row in rows_in(path))
    return [Sight(row.field, row.source, row.raw, row.proven, row.right) for row in rows]
