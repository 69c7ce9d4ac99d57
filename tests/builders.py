"""Values of the trade with everything filled in, so that a test writes only what it is about."""

from dataclasses import replace
from decimal import Decimal

import numpy as np

from invoices.document import (
    Attempt,
    Box,
    Ink,
    LayerVerdict,
    Line,
    Measures,
    MediaType,
    OcrResult,
    PageReading,
    PageText,
    TextSource,
    Word,
)
from invoices.fields import Assessment, Extraction, Outcome, Verdict

LINES = ("Atelier Dupont SARL", "Facture n° FA-2024-0042", "Échéance : 11 avril 2024", "Net à payer 253,20 €")
NAME = "facture.pdf"
LINE_HEIGHT, SIGN_WIDTH = 0.02, 0.01


def a_word(text: str = "Facture", box: Box | None = None, confidence: float = 0.95) -> Word:
    return Word(text, box or Box(0.1, 0.1, 0.3, 0.12), confidence)


def a_line(text: str, *, top: float = 0.1, confidence: float = 0.95) -> Line:
    """Set the words of a text side by side, each as wide as it has signs."""
    words, left = [], 0.05
    for word in text.split():
        right = min(1.0, left + SIGN_WIDTH * len(word))
        words.append(Word(word, Box(round(left, 5), top, round(right, 5), round(top + LINE_HEIGHT, 5)), confidence))
        left = min(0.99, right + SIGN_WIDTH)
    return Line(tuple(words))


def a_page_text(*lines: str, confidence: float = 0.95) -> PageText:
    """Set lines one below the other; those that do not fit the sheet share its last row."""
    tops = (min(0.97, round(0.05 + 0.03 * place, 5)) for place in range(len(lines)))
    return PageText(tuple(a_line(text, top=next(tops), confidence=confidence) for text in lines))


def some_ink(*rows: int) -> Ink:
    """Print on these rows of a coarse grid, or on a third of it."""
    grid = np.zeros((44, 31), dtype=np.bool_)
    grid[list(rows) or slice(2, 42, 3), 2:29] = True
    return Ink.of(grid)


CLEAN = Measures(
    dpi=200.0,
    x_height=14.0,
    skew=0.0,
    orientation=0,
    sharpness=0.9,
    contrast=0.9,
    unevenness=0.02,
    noise=1.5,
    brightness=0.98,
    cut_edges=0,
    photo=False,
    ink=some_ink(),
)


def measures(**changes: object) -> Measures:
    """Measures of a clean scan at 200 dpi, but for the changes."""
    return replace(CLEAN, **changes)  # type: ignore[arg-type]


def an_attempt(engine: str = "tesseract", **changes: object) -> Attempt:
    attempt = Attempt(engine, "5.3.0", engine, (), "first", 0.7, Decimal(0), 0.93)
    return replace(attempt, **changes)  # type: ignore[arg-type]


def a_page_reading(*lines: str, number: int = 1, engine: str = "tesseract", **changes: object) -> PageReading:
    """One page read at the first try, with these lines on it."""
    reading = PageReading(
        number=number,
        width=1654,
        height=2339,
        dpi=200.0,
        text=a_page_text(*(lines or LINES)),
        source=TextSource.TEXT if engine == "embedded" else TextSource.OCR,
        layer=LayerVerdict.GOOD if engine == "embedded" else LayerVerdict.ABSENT,
        measures=CLEAN,
        codes=(),
        attempts=(an_attempt(engine),),
        used=0,
        score=0.93,
        usable=True,
    )
    return replace(reading, **changes)  # type: ignore[arg-type]


def an_ocr_result(*pages: PageReading, **changes: object) -> OcrResult:
    """A PDF of one page, or of these."""
    result = OcrResult(
        file=NAME,
        sha256="0" * 64,
        media_type=MediaType.PDF,
        asked_for="auto",
        languages=("fra", "eng"),
        pages=pages or (a_page_reading(),),
        attachments=(),
        facts={},
        seconds=1.25,
    )
    return replace(result, **changes)  # type: ignore[arg-type]


def an_outcome(result: OcrResult | None = None, **changes: object) -> Outcome:
    """A reading of which nothing was understood, and that a person looks at."""
    outcome = Outcome(result or an_ocr_result(), Extraction(), Assessment(0.0, (), Verdict.REVIEW, 0.9))
    return replace(outcome, **changes)  # type: ignore[arg-type]
