"""Items that stand under no header: rows that end in amounts set below one another."""

from collections.abc import Sequence
from dataclasses import dataclass

from invoices.extraction.layout import Sheet, Token
from invoices.extraction.line_columns_zones import Zone
from invoices.extraction.line_rows import levelled
from invoices.extraction.line_rows_closing import closing_of
from invoices.extraction.line_rows_parts import has_digits, is_money, printed_number
from invoices.extraction.line_rows_tables import Table, table_of
from invoices.extraction.line_words import Column

# Amounts stand below one another when they end so near, in heights of print.
FLUSH = 0.9
MOST_BEHIND = 3  # letters and digits of a tax code behind an amount


@dataclass(frozen=True, slots=True)
class Ending:
    """The amount that a row ends in."""

    left: float
    right: float
    closes: bool


def unnamed_tables(sheets: Sequence[Sheet]) -> tuple[Table, ...]:
    """Find rows of items by where their amounts stand, page by page."""
    return tuple(table for sheet in sheets if (table := _table(sheet)) is not None)


def _table(sheet: Sheet) -> Table | None:
    rows = levelled(sheet.rows, sheet.em)
    column = _column([ending for row in rows if (ending := _ending(row)) is not None], FLUSH * sheet.em)
    if not column:
        return None
    left = min(ending.left for ending in column) - FLUSH * sheet.em
    right = max(ending.right for ending in column) + FLUSH * sheet.em
    zones = (
        Zone(Column.DESCRIPTION, float("-inf"), left),
        Zone(Column.AMOUNT, left, right),
        Zone(Column.RATE, right, float("inf")),
    )
    return table_of(sheet, zones, rows, named=False)


def _ending(row: Sequence[Token]) -> Ending | None:
    tokens = list(row)
    while tokens and _may_stand_behind(tokens[-1]):
        tokens.pop()
    if not tokens:
        return None
    last = tokens[-1]
    number = printed_number((last,))
    if number is None or number.decimals != 2 or not is_money(number):
        return None
    return Ending(last.left, last.right, closes=closing_of(row) is not None)


def _may_stand_behind(token: Token) -> bool:
    return len(token.text) <= MOST_BEHIND and not (has_digits(token) and any(sign in ",." for sign in token.text))


def _column(endings: Sequence[Ending], flush: float) -> list[Ending]:
    """Return the items' amounts: the largest group that ends flush, and where there is one, with a total below."""
    groups = [[other for other in endings if abs(other.right - ending.right) <= flush] for ending in endings]
    best = max(groups, key=_weight, default=[])
    return best if _weight(best) > 1 else []


def _weight(group: Sequence[Ending]) -> int:
    items = sum(not ending.closes for ending in group)
    return items and items * 2 + any(ending.closes for ending in group)
