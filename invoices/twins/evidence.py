"""Two invoices set side by side, as a person compares them; values as JSON has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from invoices.twins.both import Both
from invoices.twins.keys import Keys

# So many figures that stand on one of the two alone are shown; more say no more.
MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of both: a field by its name, a share of what they have in common, or what only one of them says."""

    what: str
    here: str
    there: str


def evidence_of(both: Both) -> tuple[Row, ...]:
    """Return what stands here and there."""
    return (*_of_keys(both.here.keys, both.there.keys), *_of_marks(both))


def _of_keys(here: Keys, there: Keys) -> Iterator[Row]:
    rows = (
        Row("invoice_number", here.number, there.number),
        Row("supplier_name", here.supplier_name, there.supplier_name),
        Row("issue_date", _day(here.day), _day(there.day)),
        Row("total_gross", _money(here.gross), _money(there.gross)),
        Row("document_type", here.kind, there.kind),
    )
    yield from (row for row in rows if row.here or row.there)


def _of_marks(both: Both) -> Iterator[Row]:
    for what, share in (("words", both.words), ("figures", both.figures), ("picture", both.picture)):
        if share is not None:
            yield Row(what, f"{share:.2f}", f"{share:.2f}")
    ours, theirs = both.here.marks.text.figures, both.there.marks.text.figures
    if ours and theirs and ours != theirs:
        yield Row("figures_of_one", _listed(ours - theirs), _listed(theirs - ours))


def _listed(figures: frozenset[str]) -> str:
    return " ".join(sorted(figures)[:MOST_SHOWN])


def _day(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _money(value: Decimal | None) -> str:
    """Write a total the same way whether it was just read or comes from a column with more decimals."""
    return "" if value is None else f"{value:.2f}"
