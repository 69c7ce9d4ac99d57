"""What Mistral OCR answers (POST /v1/ocr), and our words for it.

It reads markdown. Models since OCR 4 add the blocks of the page with their boxes and how sure each word is; a word's
own place is never given and is worked out from the ink within its block.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Annotated

import msgspec
from msgspec import Meta

from invoices.document import Box, Line, Page, PageText
from invoices.ocr.answers import MOST_WORDS, Pixel, PrintedPage, Share, Side, box_around, words_of
from invoices.ocr.formats.markdown import printed_lines
from invoices.ocr.placing import Unplaced, place
from invoices.ocr.rows import Sheet, sheet_of

# What a word is worth whose engine says nothing of how surely it was read.
UNKNOWN = 0.5
# How far the scores may run ahead of the words, which are cut a little differently.
AHEAD = 40
# Blocks that hold less of the text than this leave something out; then the text is taken without them.
MOST_OF_IT = 0.9
NO_PRINT = frozenset({"image"})


class Score(msgspec.Struct):
    """How surely a word was read."""

    text: Annotated[str, Meta(max_length=1000)]
    confidence: Share


class Scores(msgspec.Struct):
    """How surely a page was read, and each of its words in order."""

    average_page_confidence_score: Share | None = None
    word_confidence_scores: Annotated[list[Score], Meta(max_length=MOST_WORDS)] | None = None


class Block(msgspec.Struct):
    """A paragraph, a table, a title; in pixels of the page's dimensions."""

    top_left_x: Pixel
    top_left_y: Pixel
    bottom_right_x: Pixel
    bottom_right_y: Pixel
    content: PrintedPage | None = None
    type: Annotated[str, Meta(max_length=50)] = "text"


class Dimensions(msgspec.Struct):
    """The page as the service saw it."""

    width: Side
    height: Side


class ReadPage(msgspec.Struct):
    """One page."""

    markdown: PrintedPage
    dimensions: Dimensions | None = None
    confidence_scores: Scores | None = None
    blocks: Annotated[list[Block], Meta(max_length=400)] | None = None


class Reading(msgspec.Struct):
    """The whole answer."""

    pages: Annotated[list[ReadPage], Meta(max_length=10)]


def page_text(reading: Reading, page: Page) -> PageText:
    """Translate what was read on one page."""
    if not reading.pages:
        return PageText(placed=False)
    read = reading.pages[0]
    sheet, sure = sheet_of(page), _Sureness(read.confidence_scores or Scores())
    parts = list(_parts(read))
    if sum(len(text) for text, _ in parts) < MOST_OF_IT * len(read.markdown):
        parts = [(read.markdown, Box.WHOLE_PAGE)]
    lines = [line for text, box in parts for line in _placed(text, box, sheet, sure)]
    return PageText(tuple(lines), placed=False)


def _parts(read: ReadPage) -> Iterator[tuple[str, Box]]:
    """Return the blocks with print in them, and where they are."""
    if read.dimensions is None:
        return
    size = {"width": read.dimensions.width, "height": read.dimensions.height}
    for block in read.blocks or ():
        if block.content and block.type not in NO_PRINT:
            corners = [block.top_left_x, block.top_left_y, block.bottom_right_x, block.bottom_right_y]
            yield block.content, box_around(corners, **size) or Box.WHOLE_PAGE


def _placed(text: str, box: Box, sheet: Sheet, sure: "_Sureness") -> Sequence[Line]:
    lines = [[Unplaced(word, sure.of(word)) for word in words] for words in printed_lines(text)]
    return place(lines, sheet.within(box), box)


class _Sureness:
    """Finds, word after word, how surely each was read."""

    def __init__(self, scores: Scores) -> None:
        average = scores.average_page_confidence_score
        self._otherwise = UNKNOWN if average is None else average
        self._scores = [
            (word, score.confidence)
            for score in scores.word_confidence_scores or ()
            for word in words_of(score.text.replace("*", "").replace("|", " "))
        ]
        self._at = 0

    def of(self, word: str) -> float:
        ahead = islice(enumerate(self._scores[self._at : self._at + AHEAD], self._at), AHEAD)
        at = next((at for at, (text, _) in ahead if text == word), None)
        if at is None:
            return self._otherwise
        self._at = at + 1
        return self._scores[at][1]
