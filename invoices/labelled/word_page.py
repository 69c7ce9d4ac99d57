"""A page of words of which there is no image: what its words tell of it, and nothing held against the rest."""

from collections.abc import Sequence
from decimal import Decimal
from math import atan, degrees
from statistics import median

import numpy as np

from invoices.document import Attempt, Ink, LayerVerdict, Measures, PageReading, PageText, TextSource, Word
from invoices.labelled.leaning import slope_of
from invoices.ocr.lines import lines_from

ENGINE = "imported"
# Whoever read these words did not say how surely; they are taken for a good reading, and not for a perfect one.
NOT_SAID = 0.9
LETTERS_PER_INCH, X_HEIGHT = 11.5, 0.78  # as where pages are measured: the usual print, and its small letters
GRID = 100


def page_of(width: float, height: float, words: Sequence[Word]) -> PageReading:
    """Put words, of which there is at least one, on a page as if it had been read."""
    slope = slope_of([word.box for word in words], shape=width / height)
    measures = _measures(width, height, words, slope)
    return PageReading(
        number=1,
        width=max(1, round(width)),
        height=max(1, round(height)),
        dpi=measures.dpi,
        text=PageText(lines_from(words, slope=slope)),
        source=TextSource.OCR,
        layer=LayerVerdict.NOT_PDF,
        measures=measures,
        codes=(),
        attempts=(Attempt(ENGINE, "1", "none", (), "imported", 0.0, Decimal(0), NOT_SAID),),
        used=0,
        score=NOT_SAID,
        usable=True,
    )


def _measures(width: float, height: float, words: Sequence[Word], slope: float) -> Measures:
    """Say of the page what its words tell; how the picture looked is not known, and nothing is held against it."""
    letter = median(word.box.height for word in words) * height
    return Measures(
        dpi=float(min(1_000_000, max(1, round(letter * LETTERS_PER_INCH)))),
        x_height=round(X_HEIGHT * letter, 1),
        skew=round(-degrees(atan(slope * height / width)), 2),
        orientation=0,
        sharpness=1.0,
        contrast=1.0,
        unevenness=0.0,
        noise=0.0,
        brightness=1.0,
        cut_edges=0,
        photo=False,
        ink=_ink(height / width, words),
    )


def _ink(shape: float, words: Sequence[Word]) -> Ink:
    rows = min(4 * GRID, max(1, round(GRID * shape)))
    grid = np.zeros((rows, GRID), dtype=np.bool_)
    for word in words:
        top, left = int(word.box.top * rows), int(word.box.left * GRID)
        bottom, right = int(np.ceil(word.box.bottom * rows)), int(np.ceil(word.box.right * GRID))
        grid[top : max(top + 1, bottom), left : max(left + 1, right)] = True
    return Ink.of(grid)
