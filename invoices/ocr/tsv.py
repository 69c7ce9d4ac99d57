"""Tesseract's answer: a row for each block, paragraph, line and word, of which the words matter."""

from collections.abc import Iterator
from itertools import groupby

from invoices.document import Box, Line, Word

WORD = "5"
COLUMNS = 12
# What is left of the lines of a table when each is taken for a word.
RULES = frozenset("|¦_—―")

Cells = list[str]


def lines_in(tsv: str, *, width: int, height: int) -> tuple[Line, ...]:
    """Return the lines of the program's TSV in its own reading order, without what is no word."""
    grouped = groupby(_word_rows(tsv), key=_line_of)
    return tuple(Line(tuple(_word(row, width, height) for row in rows)) for _, rows in grouped)


def _word_rows(tsv: str) -> Iterator[Cells]:
    for row in tsv.split("\n"):
        cells = row.split("\t", COLUMNS - 1)
        if cells[0] == WORD and len(cells) == COLUMNS and _is_word(cells):
            yield cells


def _is_word(cells: Cells) -> bool:
    text = cells[11].strip()
    # A confidence of -1 marks what is no word: the row of a picture or of a ruled line.
    return bool(text) and not cells[10].startswith("-") and not RULES.issuperset(text)


def _line_of(cells: Cells) -> Cells:
    """Tell lines apart by page, block, paragraph and line."""
    return cells[1:5]


def _word(cells: Cells, width: int, height: int) -> Word:
    left, top, across, down = map(int, cells[6:10])
    box = Box.of(left, top, left + across, top + down, width=width, height=height)
    return Word(cells[11].strip(), box, round(min(1.0, float(cells[10]) / 100), 4))
