"""The sums in which the totals of a page stand, in every way in which they may be meant."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TypeAlias

from invoices.extraction.relations import Relation, Sum, share_of, sum_of
from invoices.extraction.roles import Role
from invoices.extraction.vat_rows import KNOWN_RATES, RateRow, breakdown, rate_rows
from invoices.extraction.view import DocumentView, PageView
from invoices.fields import Extraction, Field

NAMES: dict[str, Field] = {
    "net": Field.TOTAL_NET,
    "vat": Field.TOTAL_VAT,
    "gross": Field.TOTAL_GROSS,
    "due": Field.AMOUNT_DUE,
    "paid": Field.AMOUNT_PAID,
    "discount": Field.DISCOUNT,
}
Named: TypeAlias = tuple[str, Relation]

EQUATION = sum_of("gross", ("net", "vat"))
# What the law has, where an invoice says how much tax and not of how many percent.
USUAL_RATES: dict[str, tuple[Decimal, ...]] = {
    "fr": tuple(map(Decimal, ("20", "10", "5.5", "2.1", "8.5"))),
    "de": tuple(map(Decimal, ("19", "7"))),
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One way in which the amounts of a page may hang together: its values, and its sums by name."""

    values: Mapping[str, Decimal]
    relations: Mapping[str, Relation]
    rate: Decimal | None = None  # the only one, as far as this telling goes
    rows: tuple[RateRow, ...] = ()

    def proving(self, name: str) -> list[str]:
        """Name the sums in which a total stands."""
        known = self.values.keys()
        return [said for said, each in self.relations.items() if name in each.names and each.names <= known]


def tellings(values: Mapping[str, Decimal], extraction: Extraction, view: DocumentView) -> Iterator[Telling]:
    """Yield the ways in which the totals may hang together with one another, the rates, the rows and the lines."""
    # A row of which a part was worked out is no witness.
    rows = breakdown([row for row in rate_rows(view) if row.is_whole], None, None)
    known = {**values, **dict(_summed(extraction, view, rows))}
    rates = printed_rates(view) or USUAL_RATES.get(view.language, ())
    for rate, named in product((None, *rates), product(*((None, *way) for way in _ways(known)))):
        relations = {"net+vat=gross": EQUATION, **dict(each for each in named if each is not None)}
        if rate is None:
            yield Telling(known, relations, None, rows if "rows=net" in relations else ())
        else:
            yield Telling({**known, "rate": rate}, {**relations, "net*rate=vat": share_of("net", "rate", "vat")}, rate)


def _summed(extraction: Extraction, view: DocumentView, rows: Sequence[RateRow]) -> Iterator[tuple[str, Decimal]]:
    """Yield what the lines, the rows of the breakdown and the taxes add up to."""
    nets = [line.net_amount for line in extraction.lines]
    known = [net for net in nets if net is not None]
    if known and len(known) == len(nets):
        yield "lines", _total(known)
    if rows:
        yield "bases", _total(abs(row.base) for row in rows)
        yield "taxes", _total(abs(row.amount) for row in rows)
    elif taxes := taxes_by_rate(view):
        yield "taxes", _total(taxes)


def _ways(known: Mapping[str, Decimal]) -> Iterator[list[Named]]:
    """Yield what may hold besides: of each list one at most does."""
    if "lines" in known:
        less = (
            [("lines-discount=net", Sum(((1, "lines"), (-1, "discount"), (-1, "net"))))] if "discount" in known else []
        )
        yield [*((f"lines={total}", sum_of(total, ("lines",))) for total in ("net", "gross")), *less]
    if "bases" in known:
        yield [("rows=net", sum_of("net", ("bases",)))]
    if "taxes" in known:
        yield [("rows=vat", sum_of("vat", ("taxes",)))]
    if "due" in known:
        paid = [("due+paid=gross", sum_of("gross", ("due", "paid")))] if "paid" in known else []
        yield [("due=gross", sum_of("gross", ("due",))), *paid]


def taxes_by_rate(view: DocumentView) -> tuple[Decimal, ...]:
    """Return the taxes that stand one below the other, each alone beside its rate; none where there is but one."""
    found: dict[Decimal, Decimal] = {}
    for page, row in view.rows():
        rates = {spot.value for spot in page.percents if spot.row == row.number} & KNOWN_RATES
        taxes = [spot.value.value for spot in page.amounts if spot.row == row.number and spot.value.decimals == 2]
        if len(rates) == 1 and len(taxes) == 1 and row.number in _taxed_rows(page):
            found.setdefault(rates.pop(), abs(taxes[0]))
    return tuple(found.values()) if len(found) > 1 else ()


def printed_rates(view: DocumentView) -> tuple[Decimal, ...]:
    """Return the rates of VAT that are printed: those with a percent sign, and bare ones beside a word of the tax."""
    found = {spot.value for page in view.pages for spot in page.percents}
    for page in view.pages:
        found |= {spot.value.value for spot in page.amounts if spot.row in _taxed_rows(page)}
    return tuple(sorted(found & KNOWN_RATES))


def _taxed_rows(page: PageView) -> frozenset[int]:
    """Return the rows with a word of the tax."""
    told = enumerate(page.labels)
    return frozenset(row for row, labels in told if any(label.role in (Role.VAT, Role.RATE) for label in labels))


def _total(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))
