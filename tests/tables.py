"""Pages set as they look: each sign of a text stands one sign further to the right, each line one line further down."""

import re

from invoices.document import Box, Line, PageText, TextSource, Word
from invoices.extraction.layout import Sheet, sheets_of
from tests.builders import a_page_reading

SIGNS_A_LINE, LINES_A_PAGE = 110, 80
PRINT = 0.6  # of the height of a line
WORD = re.compile(r"\S+")


def a_sheet(text: str, *, number: int = 1) -> Sheet:
    """Set a page of words where they stand in a text; three spaces or more part two columns."""
    lines = (_line(line, row) for row, line in enumerate(text.strip("\n").splitlines()))
    words = PageText(tuple(line for line in lines if line.words))
    return sheets_of([a_page_reading(number=number, text=words, source=TextSource.TEXT)])[0]


def _line(text: str, row: int) -> Line:
    top = (row + 1) / LINES_A_PAGE
    bottom = top + PRINT / LINES_A_PAGE
    return Line(
        tuple(
            Word(match[0], Box(match.start() / SIGNS_A_LINE, top, match.end() / SIGNS_A_LINE, bottom), 0.95)
            for match in WORD.finditer(text)
        )
    )
