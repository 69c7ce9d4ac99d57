"""Which reading of the tables is right: the one whose items make the total."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from invoices.extraction.amounts import find_amounts
from invoices.extraction.layout import Sheet
from invoices.extraction.line_rows_closing import closing_of
from invoices.extraction.line_rows_joined import Draft, drafts_of
from invoices.extraction.line_rows_mended import CENT, made_by
from invoices.extraction.line_rows_parts import is_money, percent_in, printed, printed_number, says_something
from invoices.extraction.line_rows_product import Product, part_of, product_of
from invoices.extraction.line_rows_tables import Table
from invoices.extraction.line_rows_values import description_of
from invoices.extraction.line_words import Column, words_of
from invoices.extraction.line_words_known import DISCOUNT

# How much a column is to be trusted to hold the amounts of the items, by what its heading says.
TRUST: dict[Column | None, float] = {
    Column.NET: 1.0,
    Column.AMOUNT: 0.9,
    Column.GROSS: 0.6,
    None: 0.4,
    Column.PRICE: 0.2,
}
UNNAMED = 0.5  # how much an amount column is trusted that stands under no header
MAKES_NET, MAKES_GROSS, MAKES_SOMETHING_PRINTED = 4.0, 2.5, 2.0
CERTAIN = 0.9  # the least trust in the column of a reading that ends the search
TURNED = 0.5  # what a sum loses whose sign is not that of the total
PRODUCTS, TEXTS = 0.5, 0.5
# What leaving a row out costs, and how many rows may be left out.
DROPPED, MOST_WEAK = 0.3, 3
MOST_WRONG = 6  # amounts that may be misread, for the search to stay short


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with the two factors of its amount."""

    draft: Draft
    amount: Decimal
    product: Product
    description: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the tables of a document."""

    entries: tuple[Entry, ...]
    trust: float
    adjustment: Decimal = Decimal(0)  # what rows below a subtotal add to it or take off
    agreement: float = 0.0  # with a total

    @property
    def total(self) -> Decimal:
        return sum((entry.amount for entry in self.entries), Decimal(0))

    @property
    def is_certain(self) -> bool:
        """Tell whether the items make the net total, or each its own amount and together a printed one."""
        agreed = self.agreement >= MAKES_NET
        return self.trust >= CERTAIN and (agreed or (self.agreement > 0 and all(e.product.holds for e in self.entries)))

    @property
    def score(self) -> float:
        count = max(1, len(self.entries))
        holding = sum(entry.product.holds for entry in self.entries) / count
        described = sum(bool(entry.description) for entry in self.entries) / count
        return self.agreement + self.trust + PRODUCTS * holding + TEXTS * described


@dataclass(frozen=True, slots=True)
class Totals:
    """What the items may sum up to."""

    net: Decimal | None
    gross: Decimal | None
    printed: frozenset[Decimal]

    def agreement(self, total: Decimal) -> float:
        for value, weight in ((self.net, MAKES_NET), (self.gross, MAKES_GROSS)):
            if value is not None and abs(abs(total) - abs(value)) <= CENT:
                return weight if total * value >= 0 else weight - TURNED
        if abs(total) in self.printed:
            return MAKES_SOMETHING_PRINTED if total >= 0 else MAKES_SOMETHING_PRINTED - TURNED
        return 0.0


def best_reading(kinds: Iterable[Sequence[Table]], totals: Totals) -> Reading | None:
    """Return the reading that agrees best; the first that leaves nothing to wish for ends the search."""
    best: Reading | None = None
    for tables in kinds:
        for reading in (version for reading in _readings(tables) for version in _versions(reading)):
            judged = _judged(reading, totals)
            if judged.entries and (best is None or judged.score > best.score):
                best = judged
            if judged.entries and judged.is_certain:
                return judged
        if best is not None and best.agreement > 0 and best.trust >= CERTAIN:
            return best
    return best


def _judged(reading: Reading, totals: Totals) -> Reading:
    sums = {reading.total, reading.total + reading.adjustment}
    return replace(reading, agreement=max(totals.agreement(total) for total in sums))


def printed_sums(sheets: Iterable[Sheet]) -> frozenset[Decimal]:
    """Return the amounts that stand in rows of totals."""
    rows = (row for sheet in sheets for row in sheet.rows if closing_of(row.tokens))
    return frozenset(
        abs(amount.value) for row in rows for _, _, amount in find_amounts(row.printed) if is_money(amount)
    )


# --- Ways to read -----------------------------------------------------------------------------------


def _readings(tables: Sequence[Table]) -> Iterator[Reading]:
    """Yield a reading for each kind of column that may hold the amounts."""
    for some in _choices(tables):
        columns = {zone.column for table in some for zone in table.zones}
        for kind in (column for column in TRUST if column in columns):
            trust = TRUST[kind] if all(table.named for table in some) else UNNAMED
            ways = [
                tuple(draft for table in some for draft in _drafts(table, kind, adds_up=adds_up))
                for adds_up in (True, False)
            ]
            for drafts in ways if len(ways[0]) < len(ways[1]) else ways[:1]:
                yield Reading(_merged([_entry(draft) for draft in drafts]), trust)


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


# --- Rows that may not count ------------------------------------------------------------------------


def _merged(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Take a discount that is a share of the item above it off that item's amount."""
    merged: list[Entry] = []
    for entry in entries:
        if merged and _lowers(entry, merged[-1]):
            merged[-1] = replace(merged[-1], amount=merged[-1].amount + entry.amount)
        else:
            merged.append(entry)
    return tuple(merged)


