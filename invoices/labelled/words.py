"""Words with their boxes and without an image, as data sets give them, taken for a reading of the document."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from hashlib import sha256
from math import atan, degrees
from pathlib import PurePosixPath
from statistics import median
from typing import Annotated

import msgspec
import numpy as np

from invoices.document import (
    Attempt,
    Box,
    Ink,
    LayerVerdict,
    Measures,
    MediaType,
    OcrResult,
    PageReading,
    PageText,
    TextSource,
    Word,
)
from invoices.labelled.leaning import slope_of
from invoices.labelled.rows import Row
from invoices.ocr.lines import lines_from

ENGINE = "imported"
# Whoever read these words did not say how surely; they are taken for a good reading, and not for a perfect one.
NOT_SAID = 0.9
MOST_WORDS = 20_000
LONGEST_NAME = 200  # bytes; a suffix comes on top, and a file system takes 255
LETTERS_PER_INCH, X_HEIGHT = 11.5, 0.78  # as where pages are measured: the usual print, and its small letters
GRID = 100

Side = Annotated[float, msgspec.Meta(gt=0, le=1_000_000)]
Sureness = Annotated[float, msgspec.Meta(ge=0, le=1)]


class LabelledWord(msgspec.Struct, frozen=True):
    """A word as the data set gives it, in pixels of a page that nobody has."""

    text: str
    x: float
    y: float
    w: Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]
    h: Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]
    confidence: Sureness | None = None


class LabelledPage(msgspec.Struct, frozen=True):
    """A row of the data set; what else it holds is the truth, and no business of a reading."""

    file: Annotated[str, msgspec.Meta(min_length=1, max_length=4_096)]
    width: Side
    height: Side
    words: Annotated[list[LabelledWord], msgspec.Meta(max_length=MOST_WORDS)]


def reading_of(row: Row) -> OcrResult:
    """Turn a row of words into a reading that can be understood like any other.

    Raises:
        BadRow: it has no words, no name that can be a file's, or a word stands off its page.
    """
    page = row.taken(LabelledPage)
    name = PurePosixPath(page.file.replace("\\", "/")).name
    if name in {"", ".", ".."} or not name.isprintable() or len(name.encode()) > LONGEST_NAME:
        raise row.bad(f"{page.file!r} cannot be the name of a file")
    words = tuple(_words(page, row))
    if not words:
        raise row.bad("there is no word on it")
    return OcrResult(
        file=name,
        sha256=sha256(row.content).hexdigest(),
        media_type=MediaType.JPEG,
        asked_for=ENGINE,
        languages=(),
        pages=(_page(page, words),),
        attachments=(),
        facts={},
        seconds=0.0,
    )


def _words(page: LabelledPage, row: Row) -> Iterator[Word]:
    for at, given in enumerate(page.words, start=1):
        across, down = given.x + given.w / 2, given.y + given.h / 2
        if not (0 <= across <= page.width and 0 <= down <= page.height):
            raise row.bad(f"word {at} stands off its page")
        yield from _parts(given, page)


def _parts(given: LabelledWord, page: LabelledPage) -> Iterator[Word]:
    """Cut at its spaces what was labelled as one, each part as wide as its signs; nothing printed is no word."""
    sure = NOT_SAID if given.confidence is None else given.confidence
    step = given.w / max(1, len(given.text))
    at = 0
    for text in given.text.split():
        at = given.text.index(text, at)
        left, right = given.x + at * step, given.x + (at + len(text)) * step
        at += len(text)
        box = Box.of(left, given.y, right, given.y + given.h, width=page.width, height=page.height)
        yield Word(text, box, sure)


def _page(page: LabelledPage, words: Sequence[Word]) -> PageReading:
    slope = slope_of([word.box for word in words], shape=page.width / page.height)
    measures = _measures(page, words, slope)
    return PageReading(
        number=1,
        width=max(1, round(page.width)),
        height=max(1, round(page.height)),
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


def _measures(page: LabelledPage, words: Sequence[Word], slope: float) -> Measures:
    """Say of the page what its words tell; how the picture looked is not known, and nothing is held against it."""
    letter = median(word.box.height for word in words) * page.height
    return Measures(
        dpi=float(min(1_000_000, max(1, round(letter * LETTERS_PER_INCH)))),
        x_height=round(X_HEIGHT * letter, 1),
        skew=round(-degrees(atan(slope * page.height / page.width)), 2),
        orientation=0,
        sharpness=1.0,
        contrast=1.0,
        unevenness=0.0,
        noise=0.0,
        brightness=1.0,
        cut_edges=0,
        photo=False,
        ink=_ink(page, words),
    )


def _ink(page: LabelledPage, words: Sequence[Word]) -> Ink:
    rows = min(4 * GRID, max(1, round(GRID * page.height / page.width)))
    grid = np.zeros((rows, GRID), dtype=np.bool_)
    for word in words:
        top, left = int(word.box.top * rows), int(word.box.left * GRID)
        bottom, right = int(np.ceil(word.box.bottom * rows)), int(np.ceil(word.box.right * GRID))
        grid[top : max(top + 1, bottom), left : max(left + 1, right)] = True
    return Ink.of(grid)
