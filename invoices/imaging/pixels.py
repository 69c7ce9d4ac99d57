"""What OpenCV gives back, under the name it has here."""

import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels

WHITE = 255


def pixels(image: object) -> Pixels:
    """Take an answer of OpenCV for what it is: shades of grey. Nothing is copied."""
    return np.asarray(image, dtype=np.uint8)


def shades_of(values: NDArray[np.floating]) -> Pixels:
    """Round calculated values to shades of grey, cutting off what is darker than black or lighter than white."""
    return np.asarray(np.clip(np.rint(values), 0, WHITE), dtype=np.uint8)
