"""How far a share may lie from what was counted."""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

Z = 1.96  # of a bell: nineteen in twenty lie within so many deviations on either side
HALVINGS = 60


def wilson(count: int, n: int, z: float = Z) -> tuple[float, float]:
    """Return between what shares the true one lies, nineteen times in twenty; of nothing counted, anywhere."""
    if not n:
        return 0.0, 1.0
    share = count / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def clopper_pearson(count: int, n: int, sureness: float = 0.95) -> tuple[float, float]:
    """Return between what shares the true one lies at least so surely: exact, and never too narrow."""
    rest = (1 - sureness) / 2
    return at_least(count, n, 1 - rest), at_most(count, n, 1 - rest)


def at_most(count: int, n: int, sureness: float) -> float:
    """Return what the true share does not exceed, this surely.

    Raises:
        ValueError: more were counted than there are, or no sureness under one is asked for.
    """
    _check(count, n, sureness)
    if count == n:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        is_possible = _chance_of_at_most(count, n, middle) > 1 - sureness
        low, high = (middle, high) if is_possible else (low, middle)
    return high


def at_least(count: int, n: int, sureness: float) -> float:
    """Return what the true share does not fall short of, this surely."""
    return 1.0 - at_most(n - count, n, sureness)


def _check(count: int, n: int, sureness: float) -> None:
    if not 0 <= count <= n:
        raise ValueError(f"{count} of {n} cannot be.")
    if not 0.0 < sureness < 1.0:
        raise ValueError(f"A sureness is between 0 and 1, and not {sureness}.")


def _chance_of_at_most(count: int, n: int, share: float) -> float:
    """Return how likely so few are when the true share is this."""
    if share <= 0.0:
        return 1.0
    steps = np.arange(1, count + 1)
    # Of their logarithms, because the number of ways to choose grows past what a float holds.
    ways: NDArray[np.float64] = np.concatenate([[0.0], np.cumsum(np.log((n - steps + 1) / steps))])
    found = np.arange(count + 1)
    logs = ways + found * np.log(share) + (n - found) * np.log1p(-share)
    return float(np.exp(logs).sum())
