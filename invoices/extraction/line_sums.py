"""Which reading of the tables is right: the one whose items make the total."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from invoices.extraction.amounts import find_amounts
from invoices.extraction.layout import Sheet
from invoices.extraction.line_rows_closing import closing_of
from invoices.extraction.line_rows_joined import Draft, drafts_of
from invoices.extraction.line_rows_mended import CENT
from invoices.extraction.line_rows_parts import is_money, says_something
from invoices.extraction.line_rows_product import Product, product_of
from invoices.extraction.line_rows_tables import Table
from invoices.extraction.line_rows_values import description_of
from invoices.extraction.line_sums_values import UNNAMED, Entry, Reading, Totals
from invoices.extraction.line_sums_versions import versions
from invoices.extraction.line_words import Column

# How much a column is to be trusted to hold the amounts of the items, by what its heading says.
TRUST: dict[Column | None, float] = {
    Column.NET: 1.0,
    Column.AMOUNT: 0.9,
    Column.GROSS: 0.6,
    None: 0.4,
    Column.TAX: 0.3,
    Column.RATE: 0.25,
    Column.PRICE: 0.2,
    Column.DISCOUNT: 0.1,
}
# Rows under no header are items when more than so many say what was sold; rows of tax do not.
MOST_TOLD = 0.7
# What agreeing with a total is worth to one row under no header: it may be the total itself.
ALONE = 0.5
TWICE = 0.25  # what it adds when a sum is printed both before and after what is added to it


def best_reading(kinds: Iterable[Sequence[Table]], totals: Totals) -> Reading | None:
    """Return the reading that agrees best; the first that leaves nothing to wish for ends the search."""
    best: Reading | None = None
    for tables in kinds:
        least = len(best.entries) if best is not None and best.trust > UNNAMED else 0
        for judged in _judged_versions(tables, totals):
            if len(judged.entries) <= least:
                continue
            if judged.is_certain:
                return judged
            if best is None or judged.score > best.score:
                best = judged
        if best is not None and best.is_likely:
            return best
    return best


def _judged_versions(tables: Sequence[Table], totals: Totals) -> Iterator[Reading]:
    """Yield what may be read from tables; a row is read otherwise than it stands there only for a sum that agrees."""
    for reading in _readings(tables):
        for version in versions(reading):
            judged = _judged(version, totals)
            if judged.agreement > 0 or judged.trust == reading.trust:
                yield judged


def _judged(reading: Reading, totals: Totals) -> Reading:
    total, adjusted = reading.total, reading.total + reading.adjustment
    agreement = max(totals.agreement(total), totals.agreement(adjusted))
    if len(reading.entries) == 1 and reading.trust <= UNNAMED:
        agreement *= ALONE
    twice = agreement > 0 and reading.adjustment != 0 and abs(total) in totals.printed
    return replace(reading, agreement=agreement + TWICE * twice)


def printed_sums(sheets: Iterable[Sheet]) -> frozenset[Decimal]:
    """Return the amounts that stand in rows of totals, or alone below one."""
    found = (find_amounts(text) for sheet in sheets for text in _closing_texts(sheet))
    return frozenset(abs(amount.value) for amounts in found for _, _, amount in amounts if is_money(amount))


def _closing_texts(sheet: Sheet) -> Iterator[str]:
    closed = False
    for row in sheet.rows:
        closed = closing_of(row.tokens) is not None or (closed and not says_something(row.tokens))
        if closed:
            yield row.printed


# --- Ways to read -----------------------------------------------------------------------------------


def _readings(tables: Sequence[Table]) -> Iterator[Reading]:
    """Yield a reading for each kind of column that may hold the amounts."""
    for some in _choices(tables):
        columns = {zone.column for table in some for zone in table.zones}
        for kind in (column for column in TRUST if column in columns):
            trust = TRUST[kind] if all(table.named for table in some) else UNNAMED
            for drafts in _ways(some, kind):
                entries = tuple(_entry(draft) for draft in drafts)
                if trust > UNNAMED or sum(entry.is_told for entry in entries) > MOST_TOLD * len(entries):
                    yield Reading(entries, trust)


def _ways(tables: Sequence[Table], kind: Column | None) -> Iterator[tuple[Draft, ...]]:
    """Yield the items without those that sum up what stands above them, then with them where there are any."""
    without = tuple(draft for table in tables for draft in _drafts(table, kind, adds_up=True))
    yield without
    every = tuple(draft for table in tables for draft in _drafts(table, kind, adds_up=False))
    if len(every) > len(without):
        yield every


def _choices(tables: Sequence[Table]) -> Iterator[Sequence[Table]]:
    """Yield all tables together, then those that have the same columns as the first."""
    if tables:
        yield tables
    alike = [table for table in tables if _columns(table) == _columns(tables[0])]
    if len(alike) < len(tables):
        yield alike


def _columns(table: Table) -> tuple[Column | None, ...]:
    return tuple(zone.column for zone in table.zones)


def _drafts(table: Table, kind: Column | None, *, adds_up: bool) -> tuple[Draft, ...]:
    columns = _columns(table)
    order = [kind, *(column for column in TRUST if column is not kind)]
    places = [place for column in order for place in reversed(range(len(columns))) if columns[place] is column]
    return next(filter(None, (drafts_of(table, place, adds_up=adds_up) for place in places)), ())


def _entry(draft: Draft) -> Entry:
    product = product_of(draft)
    return Entry(draft, _amount(draft, product), product, description_of(draft, product))


def _amount(draft: Draft, product: Product) -> Decimal:
    """Return the amount; where only a price is printed, it is multiplied."""
    if draft.table.zones[draft.zone].column is Column.PRICE and product.quantity is not None and not product.holds:
        return (product.quantity * draft.amount.value).quantize(CENT, ROUND_HALF_UP)
    return draft.amount.value
