"""What tells a total from the many other amounts of an invoice, as numbers a model can weigh."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import log10

from invoices.extraction.amounts import Amount
from invoices.extraction.role_features import Around, around, role_features, role_names
from invoices.extraction.roles import Role
from invoices.extraction.view import DocumentView, PageView, Spot

ROLES = (
    Role.NET, Role.VAT, Role.GROSS, Role.TOTAL, Role.DUE, Role.PAID, Role.CASH, Role.CHANGE, Role.SUBTOTAL,
    Role.CARRIED, Role.DISCOUNT, Role.SHIPPING, Role.ROUNDING, Role.BASE, Role.RATE, Role.PREVIOUS, Role.CAPITAL,
    Role.FEE, Role.PRICE, Role.LINE, Role.COUNT, Role.PERIOD, Role.PHONE, Role.REGISTER,
)  # fmt: skip
NAMES = (
    *role_names(ROLES), "size", "rank", "is_largest", "times", "whole", "signed", "ambiguous", "damaged",
    "currency", "down", "from_end", "across", "last_of_row", "in_row", "height", "sureness", "last_page", "is_zero",
    "sums", "with_vat", "of_a_rate", "part_of", "fives", "near_above", "near_below", "column_sum", "narrow",
    "amounts", "percent_in_row", "vat_word", "row_labels", "bare_decimals",
)  # fmt: skip
CENT = Decimal("0.01")
# So many amounts are tried against one another; the largest count.
MOST_TRIED = 60
# Cash is rounded to five cents in some countries: two up or down.
MOST_ROUNDED = Decimal("0.04")


@dataclass(frozen=True, slots=True)
class Sums:
    """Which amounts of a document stand in an equation."""

    totals: frozenset[Decimal]  # the sum of two others
    with_vat: frozenset[Decimal]  # an amount that another exceeds by a printed rate
    of_a_rate: frozenset[Decimal]  # a printed share of another
    parts: frozenset[Decimal]  # what adds up with another to a third
    rounded_up: frozenset[Decimal]  # a few cents over another, as cash is rounded
    rounded_down: frozenset[Decimal]


@dataclass(frozen=True, slots=True)
class AmountSpot:
    """An amount on a page, with what stands around it and its features."""

    spot: Spot[Amount]
    page: PageView
    seen: Around
    features: tuple[float, ...]

    @property
    def value(self) -> Decimal:
        return self.spot.value.value


def amount_spots(view: DocumentView) -> tuple[AmountSpot, ...]:
    """Describe every amount of a document."""
    everything = [spot for page in view.pages for spot in page.amounts]
    sizes = Counter(abs(spot.value.value) for spot in everything)
    order = sorted(sizes, reverse=True)
    sums = sums_of(order[:MOST_TRIED], sorted({spot.value for page in view.pages for spot in page.percents}))
    described = []
    for page in view.pages:
        columns = _column_sums(page)
        for spot in page.amounts:
            seen = around(spot, page, page.amounts)
            told = (
                *role_features(seen, ROLES),
                *_own(spot, page, view, sizes, order),
                *_equal(spot, page, sums, columns),
            )
            described.append(AmountSpot(spot, page, seen, (*told, *_general(spot, page, view, len(everything)))))
    return tuple(described)


def _own(
    spot: Spot[Amount], page: PageView, view: DocumentView, sizes: Counter[Decimal], order: Sequence[Decimal]
) -> Iterator[float]:
    amount, size = spot.value, abs(spot.value.value)
    row = [other for other in page.amounts if other.row == spot.row]
    yield log10(float(size) + 0.01)
    yield order.index(size) / len(order)
    yield float(size == order[0])
    yield float(min(9, sizes[size]))
    yield float(amount.decimals == 0)
    yield float(amount.signed)
    yield float(amount.ambiguous)
    yield float(amount.damaged)
    yield float(amount.currency is not None)
    yield spot.tokens[0].middle / page.sheet.height
    yield (len(page.sheet.rows) - spot.row) / max(1, len(page.sheet.rows))
    yield spot.right / page.sheet.width
    yield float(spot.right >= max(other.right for other in row))
    yield float(len(row))
    yield max(token.height for token in spot.tokens) / page.sheet.em
    yield spot.sureness
    yield float(page is view.pages[-1])
    yield float(size == 0)


def _equal(spot: Spot[Amount], page: PageView, sums: Sums, columns: frozenset[int]) -> Iterator[float]:
    size = abs(spot.value.value)
    yield float(size in sums.totals)
    yield float(size in sums.with_vat)
    yield float(size in sums.of_a_rate)
    yield float(size in sums.parts)
    yield float(size * 20 == (size * 20).to_integral_value())
    yield float(size in sums.rounded_up)
    yield float(size in sums.rounded_down)
    yield float(id(spot) in columns)


def _general(spot: Spot[Amount], page: PageView, view: DocumentView, amounts: int) -> Iterator[float]:
    yield page.sheet.width / page.sheet.height
    yield float(amounts)
    yield float(any(percent.row == spot.row for percent in page.percents))
    yield float(any(label.role is Role.VAT for labels in page.labels for label in labels))
    yield float(len(page.labels[spot.row]))
    yield float(spot.value.decimals > 2)


def sums_of(values: Sequence[Decimal], rates: Sequence[Decimal]) -> Sums:
    """Find the amounts that others add up to, by themselves or by a printed rate; the values fall."""
    known = {value for value in values if value}
    totals, parts = set(), set()
    for place, one in enumerate(values):
        for other in values[place + 1 :]:
            if other and one != other and one + other in known:
                totals.add(one + other)
                parts |= {one, other}
    with_vat, of_a_rate = _by_a_rate(known, rates)
    close = [(one, other) for one, other in pairwise(values) if other and one - other <= MOST_ROUNDED]
    up, down = frozenset(one for one, _ in close), frozenset(other for _, other in close)
    return Sums(frozenset(totals), with_vat, of_a_rate, frozenset(parts), up, down)


def _by_a_rate(known: set[Decimal], rates: Sequence[Decimal]) -> tuple[frozenset[Decimal], frozenset[Decimal]]:
    with_vat, of_a_rate = set(), set()
    for value in known:
        for rate in rates:
            share = (value * rate / 100).quantize(CENT)
            near = {each for each in (share, share - CENT, share + CENT) if each in known} if share else set()
            of_a_rate |= near
            if any(value + each in known for each in near):
                with_vat.add(value)
    return frozenset(with_vat), frozenset(of_a_rate)


def _column_sums(page: PageView) -> frozenset[int]:
    """Name the amounts that are the sum of those right above them in their column."""
    found: set[int] = set()
    columns: list[list[Spot[Amount]]] = []
    for spot in page.amounts:
        column = next((col for col in columns if abs(col[-1].right - spot.right) < page.sheet.em), None)
        if column is None:
            columns.append([spot])
            continue
        total = Decimal(0)
        for count, other in enumerate(reversed(column), 1):
            total += other.value.value
            if count > 1 and total == spot.value.value:
                found.add(id(spot))
        column.append(spot)
    return frozenset(found)
