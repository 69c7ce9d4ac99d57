"""One document's answer against its truth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from invoices.fields import Verdict
from invoices.labelled.fieldkinds import KEY, NEEDED, SCORED
from invoices.labelled.likeness import is_exact, is_right
from invoices.labelled.matching import matched_lines, matched_rates
from invoices.labelled.true_rows import line_of, rate_of
from invoices.labelled.truth import Truth
from invoices.labelled.values import table_of, values_of
from learning.core.evaluation import Tally

Json: TypeAlias = Mapping[str, Any]
TABLES = ("lines", "vat_breakdown")
EVERYTHING = SCORED | {*TABLES}


@dataclass(frozen=True, slots=True)
class Judged:
    """One field of one document: what is true, what was answered, and what that is worth."""

    field: str
    truth: str | None  # None: known to be absent
    answer: str | None
    confidence: float | None = None
    right: bool = False
    exact: bool = False

    @property
    def wrong(self) -> bool:
        """Tell whether somebody would have to correct it."""
        return not self.right and not (self.truth is None and self.answer is None)

    @property
    def tally(self) -> Tally:
        return self.counted(self.right)

    def counted(self, right: bool) -> Tally:
        return Tally(int(self.truth is not None), int(self.answer is not None), int(right))


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One document: its fields, its tables, and whether it would have been booked."""

    truth: Truth
    answer: Json | None
    fields: tuple[Judged, ...]
    tables: Mapping[str, Tally]
    extra: tuple[str, ...]  # answered, and not known
    accepted: bool
    booked_right: bool  # of an accepted one: nothing that counts is wrong

    @property
    def wrong(self) -> list[Judged]:
        return [one for one in self.fields if one.wrong]

    @property
    def failed(self) -> bool:
        return bool((self.answer or {}).get("error"))

    @property
    def seconds(self) -> float | None:
        found = (self.answer or {}).get("seconds")
        return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None


def judged(truth: Truth, answer: Json | None, *, only: frozenset[str] = EVERYTHING) -> DocumentScore:
    """Score the answer to one document."""
    values = values_of(answer or {})
    names = sorted(SCORED & only & truth.fields.keys())
    extra = sorted((SCORED & only & values.fields.keys()) - truth.fields.keys())
    accepted = (answer or {}).get("decision") == Verdict.ACCEPTED
    keys = [name for name in sorted(KEY) if truth.fields.get(name) is not None]
    return DocumentScore(
        truth=truth,
        answer=answer,
        fields=tuple(_judged(name, truth, values.fields.get(name), values.confidences.get(name)) for name in names),
        tables=_tables(truth, answer or {}, only),
        extra=tuple(name for name in extra if values.fields[name] is not None),
        accepted=accepted and bool(keys),
        booked_right=all(_may_be_booked(name, truth, values.fields.get(name)) for name in keys),
    )


def _judged(name: str, truth: Truth, answer: str | None, confidence: float | None) -> Judged:
    true, credit = truth.fields[name], truth.is_credit
    if true is None or answer is None:
        return Judged(name, true, answer, confidence)
    right = is_right(name, true, answer, credit=credit)
    exact = right and is_exact(name, true, answer, credit=credit)
    return Judged(name, true, answer, confidence, right, exact)


def _may_be_booked(name: str, truth: Truth, answer: str | None) -> bool:
    """Tell whether a field does no harm: right, or left empty where a booking can do without."""
    true = truth.fields[name]
    if answer is None or true is None:
        return name not in NEEDED
    return is_right(name, true, answer, credit=truth.is_credit)


def _tables(truth: Truth, answer: Json, only: frozenset[str]) -> dict[str, Tally]:
    """Count the rows of the tables that the truth has."""
    found: dict[str, Tally] = {}
    credit = truth.is_credit
    if truth.lines and "lines" in only:
        lines = [line_of(row) for row in table_of(answer, "lines")]
        found["lines"] = _counted(truth.lines, lines, matched_lines(truth.lines, lines, credit=credit))
    if truth.vat_breakdown and "vat_breakdown" in only:
        rates = [rate_of(row) for row in table_of(answer, "vat_breakdown")]
        found["vat_breakdown"] = _counted(
            truth.vat_breakdown, rates, matched_rates(truth.vat_breakdown, rates, credit=credit)
        )
    return found


def _counted(truth: Sequence[object], answer: Sequence[object], pairs: Mapping[int, int]) -> Tally:
    return Tally(len(truth), len(answer), len(pairs))
