"""Boosted trees as plain arrays: kept and asked without the library that grew them (see growing.py)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learning.core.errors import ArtefactRefused

Floats: TypeAlias = NDArray[np.float64]
Singles: TypeAlias = NDArray[np.float32]
Places: TypeAlias = NDArray[np.int64]

DEEPEST = 64
# What each array of a kept forest is made of; anything else is refused.
KINDS: dict[str, str] = {"roots": "<i4", "feature": "<i4", "left": "<i4", "threshold": "<f4", "value": "<f8"}


@dataclass(frozen=True, eq=False)
class Forest:
    """Trees whose nodes stand one after another in the same arrays.

    A node with a value at or under its threshold goes on to `left`, any other to the node after that one. A leaf goes
    on to itself whatever comes, so that all rows walk through all trees in step. Parents stand before their children.
    """

    features: int  # how many columns a row has
    bias: float  # log-odds before any tree has spoken
    roots: Places
    feature: Places
    threshold: Singles
    left: Places
    value: Floats  # log-odds that a leaf adds, the learning rate in it
    depth: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "depth", _checked_depth(self))

    def predict_probability(self, matrix: ArrayLike) -> Floats:
        """Return for each row the probability of the positive answer.

        Raises:
            ValueError: other columns than it was grown on, or a number that is not finite.
        """
        odds: Floats = np.exp(-np.clip(self.log_odds(matrix), -500, 500))
        return 1.0 / (1.0 + odds)

    def log_odds(self, matrix: ArrayLike) -> Floats:
        """Return for each row what the trees add up to."""
        rows = _as_rows(matrix, self.features)
        flat, starts = rows.ravel(), (np.arange(len(rows)) * self.features)[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            seen = flat.take(self.feature.take(node) + starts)
            node = self.left.take(node) + (seen > self.threshold.take(node))
        total: Floats = self.value.take(node).sum(axis=1) + self.bias
        return total

    @cached_property
    def importance(self) -> Floats:
        """Return for each column how often a tree asks for it, as a share of all questions."""
        asked = np.bincount(self.feature[self.left != np.arange(len(self.left))], minlength=self.features)
        shares: Floats = asked / max(1, asked.sum())
        return shares

    def to_arrays(self, prefix: str = "") -> dict[str, NDArray[Any]]:
        """Return what an artefact keeps of it."""
        arrays = {f"{prefix}{name}": getattr(self, name).astype(kind) for name, kind in KINDS.items()}
        return {**arrays, f"{prefix}start": np.array([self.features, self.bias])}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]], prefix: str = "") -> "Forest":
        """Take it up again.

        Raises:
            ArtefactRefused: an array is missing, of another kind, or its nodes make no trees.
        """
        found = {name: _array(arrays, f"{prefix}{name}", kind) for name, kind in KINDS.items()}
        start = _array(arrays, f"{prefix}start", "<f8")
        if start.shape != (2,) or not 1 <= start[0] <= np.iinfo(np.int32).max:
            raise ArtefactRefused("a forest does not say how many columns its rows have")
        nodes = {
            name: array.astype(np.int64 if array.dtype.kind == "i" else array.dtype) for name, array in found.items()
        }
        return cls(features=int(start[0]), bias=float(start[1]), **nodes)


def _as_rows(matrix: ArrayLike, features: int) -> Singles:
    with np.errstate(over="ignore"):
        rows = np.ascontiguousarray(matrix, dtype=np.float32)
    if rows.ndim != 2 or rows.shape[1] != features:
        raise ValueError(f"Rows of {features} columns are expected, and {rows.shape} came.")
    if not np.isfinite(rows).all():
        raise ValueError("A value is not a finite number: put a number of its own for what is missing.")
    return rows


def _array(arrays: Mapping[str, NDArray[Any]], name: str, kind: str) -> NDArray[Any]:
    array = arrays.get(name)
    if array is None:
        raise ArtefactRefused(f"the array {name!r} of a forest is missing")
    if array.dtype != np.dtype(kind) or array.ndim != 1:
        raise ArtefactRefused(f"the array {name!r} of a forest is not a row of {np.dtype(kind)}")
    return array


def _checked_depth(forest: Forest) -> int:
    """Return how many steps lead from the roots to the last leaf, and refuse what has none."""
    count = len(forest.left)
    arrays = (forest.feature, forest.threshold, forest.value)
    if any(len(array) != count for array in arrays):
        raise ArtefactRefused("the arrays of a forest are not of one length")
    here = np.arange(count)
    is_leaf = forest.left == here
    inner = forest.left[~is_leaf]
    in_order = (inner > here[~is_leaf]).all() and (inner + 1 < count).all()
    known = ((forest.feature >= 0) & (forest.feature < forest.features)).all()
    rooted = ((forest.roots >= 0) & (forest.roots < count)).all()
    if not (in_order and known and rooted):
        raise ArtefactRefused("a node of a forest leads out of it")
    finite = np.isfinite(forest.value).all() and np.isfinite(forest.threshold[~is_leaf]).all()
    if not (finite and np.isfinite(forest.bias) and np.isposinf(forest.threshold[is_leaf]).all()):
        raise ArtefactRefused("a number of a forest is not finite")
    return _steps(forest.left, is_leaf, forest.roots)


def _steps(left: Places, is_leaf: NDArray[np.bool_], roots: Places) -> int:
    level = np.unique(roots)
    for steps in range(DEEPEST + 1):
        inner = level[~is_leaf[level]]
        if not len(inner):
            return steps
        level = np.unique(np.concatenate([left[inner], left[inner] + 1]))
    raise ArtefactRefused(f"a tree of a forest is deeper than {DEEPEST} steps")
