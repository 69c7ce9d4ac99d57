"""Gives places to words whose engine names none: lines are laid on the page's rows of ink, words on the blobs in them.

The order is the engine's; a line takes the rows whose ink is about as wide as its letters need. Rows that no line wants
stay without words, so that what was left out still shows as print that nobody explained. The places are worked out, not
seen, and a reading made of them says so (`PageText.placed`).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from invoices.document import Box, Line, Word
from invoices.ocr.matching import Piece, match
from invoices.ocr.rows import Blob, Row, Sheet

# A line may be printed over a few rows where the engine wrote a paragraph as one.
MOST_ROWS = 8
MOST_BLOBS = 12
# Beyond these, weighing every line against every row and every word against every blob takes seconds.
MOST_LINES = 400
MOST_PAIRS = 40_000
# Letters for each height of ink: what fonts come to in the middle. A figure taken from the page itself would hide that
# lines were left out or made up: on 23 invoices with a fifth of the lines left out, 61 % of words instead of 43 % then
# stand where they are printed.
LETTERS = 2.0
# As many letters as a wrong number of words weighs.
WORDS = 2.0
HAIR = 0.002


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A word as it was read, and how surely."""

    text: str
    confidence: float


def place(lines: Sequence[Sequence[Unplaced]], sheet: Sheet, within: Box = Box.WHOLE_PAGE) -> tuple[Line, ...]:
    """Lay lines of words on the rows of a part of a page; lines without words are dropped."""
    written = [line for line in lines if line]
    above = within.top
    placed: list[Line] = []
    for line, rows in zip(written, _rows_for(written, sheet.rows), strict=True):
        if rows:
            placed += _spread(line, rows, sheet)
            above = rows[-1].bottom / sheet.height
        else:
            placed.append(_between_rows(line, Box(within.left, above, within.right, min(1.0, above + HAIR))))
    return tuple(placed)


def _letters(line: Sequence[Unplaced]) -> int:
    return sum(len(word.text) for word in line) + len(line) - 1


def _rows_for(lines: list[Sequence[Unplaced]], rows: Sequence[Row]) -> list[Sequence[Row]]:
    """Give each line its rows, none twice and all in order, so that ink and letters agree best."""
    if not rows or not lines:
        return [() for _ in lines]
    count = len(lines)
    if max(count, len(rows)) > MOST_LINES:
        return [rows[len(rows) * number // count : len(rows) * (number + 1) // count] for number in range(count)]
    needs = [Piece(_letters(line), WORDS * len(line)) for line in lines]
    offers = [Piece(row.room * LETTERS, WORDS * len(row.blobs)) for row in rows]
    return [rows[start:end] for start, end in match(needs, offers, most=MOST_ROWS)]


def _spread(line: Sequence[Unplaced], rows: Sequence[Row], sheet: Sheet) -> list[Line]:
    """Lay the words of a line over its rows, as many letters on each as its ink has room for."""
    reached = list(accumulate(row.room for row in rows))
    letter, passed = reached[-1] / _letters(line), 0
    parts: list[list[Unplaced]] = [[] for _ in rows]
    for word in line:
        middle = (passed + len(word.text) / 2) * letter
        parts[min(len(rows) - 1, bisect_left(reached, middle))].append(word)
        passed += len(word.text) + 1
    return [_laid(part, row, sheet) for part, row in zip(parts, rows, strict=True) if part]


def _laid(words: Sequence[Unplaced], row: Row, sheet: Sheet) -> Line:
    blobs = _blobs_of(words, row.blobs)
    size = {"width": sheet.width, "height": sheet.height}
    boxes = [Box.of(blob.left, blob.top, blob.right, blob.bottom, **size) for blob in blobs]
    return Line(tuple(Word(word.text, box, word.confidence) for word, box in zip(words, boxes, strict=True)))


def _blobs_of(words: Sequence[Unplaced], blobs: Sequence[Blob]) -> list[Blob]:
    if len(words) * len(blobs) > MOST_PAIRS:
        return _cut(words, blobs)
    return _blobs_for(words, blobs) if len(words) <= len(blobs) else _pieces_for(words, blobs)


def _blobs_for(words: Sequence[Unplaced], blobs: Sequence[Blob]) -> list[Blob]:
    """Give each word one blob or several: letters that stand far apart, signs that hang alone."""
    ends = match(*_measured(words, blobs), most=MOST_BLOBS)
    if any(start == end for start, end in ends):
        return _cut(words, blobs)
    return [_around(blobs[start:end]) for start, end in ends]


def _pieces_for(words: Sequence[Unplaced], blobs: Sequence[Blob]) -> list[Blob]:
    """Give each blob its words, since some stand so close that they look like one, and cut it between them."""
    needs, offers = _measured(words, blobs)
    ends = match(offers, needs, most=MOST_BLOBS)
    if [edge for start, end in ends for edge in range(start, end)] != list(range(len(words))):
        return _cut(words, blobs)
    pieces: list[Blob] = []
    for blob, (start, end) in zip(blobs, ends, strict=True):
        pieces += _cut(words[start:end], [blob])
    return pieces


def _measured(words: Sequence[Unplaced], blobs: Sequence[Blob]) -> tuple[list[Piece], list[Piece]]:
    scale = sum(len(word.text) for word in words) / sum(blob.width for blob in blobs)
    return [Piece(len(word.text)) for word in words], [Piece(blob.width * scale) for blob in blobs]


def _around(blobs: Sequence[Blob]) -> Blob:
    top, bottom = min(blob.top for blob in blobs), max(blob.bottom for blob in blobs)
    return Blob(blobs[0].left, top, max(blob.right for blob in blobs), bottom)


def _cut(words: Sequence[Unplaced], blobs: Sequence[Blob]) -> list[Blob]:
    """Cut a stretch of ink where its words must begin and end when each letter is as wide as the next."""
    whole = _around(blobs)
    total, passed, pieces = _letters(words), 0, []
    for word in words:
        left = whole.left + round(whole.width * passed / total)
        right = whole.left + round(whole.width * (passed + len(word.text)) / total)
        pieces.append(Blob(left, whole.top, max(left + 1, right), whole.bottom))
        passed += len(word.text) + 1
    return pieces


def _between_rows(line: Sequence[Unplaced], gap: Box) -> Line:
    """Lay words for which no print is left in a hair's breadth, so that they explain no other's."""
    total, passed, words = _letters(line), 0, []
    for word in line:
        left = gap.left + gap.width * passed / total
        right = gap.left + gap.width * (passed + len(word.text)) / total
        words.append(Word(word.text, Box.of(left, gap.top, right, gap.bottom, width=1, height=1), word.confidence))
        passed += len(word.text) + 1
    return Line(tuple(words))
