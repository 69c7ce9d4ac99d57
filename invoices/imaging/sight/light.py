"""How light falls on the paper."""

from dataclasses import dataclass

import cv2
import numpy as np

from invoices.document import Pixels
from invoices.imaging.sight.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Light:
    """The light on a page."""

    brightness: float  # of the paper: 0 black to 1 white
    unevenness: float  # 0 even to 1


def light_on(paper: Pixels, sheet: Sheet | None) -> Light:
    """Compare the lightest and the darkest parts of the paper; coloured fields of a table are no shadows."""
    # A field less than an inch high is closed over, and a black strip along an edge that half as wide.
    even = np.asarray(cv2.morphologyEx(paper, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8)))
    if sheet is not None:
        even = even[cv2.erode(sheet.blocks, np.ones((5, 5), np.uint8)) == 1]
    darkest, usual, lightest = np.percentile(even, (5, 50, 95))
    return Light(float(usual) / 255, float(lightest - darkest) / max(1.0, float(lightest)))
