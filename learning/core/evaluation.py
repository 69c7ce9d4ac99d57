"""How good answers are, and how true the confidence that comes with them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learning.core.intervals import wilson

BINS = 10


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers there should be, how many were given, and how many of these are right."""

    truth: int = 0
    answered: int = 0
    right: int = 0
    extra: int = 0  # answers to what nobody knows: counted, and neither right nor wrong

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.truth + other.truth,
            self.answered + other.answered,
            self.right + other.right,
            self.extra + other.extra,
        )

    @property
    def precision(self) -> float:
        return self.right / self.answered if self.answered else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.truth if self.truth else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def precision_interval(self) -> tuple[float, float]:
        return wilson(self.right, self.answered)

    @property
    def recall_interval(self) -> tuple[float, float]:
        return wilson(self.right, self.truth)


def total(tallies: Sequence[Tally]) -> Tally:
    """Add tallies up, so that each answer weighs the same (micro average)."""
    return sum(tallies, Tally())


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about one confidence, and how many of them are right."""

    low: float
    high: float
    n: int
    confidence: float  # their mean
    right: float  # the share of them that is right

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(round(self.right * self.n), self.n)


def reliability(confidences: ArrayLike, right: ArrayLike, bins: int = BINS) -> list[Bin]:
    """Return the bins that hold any answer, from the least confident to the most.

    Raises:
        ValueError: a confidence is not between 0 and 1, or there are not as many as answers.
    """
    said, true = _pairs(confidences, right)
    place = np.minimum(bins - 1, (said * bins).astype(np.int64))
    return [
        Bin(low / bins, (low + 1) / bins, int(here.sum()), float(said[here].mean()), float(true[here].mean()))
        for low in range(bins)
        if (here := place == low).any()
    ]


def expected_calibration_error(confidences: ArrayLike, right: ArrayLike, bins: int = BINS) -> float:
    """Return how far confidence is from the truth, in the mean over all answers; 0.0 where there are none."""
    rows = reliability(confidences, right, bins)
    n = sum(row.n for row in rows)
    return sum(row.n * abs(row.right - row.confidence) for row in rows) / n if n else 0.0


def _pairs(confidences: ArrayLike, right: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    said, true = np.asarray(confidences, dtype=np.float64), np.asarray(right, dtype=np.float64)
    if said.shape != true.shape or said.ndim != 1:
        raise ValueError(f"{said.shape} confidences for {true.shape} answers.")
    if not ((said >= 0.0) & (said <= 1.0)).all():
        raise ValueError("A confidence is between 0 and 1.")
    return said, true
