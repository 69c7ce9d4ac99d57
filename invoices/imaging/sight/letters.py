"""Which of the dark spots on a page are print to be read."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels
from invoices.imaging.pixels import pixels
from invoices.imaging.sight.glance import BLOCK, Glance
from invoices.imaging.sight.shades import Shades
from invoices.imaging.sight.sheet import Sheet

TALLEST = 100  # pixels of the glance: an inch of an A4 page
# Steps that the dots of a printed picture hardly ever have.
SAMPLE = (slice(None, None, 7), slice(None, None, 2))


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """Print on the glance: its pixels, and the spots they form, letters or words grown together."""

    mask: Pixels  # 255 where there is print
    boxes: NDArray[np.int32]  # left, top, width, height, area: one row a spot
    height: float  # of the usual spot: a capital or a figure; 0 when there are none
    sums: NDArray[np.int32]  # black pixels above and to the left, times 255

    def share(self, down: NDArray[np.integer], across: NDArray[np.integer]) -> NDArray[np.floating]:
        """Return which share of each field is print, in a grid whose lines are given in pixels."""
        corners = self.sums[np.ix_(down, across)]
        whole = 255.0 * np.outer(np.diff(down), np.diff(across))
        black: NDArray[np.integer] = np.diff(np.diff(corners, axis=0), axis=1)
        return black / whole


def find_letters(glance: Glance, sheet: Sheet | None) -> Letters:
    """Find what is dark against its own surroundings and has the size of letters."""
    dark = _without_rules(_dark(glance.flat))
    labels, spots = _spots(dark)
    stays, height = _sized_like_letters(spots, _within(sheet, spots))
    mask = np.where(stays, np.uint8(255), np.uint8(0)).take(labels)
    return Letters(mask, spots[stays], height, np.asarray(cv2.integral(mask), np.int32))


def _spots(dark: Pixels) -> tuple[NDArray[np.integer], NDArray[np.int32]]:
    try:
        found = cv2.connectedComponentsWithStatsWithAlgorithm(dark, 8, cv2.CV_16U, cv2.CCL_DEFAULT)
        return np.asarray(found[1]).view(np.uint16), np.asarray(found[2], np.int32)
    except cv2.error:
        # Only a page of dots has more spots than two bytes can number; four bytes take three times as long.
        found = cv2.connectedComponentsWithStatsWithAlgorithm(dark, 8, cv2.CV_32S, cv2.CCL_DEFAULT)
        return np.asarray(found[1], np.int32), np.asarray(found[2], np.int32)


def _without_rules(dark: Pixels) -> Pixels:
    # A rule is long: every fourth pixel along it tells as much, for a quarter of the time.
    across = cv2.morphologyEx(np.ascontiguousarray(dark[:, ::4]), cv2.MORPH_OPEN, np.ones((1, 23), np.uint8))
    down = cv2.morphologyEx(dark[::4], cv2.MORPH_OPEN, np.ones((23, 1), np.uint8))
    rows, columns = dark.shape
    rules_across = pixels(cv2.merge([across] * 4)).reshape(rows, -1)[:, :columns]
    rules_down = np.repeat(pixels(down), 4, axis=0)[:rows]
    return dark & ~(rules_across | rules_down)


def _dark(flat: Pixels) -> Pixels:
    shades = Shades(flat[SAMPLE])
    if shades.grain() > 4.0:
        flat = pixels(cv2.GaussianBlur(flat, (3, 3), 0))
        shades = Shades(flat[SAMPLE])
    paper = shades.at(0.5)
    step = max(4.0 * shades.grain(), min(24.0, max(8.0, 0.15 * (paper - shades.at(0.01)))))
    return pixels(cv2.threshold(flat, paper - step, 255, cv2.THRESH_BINARY_INV)[1])


def _sized_like_letters(stats: NDArray[np.int32], stays: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], float]:
    _, _, width, height, area = stats.T
    stays &= (height >= 3) & (height <= TALLEST) & (width <= 400) & (area >= 5)
    stays &= (width <= 8 * height) | (height > 4)
    stays[0] = False
    usual = _usual(height, area * (stays & (width < 2.2 * height)))
    if not usual:
        return stays, 0.0
    bars = (width <= 3) & (height > 2.2 * usual)
    dots = (width < 0.4 * usual) & (height < 0.4 * usual)
    return stays & ~bars & ~dots & (height > 0.25 * usual) & (height < 5 * usual), usual


def _usual(height: NDArray[np.int32], black: NDArray[np.int32]) -> float:
    """Return the height that half of the black stands in: dots and dashes are many and carry little of it."""
    below = np.cumsum(np.bincount(height, weights=black, minlength=TALLEST + 1)[: TALLEST + 1])
    return float(np.searchsorted(below, below[-1] / 2)) if below[-1] else 0.0


def _within(sheet: Sheet | None, stats: NDArray[np.int32]) -> NDArray[np.bool_]:
    if sheet is None:
        return np.ones(len(stats), np.bool_)
    left, top, width, height, _ = stats.T
    inner = pixels(cv2.erode(sheet.blocks, np.ones((5, 5), np.uint8)))
    rows = np.minimum((top + height // 2) // BLOCK, inner.shape[0] - 1)
    columns = np.minimum((left + width // 2) // BLOCK, inner.shape[1] - 1)
    inside: NDArray[np.bool_] = inner[rows, columns] > 0
    return inside
