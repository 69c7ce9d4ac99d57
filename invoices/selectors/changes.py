"""What is said of a document now, so that it can be compared with what was said before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from invoices.models import Document, Invoice


class Ending(StrEnum):
    """What came of doing something again."""

    CHANGED = "changed"
    SAME = "same"
    DECIDED = "decided"  # a person has approved, rejected or corrected it: left alone
    BUSY = "busy"  # a worker has it
    UNREAD = "unread"  # there is no reading to understand again
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is said otherwise than before; nothing where it is not said at all."""

    page: int
    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What came of doing something again with one document."""

    document: int
    name: str
    ending: Ending
    differences: tuple[Difference, ...] = ()


# The first page of an invoice and the name of a field.
Said = Mapping[tuple[int, str], str]


def said_of(document: Document) -> Said:
    """Return everything that the invoices of a document say, by first page and field."""
    invoices = document.invoices.order_by("first_page").prefetch_related("vat_breakdown", "lines")
    return {(invoice.first_page, name): value for invoice in invoices for name, value in _said(invoice)}


def change_of(document: Document, before: Said) -> Change:
    """Compare what is said of a document now with what was."""
    found = tuple(_differences(before, said_of(document)))
    return Change(document.pk, document.name, Ending.CHANGED if found else Ending.SAME, found)


def _differences(before: Said, after: Said) -> Iterator[Difference]:
    for page, name in sorted(before.keys() | after.keys()):
        old, new = before.get((page, name)), after.get((page, name))
        if old != new:
            yield Difference(page, name, old, new)


def _said(invoice: Invoice) -> Iterator[tuple[str, str]]:
    yield "decision", invoice.state
    for name, found in invoice.fields.items():
        yield name, str(found["value"])
    if rates := [f"{row.rate.normalize():f} %: {row.base} + {row.amount}" for row in invoice.vat_breakdown.all()]:
        yield "vat_breakdown", "; ".join(rates)
    lines = invoice.lines.all()
    if lines:
        yield "lines", f"{len(lines)}, together {sum(line.net_amount or 0 for line in lines)}"
