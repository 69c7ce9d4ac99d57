"""The same rows read with and without what may be no item, or may be misread."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from invoices.extraction.layout import Token
from invoices.extraction.line_rows_joined import Draft
from invoices.extraction.line_rows_mended import CENT, made_by
from invoices.extraction.line_rows_parts import percent_in, printed, printed_number, says_something
from invoices.extraction.line_rows_product import part_of
from invoices.extraction.line_sums_values import Entry, Reading
from invoices.extraction.line_words import Column, words_of
from invoices.extraction.line_words_known import DISCOUNT

# What reading a row otherwise than it stands there costs, and for how many rows it is tried.
OTHERWISE = 0.3
MOST_WEAK, MOST_WRONG = 3, 6
THOUSAND = Decimal(1000)


def versions(reading: Reading) -> Iterator[Reading]:
    """Yield the ways to read some rows, the likeliest first."""
    for way in _discounts(reading):
        plain = _without_adjustments(way)
        yield plain
        yield from _without_signs(plain)
        yield from _without_thousands(plain)
        yield from _mended(plain)
        yield from _without_weak(plain)


# --- Discounts --------------------------------------------------------------------------------------


def _discounts(reading: Reading) -> Iterator[Reading]:
    """Yield a reading with discounts taken off the items they stand under, then with all of them left to the total."""
    items: list[Entry] = []
    lowered: list[Entry] = []
    off = Decimal(0)
    for entry in reading.entries:
        if items and _lowers(entry, items[-1]):
            lowered[-1] = replace(lowered[-1], amount=lowered[-1].amount + entry.amount)
            off += entry.amount
        else:
            items.append(entry)
            lowered.append(entry)
    yield replace(reading, entries=tuple(lowered), open=off != 0)
    if off:
        yield replace(reading, entries=tuple(items), open=True, adjustment=off)


def _lowers(entry: Entry, above: Entry) -> bool:
    """Tell whether a row takes the share that it names off the item above."""
    percent = percent_in(entry.draft.main.tokens)
    if percent is None or entry.amount * above.amount >= 0 or not _is_discount(entry):
        return False
    return abs(above.amount * percent / 100 + entry.amount) <= abs(above.amount) / 200 + CENT


def _is_discount(entry: Entry) -> bool:
    return any(word in DISCOUNT for word in words_of(printed(entry.draft.main.tokens)))


# --- Rows that may be no items ----------------------------------------------------------------------


def _is_weak(entry: Entry) -> bool:
    """Tell whether a row may be something else than an item."""
    counted = [printed_number(part_of(entry.draft, column)) for column in (Column.QUANTITY, Column.PRICE)]
    return not entry.product.holds and (not any(counted) or _is_discount(entry))


def _has_strong(entries: Sequence[Entry]) -> bool:
    return any(not _is_weak(entry) for entry in entries)


def _without_adjustments(reading: Reading) -> Reading:
    """Set aside what is added below a subtotal, and rows that say nothing, where others say how many and how much."""
    if not _has_strong(reading.entries):
        return reading
    late = [entry for entry in reading.entries if _is_weak(entry) and _is_adjustment(entry.draft)]
    told = tuple(entry for entry in reading.entries if entry not in late and _says_something(entry))
    added = sum((entry.amount for entry in late), reading.adjustment)
    return replace(reading, entries=told, adjustment=added)


def _is_adjustment(draft: Draft) -> bool:
    """Tell whether a row adds to a subtotal, or stands among the totals with its words beside the descriptions."""
    if draft.after_subtotal or not draft.table.named:
        return draft.after_subtotal
    beside: list[Token] = []
    under: list[Token] = []
    for zone, part in zip(draft.table.zones, draft.main.parts, strict=True):
        (under if zone.column is Column.DESCRIPTION else beside).extend(part)
    described = draft.table.first(Column.DESCRIPTION) is not None
    return described and says_something(beside) and not says_something(under)


def _says_something(entry: Entry) -> bool:
    return any(map(str.isalpha, entry.description)) or bool(part_of(entry.draft, Column.CODE)) or entry.product.holds


def _without_weak(reading: Reading) -> Iterator[Reading]:
    """Yield a reading without some of the rows that may be no items."""
    weak = [entry for entry in reading.entries if _is_weak(entry)] if _has_strong(reading.entries) else []
    for count in range(1, len(weak) + 1) if len(weak) <= MOST_WEAK else ():
        for dropped in combinations(weak, count):
            kept = tuple(entry for entry in reading.entries if entry not in dropped)
            yield replace(reading, entries=kept, trust=reading.trust - OTHERWISE)


# --- Amounts that may be misread --------------------------------------------------------------------


def _without_signs(reading: Reading) -> Iterator[Reading]:
    """Yield a reading in which a dash before an amount is no minus: it may only lead the eye there."""
    if any(entry.amount < 0 for entry in reading.entries):
        entries = tuple(replace(entry, amount=abs(entry.amount)) for entry in reading.entries)
        yield replace(reading, entries=entries, trust=reading.trust - OTHERWISE)


def _without_thousands(reading: Reading) -> Iterator[Reading]:
    """Yield a reading in which 3.355 is three and a bit, and not three thousand and more."""
    if any(entry.draft.amount.ambiguous for entry in reading.entries):
        entries = tuple(
            replace(entry, amount=entry.amount / THOUSAND) if entry.draft.amount.ambiguous else entry
            for entry in reading.entries
        )
        yield replace(reading, entries=entries, trust=reading.trust - OTHERWISE)


def _mended(reading: Reading) -> Iterator[Reading]:
    """Yield a reading with one or two amounts as their quantities and prices make them, where they disagree."""
    wrong = [(entry, made) for entry in reading.entries if (made := _made_otherwise(entry)) is not None]
    for count in (1, 2) if len(wrong) <= MOST_WRONG else ():
        for some in combinations(wrong, count):
            mended = {id(entry): replace(entry, amount=made) for entry, made in some}
            entries = tuple(mended.get(id(entry), entry) for entry in reading.entries)
            yield replace(reading, entries=entries, trust=reading.trust - OTHERWISE)


def _made_otherwise(entry: Entry) -> Decimal | None:
    draft = entry.draft
    made = None if entry.product.holds else made_by(draft.main, draft.table, draft.zone)
    return None if made == entry.amount else made
