"""The sums in which the totals of a page stand, in every way in which they may be meant."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from invoices.extraction.repair import Relation, share_of, sum_of
from invoices.extraction.roles import Role
from invoices.extraction.vat_rows import KNOWN_RATES, RateRow, breakdown, rate_rows
from invoices.extraction.view import DocumentView
from invoices.fields import Extraction, Field

NAMES: dict[str, Field] = {
    "net": Field.TOTAL_NET,
    "vat": Field.TOTAL_VAT,
    "gross": Field.TOTAL_GROSS,
    "due": Field.AMOUNT_DUE,
    "paid": Field.AMOUNT_PAID,
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One way in which the amounts of a page may hang together: its values, and its sums by name."""

    values: Mapping[str, Decimal]
    relations: Mapping[str, Relation]
    rate: Decimal | None = None  # the only one, as far as this telling goes
    rows: tuple[RateRow, ...] = ()


def tellings(values: Mapping[str, Decimal], extraction: Extraction, view: DocumentView) -> Iterator[Telling]:
    """Yield the ways in which the totals may hang together with one another, the rates, the rows and the lines."""
    rows = breakdown(rate_rows(view), None, None)
    lines = _sum_of_lines(extraction)
    for rate in (None, *printed_rates(view)):
        for with_rows in (False, True) if rows else (False,):
            for summed in (None, "net", "gross") if lines is not None else (None,):
                yield _telling(values, rate, rows if with_rows else (), lines, summed)


def _telling(
    values: Mapping[str, Decimal], rate: Decimal | None, rows: tuple[RateRow, ...], lines: Decimal | None, summed: str | None
) -> Telling:
    known = dict(values)
    relations: dict[str, Relation] = {"net+vat=gross": sum_of("gross", ("net", "vat"))}
    if rate is not None:
        known["rate"] = rate
        relations["net*rate=vat"] = share_of("net", "rate", "vat")
    if rows:
        known |= {"bases": _total(abs(row.base) for row in rows), "taxes": _total(abs(row.amount) for row in rows)}
        relations |= {"rows=net": sum_of("net", ("bases",)), "rows=vat": sum_of("vat", ("taxes",))}
    if summed is not None and lines is not None:
        known["lines"] = lines
        relations[f"lines={summed}"] = sum_of(summed, ("lines",))
    if "due" in known:
        left = ("due", "paid") if "paid" in known else ("due",)
        relations["due=gross"] = sum_of("gross", left)
    return Telling(known, relations, rate, rows)


def printed_rates(view: DocumentView) -> tuple[Decimal, ...]:
    """Return the rates of VAT that are printed: those with a percent sign, and bare ones beside a word of the tax."""
    found = {spot.value for page in view.pages for spot in page.percents}
    for page in view.pages:
        taxed = {row for row, labels in enumerate(page.labels) if any(x.role in (Role.VAT, Role.RATE) for x in labels)}
        found |= {spot.value.value for spot in page.amounts if spot.row in taxed}
    return tuple(sorted(found & KNOWN_RATES))


def _sum_of_lines(extraction: Extraction) -> Decimal | None:
    """Add the lines up, where none lacks its amount."""
    nets = [line.net_amount for line in extraction.lines]
    known = [net for net in nets if net is not None]
    return _total(known) if known and len(known) == len(nets) else None


def _total(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))
