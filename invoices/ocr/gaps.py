"""Print that no word explains is cut out and read apart.

Tesseract's layout analysis drops whole rows of a table now and then, most often the one with the totals. Cut out and
taken as one block they read at once, for a tenth of what the page costs.
"""

from collections.abc import Iterable
from dataclasses import replace

import cv2
import numpy as np

from invoices.document import Box, Ink, Line, Page, PageText, Word
from invoices.errors import EngineError
from invoices.ocr.engine import Engine
from invoices.ocr.plausibility import is_plausible
from invoices.ocr.sanity import covered

# Three or four short words cover about so many cells; less is the edge of a logo or a dash.
LEAST_CELLS = 20
MOST_GAPS = 6
# Beyond this the page was not read but missed, and another engine reads it whole.
MOST_LEFT_OUT = 0.3
# Letters of one line touch in the coarse grid, words of it are some cells apart.
REACH = np.ones((3, 7), dtype=np.uint8)
PAPER = 20  # pixels of white put around what is cut out
SURE_ENOUGH = 0.6


def gaps_in(text: PageText, ink: Ink) -> tuple[Box, ...]:
    """Return the places where print was left out, the largest first."""
    grid = ink.grid()
    left_out = grid & ~covered(text, ink, margin=1)
    if not left_out.any() or left_out.sum() > MOST_LEFT_OUT * grid.sum():
        return ()
    _, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(left_out.astype(np.uint8), REACH), connectivity=8)
    cells = np.bincount(labels[left_out], minlength=len(stats))
    found = [place for place in np.argsort(-cells) if cells[place] >= LEAST_CELLS][:MOST_GAPS]
    return tuple(_box(stats[place], ink) for place in found)


def _box(stats: np.ndarray[tuple[int], np.dtype[np.int32]], ink: Ink) -> Box:
    left, top, width, height = (int(value) for value in stats[:4])
    return Box.of(left - 1, top - 1, left + width + 1, top + height + 1, width=ink.columns, height=ink.rows)


def read_gaps(page: Page, text: PageText, gaps: Iterable[Box], engine: Engine, languages: tuple[str, ...]) -> PageText:
    """Read the places that were left out, and put what looks like writing where it belongs."""
    lines = list(text.lines)
    for gap in gaps:
        for line in _read_one(page, gap, engine, languages):
            below = (place for place, other in enumerate(lines) if other.box.top >= line.box.bottom)
            lines.insert(next(below, len(lines)), line)
    return replace(text, lines=tuple(lines))


def _read_one(page: Page, gap: Box, engine: Engine, languages: tuple[str, ...]) -> list[Line]:
    top, bottom = int(gap.top * page.height), int(np.ceil(gap.bottom * page.height))
    left, right = int(gap.left * page.width), int(np.ceil(gap.right * page.width))
    cut = page.image[top:bottom, left:right]
    framed = cv2.copyMakeBorder(cut, PAPER, PAPER, PAPER, PAPER, cv2.BORDER_CONSTANT, value=[255])
    try:
        read = engine.read(replace(page, image=np.asarray(framed, dtype=np.uint8)), languages)
    except EngineError:
        # The page was read; what was left out before is left out still, and the score says so.
        return []
    width, height = framed.shape[1], framed.shape[0]
    kept = [
        [_moved(word, left, top, width, height, page) for word in line.words if _is_sure(word)] for line in read.lines
    ]
    return [Line(tuple(words)) for words in kept if words]


def _is_sure(word: Word) -> bool:
    return word.confidence >= SURE_ENOUGH and is_plausible(word.text)


def _moved(word: Word, left: int, top: int, width: int, height: int, page: Page) -> Word:
    box = word.box
    across = (box.left * width - PAPER + left, box.right * width - PAPER + left)
    down = (box.top * height - PAPER + top, box.bottom * height - PAPER + top)
    return replace(word, box=Box.of(across[0], down[0], across[1], down[1], width=page.width, height=page.height))
