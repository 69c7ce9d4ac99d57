"""The words of the trade for what is received and what was read on it. Nothing here knows how."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar, TypeAlias

import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A document as it was received. Its name is a label and decides nothing."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


class MediaType(StrEnum):
    """What the bytes are, by their own content."""

    PDF = "application/pdf"
    TIFF = "image/tiff"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    BMP = "image/bmp"
    GIF = "image/gif"
    HEIC = "image/heic"
    XML = "application/xml"


# --- Places -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle relative to the prepared page: 0.0 is left or top, 1.0 is right or bottom."""

    left: float
    top: float
    right: float
    bottom: float

    WHOLE_PAGE: ClassVar["Box"]

    @classmethod
    def of(cls, left: float, top: float, right: float, bottom: float, *, width: float, height: float) -> "Box":
        """Turn pixels (or points) of a page into a place on it, kept within the page and short in JSON."""
        sides = (left / width, top / height, right / width, bottom / height)
        return cls(*(round(min(1.0, max(0.0, side)), 5) for side in sides))

    @classmethod
    def around(cls, boxes: "list[Box] | tuple[Box, ...]") -> "Box":
        """Return the smallest box that holds them all; there must be one."""
        return cls(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes share more than an edge."""
        across = min(self.right, other.right) > max(self.left, other.left)
        return across and min(self.bottom, other.bottom) > max(self.top, other.top)

    def is_inside(self, other: "Box") -> bool:
        across = other.left <= self.left <= self.right <= other.right
        return across and other.top <= self.top <= self.bottom <= other.bottom


Box.WHOLE_PAGE = Box(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a document; pages count from 1."""

    page: int
    box: Box


# --- What is printed --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word, where it stands on the page and how surely it was read."""

    text: str
    box: Box
    confidence: float  # 0.0 to 1.0, whatever scale the engine uses


@dataclass(frozen=True, slots=True)
class Line:
    """Words that follow one another from left to right; never empty."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        return Box.around([word.box for word in self.words])


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What an engine that knows invoices takes for the value of a field: evidence, never an answer."""

    field: str  # one of our field names
    raw: str
    confidence: float
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class PageText:
    """What one engine read on one page, in reading order."""

    lines: tuple[Line, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    placed: bool = True  # False: the engine gave no places, they were worked out from where the page is printed

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for line in self.lines for word in line.words)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code or a barcode found on a page, with its content as text."""

    kind: str  # qr, ean13, …
    text: str
    box: Box


# --- Pages ------------------------------------------------------------------------------------------


class LayerVerdict(StrEnum):
    """Why the text that a PDF carries is used or not, page by page."""

    GOOD = "good"
    ABSENT = "absent"  # no text, or next to none
    GARBLED = "garbled"  # glyphs without meaning: a broken map from shapes to letters
    POOR_OCR = "poor_ocr"  # hidden text that an earlier OCR left, and left badly
    PARTIAL = "partial"  # text covers a letterhead while the rest is an image
    NOT_PDF = "not_pdf"


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The text a PDF page carries, and whether it is to be trusted."""

    text: PageText
    verdict: LayerVerdict


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page as an image in shades of grey (0 black, 255 white), rows by columns."""

    number: int
    image: Pixels
    dpi: float  # what one inch of paper takes in pixels; an estimate for photos
    layer: TextLayer = field(default=TextLayer(PageText(), LayerVerdict.NOT_PDF))

    @property
    def width(self) -> int:
        return int(self.image.shape[1])

    @property
    def height(self) -> int:
        return int(self.image.shape[0])


@dataclass(frozen=True, slots=True)
class Ink:
    """Where a page looks printed: a coarse grid of bits, row by row, packed eight to a byte."""

    columns: int
    rows: int
    bits: bytes

    @property
    def cells(self) -> int:
        """Return how many cells are printed."""
        return int(self.grid().sum())

    def grid(self) -> NDArray[np.bool_]:
        """Unpack the grid: rows by columns, true where there is print."""
        flat = np.unpackbits(np.frombuffer(self.bits, dtype=np.uint8), count=self.columns * self.rows)
        return flat.astype(np.bool_).reshape(self.rows, self.columns)

    @classmethod
    def of(cls, grid: NDArray[np.bool_]) -> "Ink":
        rows, columns = grid.shape
        return cls(columns, rows, np.packbits(grid).tobytes())


@dataclass(frozen=True, slots=True)
class Measures:
    """What a look at a page tells before anybody reads it. Taken on a reduced copy."""

    dpi: float  # effective: from the size of the print where the file does not say
    x_height: float  # median height of small letters, pixels of the page; 0 when nothing is printed
    skew: float  # degrees; positive when the lines climb to the right
    orientation: int  # 0, 90, 180, 270 degrees to turn clockwise; 0 when not known
    sharpness: float  # 0 blurred to 1 crisp
    contrast: float  # 0 to 1: print against its paper
    unevenness: float  # 0 even light to 1: a shadow over part of the page
    noise: float  # standard deviation of the paper's grain, in grey levels
    brightness: float  # 0 black to 1 white: the paper
    cut_edges: int  # sides of the sheet at which print is cut off
    photo: bool  # a sheet on a background rather than a scan
    ink: Ink


# --- The result -------------------------------------------------------------------------------------


class TextSource(StrEnum):
    """Where the words of a page come from; the names are those of a field's source."""

    TEXT = "text"
    OCR = "ocr"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at reading a page, kept whether it was used or not."""

    engine: str
    version: str
    recipe: str
    steps: tuple[str, ...]  # what was done to the page, in order: "deskew -1.2", "background"
    why: str  # a code: text_layer, first, low_score, hard_page, asked_for, turned, other_recipe, …
    seconds: float
    cost: Decimal
    score: float | None  # None when it failed
    error: str | None = None  # the code of the error it ended with


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page as it was read, with everything that was tried."""

    number: int
    width: int  # of the prepared page, pixels
    height: int
    dpi: float
    text: PageText
    source: TextSource
    layer: LayerVerdict
    measures: Measures
    codes: tuple[Code, ...]
    attempts: tuple[Attempt, ...]
    used: int  # which of the attempts the text comes from
    score: float  # 0.0 to 1.0: how likely the page is read well enough to be used
    usable: bool  # False: under the minimum quality threshold after everything was tried; a person reads it
    fault: str | None = None  # what the gate says of the picture: blurred, cut, dark, …

    @property
    def attempt(self) -> Attempt:
        return self.attempts[self.used]


@dataclass(frozen=True, slots=True)
class Attachment:
    """An XML file found inside a PDF (or received alone), with what the PDF says of it."""

    name: str
    content: bytes
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OcrResult:
    """Everything that reading a document brought; kept, and understood again whenever a rule improves."""

    FORMAT: ClassVar[int] = 1

    file: str
    sha256: str
    media_type: MediaType
    asked_for: str  # an engine's name, or auto
    languages: tuple[str, ...]
    pages: tuple[PageReading, ...]
    attachments: tuple[Attachment, ...]
    facts: dict[str, str]  # what the file says of itself: producer, conformance, …
    seconds: float
    format: int = 1

    @property
    def cost(self) -> Decimal:
        return sum((attempt.cost for page in self.pages for attempt in page.attempts), Decimal(0))

    @property
    def engines(self) -> tuple[str, ...]:
        """Return the engines whose words were used, each once, in page order."""
        return tuple(dict.fromkeys(page.attempt.engine for page in self.pages))
