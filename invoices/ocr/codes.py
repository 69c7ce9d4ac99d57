"""QR codes and barcodes on a page. What they say is evidence for later; nothing here believes it."""

from collections.abc import Iterator
from itertools import islice

import cv2
import numpy as np

from invoices.document import Box, Code, Page, Pixels
from invoices.ocr.bars import bar_codes
from invoices.ocr.lines import rows_of
from invoices.ocr.qr import Found, qr_codes

MOST_CODES = 16
MOST_LETTERS = 4096  # the largest QR code holds 2,953 bytes
# A photo holds more pixels than its codes need: one larger is halved first.
LARGEST_SIDE = 3600
SMALLEST_SIDE = 48


def find_codes(page: Page) -> tuple[Code, ...]:
    """Find and read the codes of a page, in reading order; never fails, whatever the page shows."""
    if min(page.image.shape) < SMALLEST_SIDE:
        return ()
    found = tuple(islice(_codes(_handy(page.image)), MOST_CODES))
    rows = rows_of([code.box for code in found])
    return tuple(found[at] for row in rows for at in row)


def _handy(image: Pixels) -> Pixels:
    while max(image.shape) > LARGEST_SIDE and min(image.shape) >= 2 * SMALLEST_SIDE:
        image = np.asarray(cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return image


def _codes(image: Pixels) -> Iterator[Code]:
    for found in qr_codes(image):
        if text := clean(found.text):
            yield Code("qr", text, _place(found, image))
    for kind, found in bar_codes(image):
        yield Code(kind, clean(found.text), _place(found, image))


def clean(text: str) -> str:
    """Keep what can be stored and shown: printable signs and line ends, and no more than a code can hold."""
    lines = text[:MOST_LETTERS].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(sign if sign.isprintable() else " " for sign in line) for line in lines).strip()


def _place(found: Found, image: Pixels) -> Box:
    (left, top), (right, bottom) = found.corners.min(axis=0), found.corners.max(axis=0)
    height, width = image.shape
    return Box.of(float(left), float(top), float(right), float(bottom), width=width, height=height)
