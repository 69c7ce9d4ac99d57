"""From scores to chances: a rising line through what was right, which luck with a few examples does not bend."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.isotonic import IsotonicRegression

Floats = NDArray[np.float64]

MOST_KNOTS = 24
# So many examples as good as the mean are added to every step: of ten right out of ten, eleven and a bit of twelve.
PRIOR = 2.0
# Steps of less weight are joined to a neighbour: their height is luck.
LIGHTEST = 5.0


def isotonic(
    scores: ArrayLike, right: ArrayLike, *, weights: ArrayLike | None = None, prior: float = PRIOR
) -> tuple[Floats, Floats]:
    """Return the knots (scores, chances) of a line that never falls; ask it by `numpy.interp`.

    Every chance lies between 0 and 1 and touches neither.

    Raises:
        ValueError: there is nothing to fit, a number is not finite, or a weight is not positive.
    """
    steps = _shrunk(_joined(_steps(*_checked(scores, right, weights))), prior)
    knots = _rising(steps)
    while len(knots.at) > MOST_KNOTS:
        knots = knots.without(_least_missed(knots))
    return knots.at, knots.height


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """Steps from left to right: the middle of the scores of each, its height, and the weight of its examples."""

    at: Floats
    height: Floats
    weight: Floats

    def without(self, place: int) -> "_Steps":
        return _Steps(*(np.delete(part, place) for part in (self.at, self.height, self.weight)))

    def by(self, number: NDArray[np.int64]) -> "_Steps":
        """Join the steps that bear the same number; their means weigh as their examples do."""
        weight = np.bincount(number, self.weight).astype(np.float64)
        at, height = (np.bincount(number, part * self.weight) / weight for part in (self.at, self.height))
        return _Steps(at, height, weight)


def _checked(scores: ArrayLike, right: ArrayLike, weights: ArrayLike | None) -> tuple[Floats, Floats, Floats]:
    said, true = np.asarray(scores, dtype=np.float64), np.asarray(right, dtype=np.float64)
    weight = np.ones_like(said) if weights is None else np.asarray(weights, dtype=np.float64)
    if said.ndim != 1 or not said.size or said.shape != true.shape or said.shape != weight.shape:
        raise ValueError(f"{said.shape} scores for {true.shape} answers of {weight.shape} weights.")
    if not (np.isfinite(said).all() and np.isfinite(weight).all() and (weight > 0).all()):
        raise ValueError("Scores are finite numbers, and weights positive ones.")
    if not ((true >= 0) & (true <= 1)).all():
        raise ValueError("An answer is right (1), wrong (0), or something in between.")
    order = np.argsort(said, kind="stable")
    return said[order], true[order], weight[order]


def _steps(scores: Floats, right: Floats, weights: Floats) -> _Steps:
    fitted = IsotonicRegression().fit_transform(scores, right, sample_weight=weights)
    number = np.concatenate([[0], np.cumsum(np.diff(fitted) > 0)]).astype(np.int64)
    return _Steps(scores, right, weights).by(number)


def _joined(steps: _Steps) -> _Steps:
    """Join the lightest step to the neighbour it resembles more, until none is too light to be believed."""
    while len(steps.at) > 1 and steps.weight.min() < LIGHTEST:
        place = int(steps.weight.argmin())
        gaps = np.diff(steps.height)
        left = gaps[place - 1] if place > 0 else np.inf
        right = gaps[place] if place < len(gaps) else np.inf
        number = np.arange(len(steps.at))
        number[place if left <= right else place + 1 :] -= 1
        steps = steps.by(number)
    return steps


def _shrunk(steps: _Steps, prior: float) -> _Steps:
    total = steps.weight.sum()
    mean = (steps.height @ steps.weight + 1) / (total + 2)
    height = (steps.height * steps.weight + prior * mean) / (steps.weight + prior)
    return _Steps(steps.at, height, steps.weight)


def _rising(steps: _Steps) -> _Steps:
    """Put right what shrinking disturbed: a small step may have sunk under the one before it."""
    height = IsotonicRegression().fit_transform(steps.at, steps.height, sample_weight=steps.weight)
    return _Steps(steps.at, np.asarray(height, dtype=np.float64), steps.weight)


def _least_missed(knots: _Steps) -> int:
    """Return the inner knot whose place the line between its neighbours takes best."""
    at, height = knots.at, knots.height
    share = (at[1:-1] - at[:-2]) / (at[2:] - at[:-2])
    between = height[:-2] + share * (height[2:] - height[:-2])
    return int(np.argmin(np.abs(height[1:-1] - between) * knots.weight[1:-1])) + 1
