"""Lines of a text layer: a PDF writes in any order; people read from the top, and from left to right."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from invoices.document import Box, Line, PageText, Word
from invoices.imaging.opening.words import Written

OVERLAP = 0.5
# A heading beside small print, or words written upwards along the edge, share a height but no line.
UNLIKE = 2.2
MUCH_UNLIKE = 2.8
# A dash is as high as nothing; in a line it counts as most of a letter.
LOWEST = 0.6
RECENT = 4


@dataclass(slots=True)
class _Row:
    top: float
    bottom: float
    words: list[int] = field(default_factory=list)

    def takes(self, top: float, bottom: float) -> bool:
        height, own = bottom - top, self.bottom - self.top
        shared = min(bottom, self.bottom) - max(top, self.top)
        alike = max(height, own) <= UNLIKE * min(height, own)
        return alike and shared >= OVERLAP * min(height, own)


def in_lines(written: Written) -> PageText:
    """Put words in lines, and lines in reading order."""
    if not written.texts:
        return PageText()
    words = _words(written)
    order = written.boxes[:, 0]
    lines = (tuple(words[place] for place in sorted(row.words, key=order.__getitem__)) for row in _rows(written))
    return PageText(tuple(Line(line) for line in lines))


def _words(written: Written) -> list[Word]:
    boxes = np.round(written.boxes, 5).tolist()
    return [Word(said, Box(*box), 1.0) for said, box in zip(written.texts, boxes, strict=True)]


def _rows(written: Written) -> list[_Row]:
    """Gather runs that stand at one height, from the top of the sheet to its foot."""
    rows: list[_Row] = []
    for top, bottom, words in _runs(written):
        row = next((row for row in rows[: -RECENT - 1 : -1] if row.takes(top, bottom)), None)
        if row is None:
            row = _Row(top, bottom)
            rows.append(row)
        row.words += words
    return sorted(rows, key=lambda row: row.top + row.bottom)


def _runs(written: Written) -> list[tuple[float, float, list[int]]]:
    """Return the runs of words with their tops and bottoms, the highest first."""
    tops, bottoms = written.boxes[:, 1], written.boxes[:, 3]
    heights = bottoms - tops
    lowest = LOWEST * float(np.median(heights))
    starts = _starts(np.array(written.runs), np.maximum(heights, lowest))
    top, bottom = np.minimum.reduceat(tops, starts), np.maximum.reduceat(bottoms, starts)
    middle, half = (top + bottom) / 2, np.maximum(bottom - top, lowest) / 2
    stops = [*starts[1:].tolist(), len(heights)]
    found = zip((middle - half).tolist(), (middle + half).tolist(), starts.tolist(), stops, strict=True)
    placed = ((high, low, list(range(start, stop))) for high, low, start, stop in found)
    return sorted(placed, key=lambda run: run[0] + run[1])


def _starts(runs: NDArray[np.intp], heights: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return where runs begin; PDFium lets a heading and the small print beside it follow one another on one line."""
    steps = heights[1:] / np.maximum(heights[:-1], 1e-9)
    unlike = (steps > MUCH_UNLIKE) | (steps < 1 / MUCH_UNLIKE)
    return np.flatnonzero(np.concatenate(([True], (runs[1:] != runs[:-1]) | unlike)))
