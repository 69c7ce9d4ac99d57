"""How often each shade of grey occurs, and what follows from it faster than by sorting pixels."""

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels

# What the median of the distances from the middle takes to become the standard deviation of a bell.
BELL = 1.4826


class Shades:
    """The histogram of some pixels."""

    def __init__(self, values: Pixels) -> None:
        counts = cv2.calcHist([values], [0], None, [256], [0, 256])
        self.counts: NDArray[np.floating] = np.asarray(counts, dtype=np.float64).ravel()

    def at(self, share: float) -> float:
        """Return the shade that this share of the pixels does not exceed."""
        return _at(self.counts, share)

    def grain(self) -> float:
        """Return the standard deviation about the usual shade, blind to the few pixels far from it."""
        distances = np.abs(np.arange(256) - round(self.at(0.5)))
        return BELL * _at(np.bincount(distances, weights=self.counts), 0.5)


def _at(counts: NDArray[np.number], share: float) -> float:
    below = np.cumsum(counts)
    shade = int(np.searchsorted(below, share * float(below[-1])))
    # Shades are whole numbers, their spread is not: look where inside the step the share is reached.
    return max(0.0, shade - float(below[shade] - share * below[-1]) / max(1.0, float(counts[shade])))
