"""What is dark on a page: below the middle between the darkest and the lightest of its surroundings."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels

# Surroundings are looked at on a copy reduced by 8, ten of its pixels to each side: wider than a module of any code.
REDUCED = 8
AROUND = np.ones((21, 21), np.uint8)
FLAT = 28  # grey levels; where the surroundings differ by less, nothing is printed


@dataclass(frozen=True, slots=True, eq=False)
class Middle:
    """The level that parts dark from light, for each spot of a reduced copy; zero where nothing is dark."""

    levels: Pixels

    def darker(self, image: Pixels, spacing: int) -> Pixels:
        """Return which pixels are dark (255) in every so many rows of the page."""
        rows = np.ascontiguousarray(image[::spacing])
        levels = cv2.resize(self.levels, (rows.shape[1], rows.shape[0]), interpolation=cv2.INTER_LINEAR)
        return np.asarray(cv2.compare(rows, levels, cv2.CMP_LT), dtype=np.uint8)

    def at(self, y: NDArray[np.float64], x: NDArray[np.float64]) -> Pixels:
        """Return the levels at some spots of the page."""
        rows = np.minimum((y / REDUCED).astype(int), self.levels.shape[0] - 1)
        columns = np.minimum((x / REDUCED).astype(int), self.levels.shape[1] - 1)
        return np.asarray(self.levels[rows, columns], dtype=np.uint8)


def middle_of(image: Pixels) -> Middle:
    """Find the levels that part dark from light on a page."""
    height, width = image.shape[0] // REDUCED, image.shape[1] // REDUCED
    # Cut to whole blocks: by any other factor the reduction takes four times as long.
    whole = image[: height * REDUCED, : width * REDUCED]
    small = cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA)
    light, dark = cv2.dilate(small, AROUND), cv2.erode(small, AROUND)
    levels = np.asarray(cv2.addWeighted(light, 0.5, dark, 0.5, 0), dtype=np.uint8)
    levels[cv2.subtract(light, dark) < FLAT] = 0
    return Middle(levels)
