"""Rows that break the tax down: a rate, what it is charged on, and what it comes to, which proves all three."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from re import compile as pattern

from invoices.extraction.amounts import Amount
from invoices.extraction.layout import Row
from invoices.extraction.roles import Role
from invoices.extraction.view import DocumentView, PageView, Spot
from invoices.fields import VatRate

# Rates that are printed without a percent sign are believed only when a country charges them.
_RATES = ("20", "10", "5.5", "2.1", "8.5", "13", "0.9", "1.05", "1.75", "19.6", "7", "19", "16", "5", "21", "6", "22")
KNOWN_RATES = frozenset(map(Decimal, _RATES))
COMMON_RATES = tuple(map(Decimal, ("20", "10", "5.5", "2.1", "8.5", "19", "7")))
# Of smaller amounts, some common rate of one is nearly always another.
LEAST_BASE, CENTS = 10, 2
_BARE = pattern(r"\d{1,2}(?:[.,]\d{1,2})?%?")
CENT = Decimal("0.01")
# Rounded row by row, a sum of many rows is off by more than half a cent.
MOST_OFF = Decimal("0.02")
MOST_ROWS_OF_A_RATE, MOST_RATES, MOST_OF_A_ROW = 4, 5, 24
# What is left of the confidence in a row of which not all was read.
IN_PART = 0.9


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate with its base and tax, and whether the words around it are those of a tax table."""

    rate: Decimal
    base: Decimal
    amount: Decimal
    page: PageView
    row: Row
    is_table: bool
    is_whole: bool = True  # False: one of the three is not printed or was misread, and follows from the others

    def as_rate(self, confidence: float) -> VatRate:
        """Return it as a row of the breakdown."""
        place = self.page.sheet.place(self.row.tokens)
        confidence *= 1.0 if self.is_whole else IN_PART
        return VatRate(self.rate, abs(self.base), abs(self.amount), confidence, place)


def rate_rows(view: DocumentView) -> tuple[RateRow, ...]:
    """Find the rows in which a base, a rate and a tax agree."""
    return tuple(found for page in view.pages for row in page.sheet.rows for found in _rate_rows(page, row))


def _rate_rows(page: PageView, row: Row) -> Iterator[RateRow]:
    amounts = [spot for spot in page.amounts if spot.row == row.number][:MOST_OF_A_ROW]
    if not amounts:
        return
    table = _is_of_a_table(page, row)
    seen = set()
    for rate in _rates_in(page, row):
        for base, tax in product(amounts, amounts):
            if base is tax or _overlap(base, tax):
                continue
            key = (rate, base.value.value, tax.value.value)
            if key not in seen and _agree(rate, base.value, tax.value):
                seen.add(key)
                yield RateRow(rate, base.value.value, tax.value.value, page, row, table)
    if not seen:
        yield from _in_part(page, row, amounts, table)


def _in_part(page: PageView, row: Row, amounts: Sequence[Spot[Amount]], table: bool) -> Iterator[RateRow]:
    """Yield rows of which two of the three can be read; they count only where the totals confirm them."""
    money = [spot for spot in amounts if spot.value.decimals == CENTS and abs(spot.value.value) >= LEAST_BASE]
    for rate in _rates_in(page, row):
        for base in money[:MOST_ROWS_OF_A_RATE] if rate else ():
            due = (base.value.value * rate / 100).quantize(CENT)
            yield RateRow(rate, base.value.value, due, page, row, table, is_whole=False)
    for base, tax in product(money, amounts) if table else ():
        fitting = [rate for rate in COMMON_RATES if abs(base.value.value * rate / 100 - tax.value.value) < CENT]
        if fitting and tax.value.decimals == CENTS and base is not tax:
            yield RateRow(fitting[0], base.value.value, tax.value.value, page, row, table, is_whole=False)


def _rates_in(page: PageView, row: Row) -> Iterable[Decimal]:
    rates = {spot.value for spot in page.percents if spot.row == row.number}
    for token in row.tokens:
        text = token.text.strip("()@%:*")
        if _BARE.fullmatch(text):
            rate = Decimal(text.replace(",", "."))
            if rate in KNOWN_RATES or (rate == 0 and _is_of_a_table(page, row)):
                rates.add(rate)
    return sorted(rate for rate in rates if 0 <= rate < 30)


def _agree(rate: Decimal, base: Amount, tax: Amount) -> bool:
    if base.value == 0 or base.decimals < 1 or tax.decimals < 1:
        return False
    return abs(base.value * rate / 100 - tax.value) <= MOST_OFF and (tax.value != 0 or rate == 0)


def _overlap(one: Spot[Amount], other: Spot[Amount]) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def _is_of_a_table(page: PageView, row: Row) -> bool:
    """Tell whether the row, or one close above it, has the words of a tax table."""
    near = page.labels[max(0, row.number - 5) : row.number + 1]
    roles = {label.role for labels in near for label in labels}
    return Role.VAT in roles and bool(roles & {Role.BASE, Role.NET, Role.RATE, Role.TOTAL, Role.GROSS})


def breakdown(rows: Sequence[RateRow], net: Decimal | None, vat: Decimal | None) -> tuple[RateRow, ...]:
    """Choose one row for each rate so that they add up to the totals, as far as those are known."""
    best: tuple[RateRow, ...] = ()
    best_worth = 0
    for taken in choices(rows):
        worth = _worth(taken, net, vat)
        if worth > best_worth:
            best, best_worth = taken, worth
    return best


def choices(rows: Sequence[RateRow]) -> Iterator[tuple[RateRow, ...]]:
    """Yield every way to take at most one row for each rate, those of tables and of the last page first."""
    by_rate: dict[Decimal, list[RateRow]] = {}
    for row in sorted(
        rows, key=lambda row: (not row.is_whole, not row.is_table, -row.page.sheet.number, -row.row.number)
    ):
        chosen = by_rate.setdefault(row.rate, [])
        if all((row.base, row.amount) != (other.base, other.amount) for other in chosen):
            chosen.append(row)
    options = [[None, *found[:MOST_ROWS_OF_A_RATE]] for found in by_rate.values()]
    for choice in product(*options[:MOST_RATES]):
        yield tuple(row for row in choice if row is not None)


def _worth(rows: Sequence[RateRow], net: Decimal | None, vat: Decimal | None) -> int:
    """Weigh a choice: it adds up to both totals, to the tax alone, or is at least a table of its own."""
    if not rows or ((net is None or vat is None) and not all(row.is_whole for row in rows)):
        return 0
    off = MOST_OFF * len(rows)
    base_holds = net is not None and abs(sum(abs(row.base) for row in rows) - abs(net)) <= off
    tax_holds = vat is not None and abs(sum(abs(row.amount) for row in rows) - abs(vat)) <= off
    tables = sum(row.is_table + row.is_whole for row in rows)
    if net is None and vat is None:
        return 10 * tables if tables == 2 * len(rows) else 0
    return 1000 * (base_holds and tax_holds) + 100 * (base_holds or tax_holds) * (net is None or vat is None) + tables
