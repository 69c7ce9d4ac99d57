"""How far the lines of a page fall, told from the boxes of its words alone."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from invoices.document import Box

# In heights of a word: how far its neighbour may stand to the right, how far they may overlap, and how far up or down
# it may stand. What is further down belongs to the next line, and what is further right to another column.
REACH, OVERLAP, STEP = 2.0, 0.1, 0.5
FEWEST = 5  # pairs of neighbours; of fewer, one wrong pair decides
MOST_ASKED = 2_000


def slope_of(boxes: Sequence[Box], *, shape: float) -> float:
    """Return how far the lines fall over the width of the page, as a share of its height; 0.0 where too few tell.

    `shape` is the width of the page as a share of its height.
    """
    # All in heights of the page, so that a step to the right and one down are the same length.
    sides = np.array([(box.left * shape, box.top, box.right * shape, box.bottom) for box in boxes]).reshape(-1, 4)
    asked = range(0, len(boxes), max(1, len(boxes) // MOST_ASKED))
    found = [slope for at in asked if (slope := _to_its_neighbour(sides, at)) is not None]
    return round(float(np.median(found)) * shape, 5) if len(found) >= FEWEST else 0.0


def _to_its_neighbour(sides: NDArray[np.float64], at: int) -> float | None:
    left, top, right, bottom = sides[at]
    height = bottom - top
    gaps = sides[:, 0] - right
    falls = (sides[:, 1] + sides[:, 3] - top - bottom) / 2
    taller = np.maximum(height, sides[:, 3] - sides[:, 1])
    beside = (gaps > -OVERLAP * height) & (gaps < REACH * height) & (np.abs(falls) < STEP * taller)
    beside[at] = False
    if not beside.any():
        return None
    near = int(np.flatnonzero(beside)[gaps[beside].argmin()])
    run = (sides[near, 0] + sides[near, 2] - left - right) / 2
    return float(falls[near] / run) if run > 0 else None
