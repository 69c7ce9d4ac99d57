"""Where QR codes stand on a page, told by their corner squares before any detector looks: a few milliseconds a page.

A line through the middle of a corner square crosses dark, light, dark, light and dark in the proportions 1:1:3:1:1,
however the code is turned. Every third row of the page is searched for such crossings, and what is found is crossed
from top to bottom as well; three squares at a right angle are a code.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels
from invoices.ocr.thresholds import Middle, middle_of

Numbers = NDArray[np.float64]
Spots = NDArray[np.float64]  # each a row: x, y and the size of a module there
Mask = NDArray[np.bool_]

SMALLEST_SQUARE = 12  # pixels; its modules are then too small to be told apart
# A page made to keep us busy is full of corner squares. Eight large codes have 550 crossings, dense print 900 unproven.
MOST_CROSSINGS, MOST_CONFIRMED, MOST_SQUARES = 4000, 800, 24
# How far a column is followed from the middle of a square, in modules, and in how many steps.
REACH, STEPS = 5.5, 36


@dataclass(frozen=True, slots=True)
class Square:
    """A corner square: its middle and the size of a module, in pixels."""

    x: float
    y: float
    module: float


def corner_squares(image: Pixels) -> list[Square]:
    """Find the corner squares of QR codes; a few of something else may be among them."""
    middle = middle_of(image)
    spacing = 3 if image.shape[0] > 1600 else 2
    crossings = _at_most(MOST_CROSSINGS, _crossings(image, middle, spacing))
    return _merged(_at_most(MOST_CONFIRMED, _confirmed(image, middle, crossings)), spacing)


def _at_most(most: int, spots: Spots) -> Spots:
    chosen = np.linspace(0, len(spots) - 1, most).astype(int)
    return spots[chosen] if len(spots) > most else spots


def _crossings(image: Pixels, middle: Middle, spacing: int) -> Spots:
    """Search rows for the proportions of a corner square."""
    dark = middle.darker(image, spacing)
    dark[:, 0] = dark[:, -1] = 0
    width, flat = dark.shape[1], dark.ravel()
    # Every row begins and ends light, so that the edges come in pairs: a dark run begins, and ends.
    edges = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    if starts.size < 3:
        return np.empty((0, 3))
    module = (ends[2:] - starts[:-2]) / 7
    run, gap = ends - starts, starts[1:] - ends[:-1]
    fits = (module * 7 >= SMALLEST_SQUARE) & (starts[:-2] // width == ends[2:] // width)
    fits &= _in_proportion((run[:-2], gap[:-1], run[1:-1], gap[1:], run[2:]), module, 0.5 * module + 0.8)
    at = np.flatnonzero(fits)
    middles = (starts[at + 1] + ends[at + 1]) / 2
    return np.column_stack((middles % width, middles // width * spacing, module[at]))


def _in_proportion(lengths: tuple[NDArray[np.int64], ...], module: Numbers, slack: Numbers) -> Mask:
    """Tell where five lengths are as 1:1:3:1:1."""
    fits = np.abs(lengths[2] - 3 * module) <= 2 * slack
    for side in (0, 1, 3, 4):
        fits &= np.abs(lengths[side] - module) <= slack
    return fits


def _confirmed(image: Pixels, middle: Middle, crossings: Spots) -> Spots:
    """Keep the crossings whose column has the same proportions, and put them on the middle of their square."""
    x, y, module = crossings.T
    step = REACH / STEPS
    offsets = step * (np.arange(-STEPS, STEPS) + 0.5)
    rows, columns = y[:, None] + offsets * module[:, None], x[:, None]
    within = (rows >= 0) & (rows < image.shape[0])
    taken = image[np.clip(rows, 0, image.shape[0] - 1).astype(int), columns.astype(int)]
    dark = (taken < middle.at(y, x)[:, None]) & within
    down, up = _run_ends(dark[:, STEPS:]), _run_ends(dark[:, STEPS - 1 :: -1])
    lengths = (up[2] - up[1], up[1] - up[0], up[0] + down[0], down[1] - down[0], down[2] - down[1])
    high = (up[2] + down[2]) / 7
    fits = (down[2] > 0) & (up[2] > 0) & (np.abs(np.log(np.maximum(high, 1e-3) * step)) < np.log(1.6))
    fits &= _in_proportion(lengths, high, 0.5 * high + 0.8 / (step * module))
    moved = y + (down[0] - up[0]) / 2 * step * module
    return np.column_stack((x[fits], moved[fits], (module * (1 + high * step) / 2)[fits]))


def _run_ends(dark: Mask) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return where the dark around the middle ends, where the ring begins and where it ends; 0 where it does not."""
    at = np.arange(dark.shape[1])
    inner = np.argmax(~dark, axis=1)
    ring = np.argmax(dark & (at > inner[:, None]), axis=1)
    outer = np.argmax(~dark & (at > ring[:, None]), axis=1)
    return inner, ring, np.where((inner > 0) & (ring > 0), outer, 0)


def _merged(spots: Spots, spacing: int) -> list[Square]:
    """Join the crossings of one square; what only one row of many says is print that looks like it by chance."""
    squares: list[list[Square]] = []
    for one in (Square(*spot) for spot in spots.tolist()):
        home = next((group for group in squares if _same(group[0], one)), None)
        if home is None:
            squares.append([one])
        else:
            home.append(one)
    sure = [group for group in squares if len(group) >= max(2.0, 0.4 * 3 * group[0].module / spacing)]
    sure.sort(key=len, reverse=True)
    return [_average(group) for group in sure[:MOST_SQUARES]]


def _same(one: Square, other: Square) -> bool:
    near = 2 * max(one.module, other.module)
    return abs(one.x - other.x) < near and abs(one.y - other.y) < near


def _average(group: list[Square]) -> Square:
    x, y, module = np.median([(one.x, one.y, one.module) for one in group], axis=0).tolist()
    return Square(x, y, module)
