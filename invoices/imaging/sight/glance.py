"""The reduced copy of a page that all measures share, with its light taken out."""

from dataclasses import dataclass

import cv2
import numpy as np

from invoices.document import Pixels
from invoices.imaging.pixels import pixels

HALVE_OVER = 3_200_000
RESAMPLE_OVER = 1_250_000
RESAMPLED = 1_000_000
BLOCK = 8


@dataclass(frozen=True, slots=True, eq=False)
class Glance:
    """A page in about a million pixels: as it is, its paper without the print, and its print on even paper."""

    image: Pixels
    scale: float  # pixels of the page in one pixel of the image
    paper: Pixels  # one value for BLOCK by BLOCK pixels of the image: how light the bare paper is there
    flat: Pixels  # the image divided by its paper: 255 is paper whatever light falls on it


def glance_at(page: Pixels) -> Glance:
    """Reduce a page and separate its print from its light."""
    image = _reduced(page)
    paper = _paper(image)
    under = cv2.resize(paper, image.shape[::-1], interpolation=cv2.INTER_LINEAR)
    flat = np.asarray(cv2.divide(image, under, scale=255), dtype=np.uint8)
    return Glance(image, page.shape[1] / image.shape[1], paper, flat)


def _reduced(image: Pixels) -> Pixels:
    # Halving an even number of pixels is thirty times faster than any other reduction that averages.
    while image.size > HALVE_OVER:
        high, wide = image.shape[0] // 2, image.shape[1] // 2
        image = pixels(cv2.resize(image[: 2 * high, : 2 * wide], (wide, high), interpolation=cv2.INTER_AREA))
    if image.size > RESAMPLE_OVER:
        factor = (RESAMPLED / image.size) ** 0.5
        image = pixels(cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_LINEAR))
    return image


def _paper(image: Pixels) -> Pixels:
    lightest = cv2.dilate(cv2.blur(image, (3, 3)), np.ones((BLOCK + 1, BLOCK + 1), np.uint8))
    first_row, first_column = (min(BLOCK // 2, side - 1) for side in image.shape)
    blocks = lightest[first_row::BLOCK, first_column::BLOCK]
    # Thick strokes are closed over; a coloured field of a table is a paper of its own.
    closed = cv2.morphologyEx(blocks, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    return pixels(cv2.GaussianBlur(closed, (5, 5), 0))
