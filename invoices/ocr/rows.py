"""Where a page is printed: blobs of ink as large as words, in rows, for engines that do not say where they read."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Box, Page

Mask = NDArray[np.uint8]

# Wide enough for the smallest print that is read, small enough to take milliseconds.
LOOKED_AT = 1200
NEIGHBOURHOOD, DARKER = 31, 14
LINE_OF_A_TABLE = 90  # pixels of the reduced page; no letter is as long
# All in heights of a small letter: what joins letters to words, what is a speck, a logo, the same row.
ACROSS, DOWN, SPECK, LOGO, SAME_ROW = 0.45, 0.25, 0.5, 6.0, 0.6
LEAST_HEIGHT, MOST_HEIGHT = 4, 60
# More blobs than words on any page: that is grain.
MOST_BLOBS = 20_000


@dataclass(frozen=True, slots=True)
class Blob:
    """Ink that hangs together, in pixels of the reduced page."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """Blobs that stand at one height, from left to right; never empty."""

    blobs: tuple[Blob, ...]

    @property
    def ink(self) -> int:
        return sum(blob.width for blob in self.blobs)

    @property
    def room(self) -> float:
        """Return how much fits into the row: its ink, measured in heights, since large print takes more of it."""
        return self.ink / median(blob.bottom - blob.top for blob in self.blobs)

    @property
    def bottom(self) -> int:
        return max(blob.bottom for blob in self.blobs)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A reduced page with its rows from top to bottom."""

    width: int
    height: int
    rows: tuple[Row, ...]

    def within(self, part: Box) -> "Sheet":
        """Return the same sheet with the print of one part of it."""
        kept = (tuple(blob for blob in row.blobs if self._is_in(blob, part)) for row in self.rows)
        return Sheet(self.width, self.height, tuple(Row(blobs) for blobs in kept if blobs))

    def _is_in(self, blob: Blob, part: Box) -> bool:
        across, down = (blob.left + blob.right) / 2 / self.width, blob.middle / self.height
        return part.left <= across <= part.right and part.top <= down <= part.bottom


def sheet_of(page: Page) -> Sheet:
    """Find the print of a page, lines of tables, logos and grain left out."""
    ink = _ink(page)
    height, width = ink.shape
    return Sheet(width, height, _rows(ink))


def _ink(page: Page) -> Mask:
    share = min(1.0, LOOKED_AT / page.width)
    small = cv2.resize(page.image, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    calm = cv2.medianBlur(small, 3)
    # Each spot is compared with its own surroundings, so that a shadow is not taken for print.
    ink = cv2.adaptiveThreshold(calm, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, NEIGHBOURHOOD, DARKER)
    for shape in ((1, LINE_OF_A_TABLE), (LINE_OF_A_TABLE, 1)):
        ink = cv2.subtract(ink, cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8)))
    return np.asarray(ink, dtype=np.uint8)


def _rows(ink: Mask) -> tuple[Row, ...]:
    heights = [blob.bottom - blob.top for blob in _blobs(ink)]
    letters = [height for height in heights if LEAST_HEIGHT <= height <= MOST_HEIGHT]
    if not letters or len(letters) > MOST_BLOBS:
        return ()
    letter = float(np.median(letters))
    joined = np.ones((max(1, round(DOWN * letter)), max(2, round(ACROSS * letter) + 1)), np.uint8)
    words = _blobs(np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, joined), dtype=np.uint8))
    print_ = [blob for blob in words if SPECK * letter <= blob.bottom - blob.top <= LOGO * letter]
    return _in_rows(print_, SAME_ROW * letter)


def _blobs(ink: Mask) -> list[Blob]:
    _, _, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return [Blob(x, y, x + wide, y + high) for x, y, wide, high, _ in found[1:].tolist()]


def _in_rows(blobs: Sequence[Blob], reach: float) -> tuple[Row, ...]:
    rows: list[list[Blob]] = []
    total = 0.0
    for blob in sorted(blobs, key=lambda blob: blob.middle):
        if rows and blob.middle - total / len(rows[-1]) <= reach:
            rows[-1].append(blob)
            total += blob.middle
        else:
            rows.append([blob])
            total = blob.middle
    return tuple(Row(tuple(sorted(row, key=lambda blob: blob.left))) for row in rows)
