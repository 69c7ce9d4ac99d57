"""Is what an engine returned possible at all? Told against where the page is printed."""

import numpy as np
from numpy.typing import NDArray

from invoices.document import Ink, PageText, Word
from invoices.errors import EngineFoundNothing, EngineNonsense
from invoices.ocr.plausibility import plausible_share

# Fewer printed cells than this are specks: a blank page may hold them and no word.
SPECKS = 12
# Half of the words on bare paper is no slip of a box any more.
MOST_FROM_NOWHERE = 0.5
FEW_WORDS = 4
MOST_WORDS = 20_000
SURE_ENOUGH, WELL_FORMED = 0.7, 0.8


def is_blank(ink: Ink) -> bool:
    """Tell whether a page holds nothing that could be read."""
    return ink.cells < SPECKS


def cells_of(word: Word, ink: Ink, *, margin: int = 0) -> tuple[slice, slice]:
    """Return the rows and columns of the grid that a word covers, and as many again on each side as margin says."""
    box = word.box
    top, bottom = int(box.top * ink.rows) - margin, int(np.ceil(box.bottom * ink.rows)) + margin
    left, right = int(box.left * ink.columns) - margin, int(np.ceil(box.right * ink.columns)) + margin
    return slice(max(0, top), max(1, bottom)), slice(max(0, left), max(1, right))


def covered(text: PageText, ink: Ink, *, margin: int = 0) -> NDArray[np.bool_]:
    """Return the cells of the grid on which a word was read."""
    grid = np.zeros((ink.rows, ink.columns), dtype=np.bool_)
    for word in text.words:
        grid[cells_of(word, ink, margin=margin)] = True
    return grid


def looks_like_writing(text: PageText) -> bool:
    """Tell whether words are sure and well-formed enough to be believed without looking at the page."""
    words = text.words
    sure = sum(word.confidence for word in words) / max(1, len(words))
    return sure >= SURE_ENOUGH and plausible_share(words) >= WELL_FORMED


def check_possible(text: PageText, ink: Ink, *, engine: str, page: int) -> None:
    """Refuse an answer that cannot be a reading of this page.

    Raises:
        EngineFoundNothing: the page is printed and not one word came back.
        EngineNonsense: words where nothing is printed, or more of them than a page can hold.
    """
    words = text.words
    if not words and not is_blank(ink):
        raise EngineFoundNothing(engine=engine, page=page)
    if len(words) > MOST_WORDS:
        raise EngineNonsense(engine=engine, detail=f"{len(words)} words on one page")
    if is_blank(ink) and looks_like_writing(text):
        # Print too faint for our own eyes is not denied to an engine that reads it as writing.
        return
    grid = ink.grid()
    nowhere = sum(1 for word in words if not grid[cells_of(word, ink, margin=1)].any())
    # Places that were worked out rather than seen lie on the print by their making, or were never meant to.
    if text.placed and len(words) >= FEW_WORDS and nowhere > MOST_FROM_NOWHERE * len(words):
        raise EngineNonsense(engine=engine, detail=f"{nowhere} of {len(words)} words stand where nothing is printed")
