"""Items that stand under no header: rows with amounts set below one another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invoices.extraction.layout import Sheet, Token
from invoices.extraction.line_columns_zones import Zone
from invoices.extraction.line_rows import levelled
from invoices.extraction.line_rows_closing import closing_of
from invoices.extraction.line_rows_parts import CENTS, NEXT_CELL, has_digits, printed_number
from invoices.extraction.line_rows_tables import Table, table_of
from invoices.extraction.line_words import Column

# Amounts stand below one another when they end so near, in heights of print.
FLUSH = 0.9
GROUP = re.compile(r"\d{3}(?!\d)")
MOST_COLUMNS = 3  # of amounts that are tried


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount somewhere on a page, with its edges as shares of the page's width."""

    page: int
    left: float
    right: float
    closes: bool  # whether it stands in a row of totals


def unnamed_tables(sheets: Sequence[Sheet]) -> Iterator[tuple[Table, ...]]:
    """Yield the rows of items of all pages by where their amounts may stand, the likeliest place first."""
    pages = [levelled(sheet.rows, sheet.em) for sheet in sheets]
    figures = [
        figure for sheet, rows in zip(sheets, pages, strict=True) for row in rows for figure in _figures(row, sheet)
    ]
    flush = max((FLUSH * sheet.em / sheet.width for sheet in sheets), default=0.0)
    for column in _columns(figures, flush):
        left = min(figure.left for figure in column) - flush
        right = max(figure.right for figure in column) + flush
        on_pages = {figure.page for figure in column}
        yield tuple(
            table_of(sheet, _zones(left * sheet.width, right * sheet.width), rows, named=False)
            for sheet, rows in zip(sheets, pages, strict=True)
            if sheet.number in on_pages
        )


def _zones(left: float, right: float) -> tuple[Zone, ...]:
    return (
        Zone(Column.DESCRIPTION, float("-inf"), left),
        Zone(Column.AMOUNT, left, right),
        Zone(Column.RATE, right, float("inf")),
    )


def _figures(row: Sequence[Token], sheet: Sheet) -> Iterator[Figure]:
    closes = closing_of(row) is not None
    for at, token in enumerate(row):
        number = printed_number((token,)) if has_digits(token) else None
        if number is not None and number.decimals == CENTS:
            left = row[_first_group(row, at)].left
            yield Figure(sheet.number, left / sheet.width, token.right / sheet.width, closes)


def _first_group(row: Sequence[Token], at: int) -> int:
    """Return where the thousands of an amount begin that ends in a word."""
    while at and row[at - 1].text.isdigit() and len(row[at - 1].text) <= len("999"):
        if not GROUP.match(row[at].text) or row[at].left - row[at - 1].right > NEXT_CELL * row[at].sign:
            break
        at -= 1
    return at


def _columns(figures: Sequence[Figure], flush: float) -> Iterator[list[Figure]]:
    """Yield the groups of amounts that end flush, the largest first; of equal ones that on the right."""
    rest = list(figures)
    for _ in range(MOST_COLUMNS):
        groups = [[other for other in rest if abs(other.right - figure.right) <= flush] for figure in rest]
        best = max(groups, key=lambda group: (_weight(group), group[0].right), default=[])
        if _weight(best) <= 1:
            return
        yield best
        taken = set(map(id, best))
        rest = [figure for figure in rest if id(figure) not in taken]


def _weight(group: Sequence[Figure]) -> int:
    """Weigh a column by its items, and a little by a total under them."""
    items = sum(not figure.closes for figure in group)
    return items and items * 2 + any(figure.closes for figure in group)
