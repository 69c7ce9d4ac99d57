"""The row, or the stacked rows, that name the columns of a table of items."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import median

from invoices.extraction.layout import Row, Sheet
from invoices.extraction.line_columns_headings import AMOUNTS, Heading, head_words, headings_in, settled, stacked
from invoices.extraction.line_words import Column
from invoices.extraction.line_words_known import HEADS, SUMS

# Rows of one header are at most so far apart, in heights of their print.
NEXT_ROW = 2.1
MOST_ROWS = 4
# At least this share of the words of a header is known.
KNOWN, KNOWN_IN_ONE_CELL = 0.5, 0.8
OF_ITEMS = frozenset({Column.DESCRIPTION, Column.QUANTITY, Column.PRICE})
LEAST_COLUMNS = 3  # of a header that names no description
MONEY = re.compile(r"\d[.,]\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a table from left to right, and the rows they stand in."""

    headings: tuple[Heading, ...]
    first: int
    last: int

    @property
    def columns(self) -> tuple[Column | None, ...]:
        return tuple(heading.column for heading in settled(self.headings))


def headers_of(sheet: Sheet) -> tuple[Header, ...]:
    """Find the headers of the tables of items on a page, from top to bottom."""
    return tuple(header for band in _bands(sheet) if (header := _header(band, _heads_items)) is not None)


def unpriced_headers_of(sheet: Sheet) -> tuple[Header, ...]:
    """Find the headers of tables that say what and how many, and not for how much."""
    return tuple(header for band in _bands(sheet) if (header := _header(band, _heads_pieces)) is not None)


# --- Rows that may be a header ----------------------------------------------------------------------


def _bands(sheet: Sheet) -> Iterator[list[Row]]:
    """Yield rows that speak of columns, together where they stand closely below one another."""
    band: list[Row] = []
    for row in sheet.rows:
        if not _speaks_of_columns(row):
            continue
        if band and row.middle - band[-1].middle > NEXT_ROW * median(token.height for token in row.tokens):
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _speaks_of_columns(row: Row) -> bool:
    if MONEY.search(row.text):
        return False
    words = head_words(row.tokens)
    if words and words[0] in SUMS:
        return False
    known = sum(word in HEADS for word in words)
    # A sentence may speak of prices and articles: it is one cell.
    return known >= max(1.0, (KNOWN if len(row.cells) > 1 else KNOWN_IN_ONE_CELL) * len(words))


def _header(band: Sequence[Row], heads: Callable[[Header], bool]) -> Header | None:
    """Return what names the most columns, in the fewest rows."""
    best: Header | None = None
    for start, end in combinations(range(len(band) + 1), 2):
        for spaced in (False, True):
            rows = band[start:end]
            headings = stacked([list(headings_in(row, spaced=spaced)) for row in rows[:MOST_ROWS]])
            header = Header(tuple(headings), rows[0].number, rows[-1].number)
            if len(rows) <= MOST_ROWS and heads(header) and (best is None or _names(header) > _names(best)):
                best = header
    return best and replace(best, last=_last(best, band))


def _last(header: Header, band: Sequence[Row]) -> int:
    """Return the last row that still belongs to a header: one that says more of columns and describes nothing."""
    last = header.last
    for row in band:
        if row.number > last and any(
            heading.column is Column.DESCRIPTION for heading in headings_in(row, spaced=False)
        ):
            return last
        last = max(last, row.number)
    return last


def _names(header: Header) -> tuple[int, int]:
    """Weigh a header: by its columns, that of the descriptions twice, then by how few rows it takes."""
    columns = set(header.columns) - {None}
    return len(columns) + (Column.DESCRIPTION in columns), header.first - header.last


def _heads_items(header: Header) -> bool:
    columns = set(header.columns) - {None}
    of_tax = Column.BASE in columns or (columns & OF_ITEMS == {Column.PRICE} and columns & {Column.RATE, Column.TAX})
    enough = Column.DESCRIPTION in columns or len(columns) >= LEAST_COLUMNS
    return enough and bool(columns & OF_ITEMS) and bool(columns & AMOUNTS or Column.PRICE in columns) and not of_tax


def _heads_pieces(header: Header) -> bool:
    columns = set(header.columns)
    return {Column.DESCRIPTION, Column.QUANTITY} <= columns and not columns & (AMOUNTS | {Column.BASE, Column.TAX})
