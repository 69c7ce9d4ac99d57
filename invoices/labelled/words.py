"""Words with their boxes and without an image, as data sets give them, taken for a reading of the document."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Annotated

import msgspec

from invoices.document import Box, MediaType, OcrResult, Word
from invoices.labelled.rows import Row
from invoices.labelled.word_page import ENGINE, NOT_SAID, page_of

MOST_WORDS = 20_000
LONGEST_NAME = 200  # bytes; a suffix comes on top, and a file system takes 255

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
        pages=(page_of(page.width, page.height, words),),
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
