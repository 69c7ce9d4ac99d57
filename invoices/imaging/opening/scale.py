"""How many pixels an inch of paper takes, and how many of them are worth keeping."""

from collections.abc import Mapping
from typing import Any, NamedTuple

A4_INCHES = 11.69
# What a file says of its dpi is believed when it makes a sheet that somebody could have printed an invoice on.
PAPER_INCHES = (2.0, 17.0)
BELIEVABLE = (50.0, 1300.0)
# A4 at 340 dpi. Engines shrink what is larger by themselves, after every step before them has paid for it.
MOST_SIDE = 4000
SQUARE = 1.1


Info = Mapping[str | tuple[int, int], Any]


class Scale(NamedTuple):
    """The size a picture is kept at, and its dpi at that size."""

    width: int
    height: int
    dpi: float


def scale_of(width: int, height: int, info: Info) -> Scale:
    """Work out the scale of a picture from its size and what its file says.

    A fax has twice as many dots across as down; it is stretched to what the paper looked like.
    """
    across, down = _stated(info)
    if across and down:
        finest = max(across, down)
        if finest / min(across, down) > SQUARE:
            width, height = round(width * finest / across), round(height * finest / down)
        across = finest
    longest = max(width, height)
    fits = across and PAPER_INCHES[0] <= longest / across <= PAPER_INCHES[1]
    dpi = across if fits else longest / A4_INCHES
    return _reduced(width, height, dpi)


def _reduced(width: int, height: int, dpi: float) -> Scale:
    factor = min(1.0, MOST_SIDE / max(width, height))
    return Scale(max(1, round(width * factor)), max(1, round(height * factor)), round(dpi * factor, 2))


def _stated(info: Info) -> tuple[float, float]:
    try:
        across, down = (float(value) for value in info["dpi"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return 0.0, 0.0
    low, high = BELIEVABLE
    return (across, down) if low <= across <= high and low <= down <= high else (0.0, 0.0)
