"""Where exactly a photographed sheet ends: blocks find it, its rim is followed pixel by pixel."""

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels

REACH = 24  # pixels of the glance to either side: three blocks
PLACES = np.linspace(0.05, 0.95, 25, dtype=np.float32)
FAINTEST = 10.0  # grey levels between table and sheet
STRIDE = 5  # pixels over which a rise is taken
OVER = 4.5  # pixels from where a rise is seen to where it is over


def settled(corners: NDArray[np.float32], image: Pixels) -> NDArray[np.float32]:
    """Move each side of a sheet to where the table ends; corners are in pixels of the image, clockwise."""
    sides = [_moved(start, end, image) for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True)]
    crossings = [_crossing(before, after) for before, after in zip(np.roll(sides, 1, axis=0), sides, strict=True)]
    # Sides that hardly meet were followed along something else.
    close = np.linalg.norm(np.asarray(crossings) - corners, axis=1) < 2 * REACH
    return np.where(close[:, None], crossings, corners).astype(np.float32)


def _moved(start: NDArray[np.float32], end: NDArray[np.float32], image: Pixels) -> NDArray[np.float32]:
    along = end - start
    inward = np.array([-along[1], along[0]], np.float32) / max(1.0, float(np.linalg.norm(along)))
    offsets = np.arange(-REACH, REACH + 1, dtype=np.float32)
    points = start + PLACES[:, None, None] * along + offsets[None, :, None] * inward
    shades = cv2.remap(image, points[..., 0], points[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    smooth = cv2.blur(np.asarray(shades, np.float32), (STRIDE, 1))
    rises = smooth[:, STRIDE:] - smooth[:, :-STRIDE]
    steepest = rises.max(axis=1, keepdims=True)
    clear = steepest[:, 0] > FAINTEST
    if np.count_nonzero(clear) < PLACES.size // 2:
        return np.stack([start, end])
    # The outermost of the steep rises: those further in are the far sides of letters.
    first = np.argmax(rises >= 0.6 * steepest, axis=1)[clear] - REACH + OVER
    near, far = _line(PLACES[clear], first.astype(np.float32))
    return np.stack([start + near * inward, end + far * inward])


def _line(places: NDArray[np.float32], offsets: NDArray[np.float32]) -> tuple[float, float]:
    """Return the offsets at both ends by the median of all slopes, which a third of strays leaves cold."""
    one, other = np.triu_indices(places.size, 4)
    slope = float(np.median((offsets[other] - offsets[one]) / (places[other] - places[one])))
    near = float(np.median(offsets - slope * places))
    return near, near + slope


def _crossing(before: NDArray[np.float32], after: NDArray[np.float32]) -> NDArray[np.float32]:
    one, other, apart = before[1] - before[0], after[1] - after[0], after[0] - before[0]
    across = float(one[0] * other[1] - one[1] * other[0])
    # Sides of a quadrilateral that run alike cannot be told to meet: the corner stays far off and is not taken.
    share = float(apart[0] * other[1] - apart[1] * other[0]) / (across or 1e-6)
    return np.asarray(before[0] + one * share, np.float32)
