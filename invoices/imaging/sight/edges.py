"""Whether print is cut off at the edge of the picture."""

import numpy as np

from invoices.imaging.sight.letters import Letters

# A torn edge or a fold makes one or two spots the size of letters.
FEWEST = 3


def cut_edges(letters: Letters) -> int:
    """Count the sides of the picture that letters touch."""
    left, top, width, height, _ = letters.boxes.T
    rows, columns = letters.mask.shape
    usual = letters.height
    letter = (height > 0.5 * usual) & (height < 2 * usual) & (width > 0.25 * usual) & (width < 4 * usual)
    touching = (left <= 1, top <= 1, left + width >= columns - 1, top + height >= rows - 1)
    return sum(int(np.count_nonzero(letter & side)) >= FEWEST for side in touching)
