"""Where the sheet lies when a page is a photo of one."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels
from invoices.imaging.pixels import pixels

# Light that changes by a quarter from one block to the next is an edge; the steepest shadow changes by a sixth.
EDGE = float(np.log(1.25))
SMALLEST = 0.15
# How much of the picture must be ground, by the sides of the sheet that run out of it: a scan has dark edges too.
GROUND = (0.03, 0.05, 0.15)
# How far the area of the corners may be from that of the sheet.
LIKENESS = 0.15
AROUND = np.ones((3, 3), np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A sheet that lies free on a background."""

    corners: NDArray[np.float32]  # clockwise from the top left, relative to the page
    blocks: Pixels  # 1 where the sheet is, block by block of the glance


def find_sheet(paper: Pixels) -> Sheet | None:
    """Find one lighter quadrilateral on darker ground that is free of the frame on two sides at least."""
    blocks = _largest_calm(paper)
    if blocks is None:
        return None
    sides_out = sum(side.mean() > 0.1 for side in (blocks[0], blocks[-1], blocks[:, 0], blocks[:, -1]))
    if sides_out >= len(GROUND) or not _lies_on_darker(paper, blocks, least=GROUND[sides_out]):
        return None
    corners = _corners(blocks)
    if corners is None:
        return None
    rows, columns = blocks.shape
    relative = (_in_order(corners) + 0.5) / np.array([columns, rows])
    return Sheet(relative.astype(np.float32), blocks)


def _largest_calm(paper: Pixels) -> Pixels | None:
    light = np.log(paper.astype(np.float32) + 8.0)
    calm = np.less(cv2.dilate(light, AROUND) - cv2.erode(light, AROUND), EDGE).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(calm, connectivity=4)
    areas = stats[1:, cv2.CC_STAT_AREA]
    if not areas.size or areas.max() < SMALLEST * paper.size:
        return None
    large = [label for label in range(1, len(stats)) if stats[label, cv2.CC_STAT_AREA] >= SMALLEST * paper.size]
    lightest = max(large, key=lambda label: float(paper[labels == label].mean()))
    return pixels(cv2.dilate((labels == lightest).astype(np.uint8), AROUND))


def _corners(blocks: Pixels) -> NDArray[np.float32] | None:
    outlines, _ = cv2.findContours(blocks, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.convexHull(max(outlines, key=cv2.contourArea))
    around = cv2.arcLength(hull, True)
    simpler = (cv2.approxPolyDP(hull, float(share) * around, True) for share in np.linspace(0.01, 0.1, 19))
    four = next((shape for shape in simpler if len(shape) <= 4), hull)
    # A torn corner, or one outside the picture, leaves five.
    for shape in (four, cv2.boxPoints(cv2.minAreaRect(hull))):
        corners = np.asarray(shape, np.float32).reshape(-1, 2)
        if len(corners) == 4 and abs(cv2.contourArea(corners) / blocks.sum() - 1.0) < LIKENESS:
            return corners
    return None


def _lies_on_darker(paper: Pixels, blocks: Pixels, *, least: float) -> bool:
    ground = paper[blocks == 0]
    return ground.size > least * paper.size and bool(np.median(paper[blocks == 1]) > 1.25 * np.median(ground))


def _in_order(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    across, down = corners.T
    diagonal, other = across + down, across - down
    order = [diagonal.argmin(), other.argmax(), diagonal.argmax(), other.argmin()]
    return corners[order]
