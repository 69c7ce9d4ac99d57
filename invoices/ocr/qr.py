"""QR codes: found by their corner squares, read by OpenCV's detector on their own part of the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, radians

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels
from invoices.ocr.qr_corners import Square, corner_squares

# From the middle of one corner square to the next: 14 modules in the smallest code there is, 170 in the largest.
NEAREST, FARTHEST = 11, 190
# Of the modules of three squares, and of the two sides between them: how many times the larger the smaller may be.
MODULES_DIFFER, SIDES_DIFFER = 1.6, 1.35
RIGHT_ANGLE = cos(radians(75))
HALF_SQUARE = 3.5
ENLARGED_TO = 500_000  # pixels of a part; a larger one has modules enough, and would take its time
QUIET = 5  # modules around a code that go to the detector with it

Corners = NDArray[np.float64]
Detector = cv2.QRCodeDetector | cv2.QRCodeDetectorAruco


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A code: its text, and its corners in pixels."""

    text: str
    corners: Corners


def qr_codes(image: Pixels) -> Iterator[Found]:
    """Find and read the QR codes of a page."""
    for code, module in _codes(corner_squares(image)):
        if text := _read(image, code, module):
            yield Found(text, code)


def _codes(squares: list[Square]) -> Iterator[tuple[Corners, float]]:
    """Take squares by threes, the best right angles first and none twice; yield the corners and module of each code."""
    angles = [fit for three in combinations(squares, 3) for fit in _right_angles(three)]
    taken: set[Square] = set()
    for _, corner, first, second in sorted(angles, key=lambda angle: angle[0]):
        if taken.isdisjoint((corner, first, second)):
            taken |= {corner, first, second}
            yield _corners_of(corner, first, second), (corner.module + first.module + second.module) / 3


def _right_angles(three: tuple[Square, ...]) -> Iterator[tuple[float, Square, Square, Square]]:
    """Yield how far three squares are from the corner and two sides of a code, where they may be one."""
    modules = [square.module for square in three]
    if max(modules) > MODULES_DIFFER * min(modules):
        return
    for at in range(3):
        corner, first, second = three[at], three[at - 2], three[at - 1]
        one, other = _side(corner, first), _side(corner, second)
        short, long = sorted((hypot(*one), hypot(*other)))
        if not NEAREST * min(modules) <= short <= long <= min(FARTHEST * max(modules), SIDES_DIFFER * short):
            continue
        slant = abs(one[0] * other[0] + one[1] * other[1]) / (short * long)
        if slant <= RIGHT_ANGLE:
            yield slant + long / short + max(modules) / min(modules), corner, first, second


def _side(start: Square, end: Square) -> tuple[float, float]:
    return end.x - start.x, end.y - start.y


def _corners_of(corner: Square, first: Square, second: Square) -> Corners:
    """Go from the middles of the squares to the corners of the code."""
    middle = np.array([corner.x, corner.y])
    one, other = np.array(_side(corner, first)), np.array(_side(corner, second))
    # Half a square beyond each, as a share of the side.
    out = HALF_SQUARE * corner.module / np.array([np.linalg.norm(one), np.linalg.norm(other)])
    spots = [(-out[0], -out[1]), (1 + out[0], -out[1]), (1 + out[0], 1 + out[1]), (-out[0], 1 + out[1])]
    return np.array([middle + across * one + down * other for across, down in spots])


def _read(image: Pixels, corners: Corners, module: float) -> str:
    """Read one code from its part of the page, enlarged when it does not read as it is."""
    margin = QUIET * module
    left, top = np.maximum(0, np.floor(corners.min(axis=0) - margin)).astype(int)
    right, bottom = np.ceil(corners.max(axis=0) + margin).astype(int)
    part = np.ascontiguousarray(image[top:bottom, left:right])
    read = _decoded(cv2.QRCodeDetectorAruco(), part)
    if read or part.size > ENLARGED_TO:
        return read
    larger = np.asarray(cv2.resize(part, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
    # The second detector reads blurred codes that the first does not; on good ones it fails oftener.
    return _decoded(cv2.QRCodeDetectorAruco(), larger) or _decoded(cv2.QRCodeDetector(), larger)


def _decoded(detector: Detector, part: Pixels) -> str:
    try:
        return detector.detectAndDecode(part)[0]
    except (cv2.error, UnicodeDecodeError):
        return ""
