"""How the lines of print run: their slope, and which way is up."""

from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels
from invoices.imaging.sight.letters import Letters

FEWEST = 60  # edges of letters; fewer say nothing about lines
COARSE = np.arange(-15.0, 15.1, 0.5)
FINE = np.arange(-0.6, 0.61, 0.05)
SIDEWAYS = 0.6  # upright pages measured 1.9 and more, so pages on their side 0.53 and less
UPSIDE_DOWN = 0.82  # upright pages measured 0.93 and more


@dataclass(frozen=True, slots=True)
class Slope:
    """How a page lies."""

    skew: float  # degrees; positive when the lines climb to the right
    orientation: int  # degrees to turn clockwise


class _Side(Enum):
    """A side of letters: along which direction it runs, and whether paper follows or precedes it."""

    FEET = (True, True)
    HEADS = (True, False)
    RIGHT = (False, True)
    LEFT = (False, False)


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    along: NDArray[np.float32]
    across: NDArray[np.float32]


def slope_of(letters: Letters) -> Slope:
    """Find the angle at which the lower edges of the letters fall into the sharpest rows."""
    feet, right = (_edges(letters.mask, side) for side in (_Side.FEET, _Side.RIGHT))
    if min(feet.along.size, right.along.size) < FEWEST:
        return Slope(0.0, 0)
    near, sharp = _about(feet)
    near_standing, sharp_standing = _about(right)
    if sharp / sharp_standing * _closeness(letters.mask) > SIDEWAYS:
        angle = _exactly(feet, near)
        upright = _sharper(feet, _edges(letters.mask, _Side.HEADS), angle)
        return Slope(angle, 180 if upright < UPSIDE_DOWN else 0)
    angle = _exactly(right, near_standing)
    return Slope(-angle, 270 if _sharper(right, _edges(letters.mask, _Side.LEFT), angle) < 1.0 else 90)


def _edges(mask: Pixels, side: _Side, most: int = 2500) -> _Edges:
    flat, black_first = side.value
    lines = mask[:, ::3] if flat else mask[::3].T
    here, there = (lines[:-1], lines[1:]) if black_first else (lines[1:], lines[:-1])
    found: object = cv2.findNonZero(np.ascontiguousarray(here & ~there))
    places = np.zeros((0, 2), np.float32) if found is None else np.asarray(found, np.float32).reshape(-1, 2)
    places = places[:: max(1, len(places) // most)]
    return _Edges(3.0 * places[:, 0], places[:, 1])


def _about(edges: _Edges) -> tuple[float, float]:
    few = slice(None, None, max(1, edges.along.size // 1200))
    sharpness = _sharpness(_Edges(edges.along[few], edges.across[few]), COARSE, 3.0)
    return float(COARSE[sharpness.argmax()]), float(sharpness.max())


def _exactly(edges: _Edges, near: float) -> float:
    return round(float(near + FINE[_sharpness(edges, near + FINE, 1.0).argmax()]), 2)


def _sharper(edges: _Edges, opposite: _Edges, angle: float) -> float:
    """Compare how sharply two sides line up: Latin letters stand on their line and rise to different heights."""
    one, other = (float(_sharpness(each, np.array([angle]), 1.0)[0]) for each in (edges, opposite))
    return one / other


def _sharpness(edges: _Edges, angles: NDArray[np.floating], bin_size: float) -> NDArray[np.floating]:
    """Return for each angle how unevenly rows under it are filled: 1 when all alike."""
    rows = (edges.across + np.tan(np.radians(angles))[:, None].astype(np.float32) * edges.along) / np.float32(bin_size)
    rows = (rows - rows.min(axis=1, keepdims=True)).astype(np.int32)
    used = rows.max(axis=1) + 1
    shifted = rows + np.arange(len(angles), dtype=np.int32)[:, None] * used.max()
    filled = np.bincount(shifted.ravel(), minlength=len(angles) * used.max()).reshape(len(angles), -1)
    sharpness: NDArray[np.floating] = (filled.astype(np.float32) ** 2).sum(axis=1) * used / edges.along.size**2
    return sharpness


def _closeness(mask: Pixels) -> float:
    """Compare the gaps to the right of letters with those below: over 1 when letters follow to the right."""
    black = cv2.countNonZero(mask)
    right, below = (
        cv2.countNonZero(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones(shape, np.uint8))) - black
        for shape in ((1, 5), (5, 1))
    )
    return right / max(1, below)
