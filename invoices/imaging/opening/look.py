"""What of a sheet's print its text layer explains, told on a small copy of the drawn page."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels

DPI = 45  # small letters are three pixels high: enough to tell a word from a rule and from a picture
DARKER = 45  # than the paper, in grey levels: print
# A word of invoices' print at this scale: 3 to 20 points high, and wider than a letter or two.
LOWEST, HIGHEST, NARROWEST = 3, 14, 3
RULE_HEIGHT, RULE_WIDTH = 4, 60
PAPER = 80  # per cent of the pixels are darker than paper at most
PARTS = 8
SPECK = 3  # pixels of ink


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A small copy of a page, and how many of its pixels go into a page, across and down."""

    small: Pixels
    across: float
    down: float

    @classmethod
    def at(cls, image: Pixels, dpi: float) -> "Look":
        """Take a small copy of a page, halving it: ten times as quick as any other factor."""
        small, halvings = image, 0
        while dpi / 2**halvings >= 2 * DPI and min(small.shape) > 1:
            height, width = small.shape[0] // 2, small.shape[1] // 2
            whole = small[: 2 * height, : 2 * width]
            small = np.asarray(cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
            halvings += 1
        return cls(small, image.shape[1] / 2**halvings, image.shape[0] / 2**halvings)

    def contrast(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how much the page changes within each box: nothing where no word can be seen."""
        sums, squares = cv2.integral2(self.small)
        left, top, right, bottom = self._corners(boxes)
        area = (right - left) * (bottom - top)
        mean, square = (
            (table[bottom, right] - table[top, right] - table[bottom, left] + table[top, left]) / area
            for table in (sums, squares)
        )
        return np.asarray(np.sqrt(np.maximum(square - mean**2, 0.0)))

    def explained(self, boxes: NDArray[np.float64], enough: float) -> float:
        """Return how much of the print lies in the boxes, 1.0 for all of it, or where enough of it certainly does.

        By the width of what looks like words, so that rules, pictures and logos count little.
        """
        ink = (self.small < np.percentile(self.small[::4, ::4], PAPER) - DARKER).astype(np.uint8)
        left, top, right, bottom = self._corners(boxes)
        for x, y, x2, y2 in zip(left.tolist(), top.tolist(), right.tolist(), bottom.tolist(), strict=True):
            ink[y:y2, x:x2] = 0
        inside = int((right - left).sum())
        # No part is wider than it has pixels, and counting these is ten times as quick as telling parts apart.
        if cv2.countNonZero(ink) * enough <= inside * (1 - enough):
            return 1.0
        beside = _width_of_words(ink)
        return inside / (inside + beside) if inside + beside else 1.0

    def unevenness(self) -> float:
        """Return by how many grey levels the paper differs from part to part: a shadow, a table under the sheet."""
        rows = np.array_split(self.small, min(PARTS, self.small.shape[0]))
        parts = [part for row in rows for part in np.array_split(row, min(PARTS, row.shape[1]), axis=1)]
        paper = [float(np.percentile(part, PAPER)) for part in parts]
        return max(paper) - min(paper)

    def _corners(self, boxes: NDArray[np.float64]) -> tuple[NDArray[np.intp], ...]:
        """Return the boxes in pixels, a hair wider than they are, since print is smeared when it is made smaller."""
        height, width = self.small.shape
        scale = np.array((self.across, self.down, self.across, self.down), dtype=np.float64)
        grown = boxes * scale + np.array((-0.5, -0.5, 0.5, 0.5))
        low = np.clip(np.floor(grown[:, :2]), 0, (width - 1, height - 1)).astype(np.intp)
        high = np.clip(np.ceil(grown[:, 2:]), low + 1, (width, height)).astype(np.intp)
        return low[:, 0], low[:, 1], high[:, 0], high[:, 1]


def _width_of_words(ink: Pixels) -> int:
    """Return how wide the parts are, together, that look like words: neither rules nor pictures nor specks."""
    _, _, parts, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height, area = (parts[1:, column] for column in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    rule = (height <= RULE_HEIGHT) & (width >= RULE_WIDTH)
    words = (height >= LOWEST) & (height <= HIGHEST) & (width >= NARROWEST) & (area >= SPECK) & ~rule
    return int(width[words].sum())