def _lowers(entry: Entry, above: Entry) -> bool:
    tokens = entry.draft.main.tokens
    percent = percent_in(tokens)
    if percent is None or entry.amount * above.amount >= 0 or not _is_discount(entry):
        return False
    return abs(above.amount * percent / 100 + entry.amount) <= abs(above.amount) / 200 + CENT


def _is_discount(entry: Entry) -> bool:
    return any(word in DISCOUNT for word in words_of(printed(entry.draft.main.tokens)))


def _is_weak(entry: Entry) -> bool:
    """Tell whether a row may be something else than an item."""
    counted = [printed_number(part_of(entry.draft, column)) for column in (Column.QUANTITY, Column.PRICE)]
    return not entry.product.holds and (not any(counted) or _is_discount(entry))


def _versions(reading: Reading) -> Iterator[Reading]:
    """Yield a reading without what may not count, and with it."""
    strong = any(not _is_weak(entry) for entry in reading.entries)
    late = [entry for entry in reading.entries if strong and _is_weak(entry) and _is_adjustment(entry.draft)]
    told = [entry for entry in reading.entries if entry not in late and (_says_something(entry) or not strong)]
    adjustment = sum((entry.amount for entry in late), Decimal(0))
    plain = replace(reading, entries=tuple(told), adjustment=adjustment)
    yield plain
    if any(entry.amount < 0 for entry in told):
        # A dash before an amount is no minus where it only leads the eye to it.
        positive = tuple(replace(entry, amount=abs(entry.amount)) for entry in told)
        yield replace(plain, entries=positive, trust=reading.trust - DROPPED)
    yield from _mended(plain)
    weak = [entry for entry in told if strong and _is_weak(entry)]
    for count in range(1, len(weak) + 1) if len(weak) <= MOST_WEAK else ():
        for dropped in combinations(weak, count):
            kept = tuple(entry for entry in told if entry not in dropped)
            yield replace(plain, entries=kept, trust=reading.trust - DROPPED)


def _mended(reading: Reading) -> Iterator[Reading]:
    """Yield a reading with one or two amounts as their quantities and prices make them, where they do not agree."""
    wrong = [(entry, made) for entry in reading.entries if (made := _made_otherwise(entry)) is not None]
    for count in (1, 2) if len(wrong) <= MOST_WRONG else ():
        for some in combinations(wrong, count):
            made = {id(entry): replace(entry, amount=amount) for entry, amount in some}
            entries = tuple(made.get(id(entry), entry) for entry in reading.entries)
            yield replace(reading, entries=entries, trust=reading.trust - DROPPED)


def _made_otherwise(entry: Entry) -> Decimal | None:
    draft = entry.draft
    made = None if entry.product.holds else made_by(draft.main, draft.table, draft.zone)
    return None if made is None or made == entry.amount else made


def _is_adjustment(draft: Draft) -> bool:
    """Tell whether a row adds to a subtotal, or stands among the totals with its words beside the descriptions."""
    if draft.after_subtotal or not draft.table.named:
        return draft.after_subtotal
    parts = {zone.column: part for zone, part in zip(draft.table.zones, draft.main.parts, strict=True)}
    beside = [token for column, part in parts.items() if column is not Column.DESCRIPTION for token in part]
    return says_something(beside) and not says_something(parts.get(Column.DESCRIPTION, beside))


def _says_something(entry: Entry) -> bool:
    return any(map(str.isalpha, entry.description)) or bool(part_of(entry.draft, Column.CODE)) or entry.product.holds
