"""Writing rows at a terminal: as a table for people, or as CSV for programs."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO

from invoices.management.terminal import shown
from invoices.selectors.questions.question import Cell, Row

WIDEST = 48
# What a spreadsheet would take for a formula, in a text that somebody else has written.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write a head and the rows, each as a line of CSV."""
    for row in (columns, *rows):
        line = StringIO()
        csv.writer(line, lineterminator="").writerow([_harmless(cell) for cell in row])
        yield line.getvalue()


def as_table(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write a table whose columns stand under one another, numbers to the right."""
    known = [list(row) for row in rows]
    texts = [list(columns), *([_short(cell) for cell in row] for row in known)]
    widths = [max(len(row[place]) for row in texts) for place in range(len(columns))]
    numbers = [bool(known) and all(_is_number(row[place]) for row in known) for place in range(len(columns))]
    for line in (texts[0], ["─" * width for width in widths], *texts[1:]):
        cells = zip(line, widths, numbers, strict=True)
        yield "  ".join(cell.rjust(width) if right else cell.ljust(width) for cell, width, right in cells).rstrip()


def _short(cell: Cell) -> str:
    text = shown("" if cell is None else str(cell))
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"


def _is_number(cell: Cell) -> bool:
    return cell is None or isinstance(cell, int | float | Decimal)


def _harmless(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA) else text
