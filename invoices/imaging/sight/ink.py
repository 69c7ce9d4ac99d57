"""Where a page looks printed, on a coarse grid."""

import numpy as np

from invoices.document import Ink
from invoices.imaging.sight.letters import Letters

COLUMNS = 100
# A cell with less of it black is touched by a letter of its neighbour.
SHARE = 0.05


def ink_of(letters: Letters) -> Ink:
    """Lay a grid of a hundred columns over the print."""
    height, width = letters.mask.shape
    columns = min(COLUMNS, width)
    rows = min(height, max(1, round(height * columns / width)))
    down = np.linspace(0, height, rows + 1).round().astype(int)
    across = np.linspace(0, width, columns + 1).round().astype(int)
    return Ink.of(letters.share(down, across) > SHARE)
