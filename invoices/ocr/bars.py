"""Barcodes (EAN-13, EAN-8, UPC): found where strokes run in one direction, read by OpenCV's decoder.

OpenCV's own search for barcodes takes longer than all the rest and overlooks large ones; its decoder, told where to
look, reads them. Print seldom looks like bars over the whole height of a line, so that few places are tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels
from invoices.ocr.qr import Found

SPACING = 3  # rows that are looked at
BLOCK = 24  # pixels; a multiple of the spacing
# Grey levels from one pixel to the next in a block of bars, and how much less there may be along the bars.
STROKES, ALONG = 16, 0.4
FEWEST_BLOCKS_LONG, FEWEST_BLOCKS_HIGH = 5, 2
FILLED = 0.5  # of the rectangle around touching blocks
ALIKE = 0.45  # how far the bars at a quarter, a half and three quarters of the height agree
HALF_SLICE = 3
# How far outside of a spot the decoder is told to begin, in pixels: a spot is whole blocks, a little more than the bars
# or less, and the decoder wants some white but stumbles over what stands beyond.
MARGINS = (-6, 6, -18, 18, 30)
WIDEST_MARGIN = max(MARGINS)


Change = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of the page, in pixels, and whether the bars in it stand upright or lie."""

    left: int
    top: int
    right: int
    bottom: int
    upright: bool = True

    def turned(self) -> "Spot":
        """Return the same place on the page when rows and columns are exchanged."""
        return Spot(self.top, self.left, self.bottom, self.right, not self.upright)

    @property
    def corners(self) -> NDArray[np.float64]:
        across, down = (self.left, self.right), (self.top, self.bottom)
        return np.array([(x, y) for y in down for x in across], dtype=np.float64)


def bar_codes(image: Pixels) -> Iterator[tuple[str, Found]]:
    """Find and read the barcodes of a page; with each comes its kind."""
    for spot in _spots(image):
        strip, start, end = _strip(image, spot)
        if _bars_agree(strip[:, start:end]) and (read := _read(strip, start, end)):
            yield read[0], Found(read[1], spot.corners)


def _spots(image: Pixels) -> Iterator[Spot]:
    """Find the places where strokes run in one direction."""
    across, down = _changes(image[::SPACING], BLOCK // SPACING, BLOCK)
    yield from _upright_spots(across, down)
    across, down = _changes(image[:, ::SPACING], BLOCK, BLOCK // SPACING)
    yield from (spot.turned() for spot in _upright_spots(down.T, across.T))


def _upright_spots(strong: Change, weak: Change) -> Iterator[Spot]:
    # A wide bar fills a block by itself: what stands beside it counts as well.
    along, beside = (cv2.blur(np.ascontiguousarray(change), (3, 1)) for change in (weak, strong))
    bars = ((beside > STROKES) & (along < ALONG * beside)).astype(np.uint8)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(bars, connectivity=8)
    for left, top, wide, high, area in boxes[1:].tolist():
        if wide >= FEWEST_BLOCKS_LONG and high >= FEWEST_BLOCKS_HIGH and area >= FILLED * wide * high:
            yield Spot(left * BLOCK, top * BLOCK, (left + wide) * BLOCK, (top + high) * BLOCK)


def _changes(sample: Pixels, block_high: int, block_wide: int) -> tuple[Change, Change]:
    """Return how much a page changes from left to right and from top to bottom, block by block."""
    sample = np.ascontiguousarray(sample)
    high, wide = (sample.shape[0] - 1) // block_high, (sample.shape[1] - 1) // block_wide
    cut = slice(high * block_high), slice(wide * block_wide)
    across, down = cv2.absdiff(sample[:, 1:], sample[:, :-1]), cv2.absdiff(sample[1:], sample[:-1])
    one, other = (cv2.resize(change[cut], (wide, high), interpolation=cv2.INTER_AREA) for change in (across, down))
    return one.astype(np.float32), other.astype(np.float32)


def _strip(image: Pixels, spot: Spot) -> tuple[Pixels, int, int]:
    """Cut out a spot with the white beside it, laid so that its bars stand, and say where it begins and ends."""
    if not spot.upright:
        image, spot = image.T, spot.turned()
    start = max(0, spot.left - WIDEST_MARGIN)
    strip = image[spot.top : spot.bottom, start : spot.right + WIDEST_MARGIN]
    return np.ascontiguousarray(strip), spot.left - start, spot.right - start


def _bars_agree(bars: Pixels) -> bool:
    """Tell whether the same bars are met at different heights; letters would differ."""
    middles = (round(bars.shape[0] * share) for share in (0.25, 0.5, 0.75))
    slices = [bars[at - HALF_SLICE : at + HALF_SLICE + 1].mean(axis=0, dtype=np.float32) for at in middles]
    # A code that stands askew by three degrees moves so far from one height to the next.
    shift = 2 + round(0.03 * bars.shape[0])
    if 2 * shift >= bars.shape[1]:
        return False
    return all(
        cv2.matchTemplate(other[None], one[None, shift:-shift], cv2.TM_CCOEFF_NORMED).max() >= ALIKE
        for one, other in ((slices[0], slices[1]), (slices[1], slices[2]))
    )


def _read(strip: Pixels, start: int, end: int) -> tuple[str, str] | None:
    """Return the kind and the digits of a barcode."""
    decoder = cv2.barcode.BarcodeDetector()
    for margin in MARGINS:
        left, right, bottom = start - margin, end + margin, strip.shape[0]
        corners = np.array([[(left, bottom), (left, 0), (right, 0), (right, bottom)]], dtype=np.float32)
        _, texts, kinds = decoder.decodeWithType(strip, corners)
        if texts and texts[0]:
            return kinds[0].lower().replace("_", ""), texts[0]
    return None
