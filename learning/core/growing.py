"""Boosted trees, fitted with scikit-learn. Only who trains needs this file, and the library takes a second to load."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from sklearn.ensemble import GradientBoostingClassifier

from learning.core.trees import Floats, Forest, Places, Singles


def grown(
    matrix: ArrayLike,
    answers: ArrayLike,
    *,
    seed: int,
    trees: int,
    depth: int,
    learning_rate: float,
    weights: ArrayLike | None = None,
    leaf: int = 1,
    share: float = 1.0,
    columns: float = 1.0,
) -> Forest:
    """Fit boosted trees to rows and their yes or no; the same rows and seed make the same forest.

    `leaf` is the fewest rows of a leaf, `share` the part of all rows that each tree sees, `columns` the part of all
    columns that each question is chosen from.

    Raises:
        ValueError: all answers are alike, or a number is not finite.
    """
    said = np.asarray(answers).astype(bool)
    if said.all() or not said.any():
        raise ValueError("Rows of both answers are needed, or there is nothing to tell apart.")
    model = GradientBoostingClassifier(
        n_estimators=trees,
        max_depth=depth,
        learning_rate=learning_rate,
        min_samples_leaf=leaf,
        subsample=share,
        max_features=columns if columns < 1.0 else None,
        random_state=seed,
    )
    model.fit(
        np.asarray(matrix, dtype=np.float32), said, sample_weight=None if weights is None else np.asarray(weights)
    )
    return taken_over(model)


def taken_over(model: GradientBoostingClassifier) -> Forest:
    """Write a fitted model of two classes as plain arrays."""
    parts = [_Laid.out(tree.tree_) for tree in model.estimators_[:, 0]]
    starts = np.cumsum([0, *(len(part.left) for part in parts)])
    unlikely, likely = model.init_.class_prior_
    return Forest(
        features=int(model.n_features_in_),
        bias=float(np.log(likely / unlikely)),
        roots=starts[:-1].astype(np.int64),
        feature=np.concatenate([part.feature for part in parts]),
        threshold=np.concatenate([part.threshold for part in parts]),
        left=np.concatenate([part.left + start for part, start in zip(parts, starts[:-1], strict=True)]),
        value=np.concatenate([part.value for part in parts]) * float(model.learning_rate),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Laid:
    """One tree with the children of a node side by side, level after level."""

    feature: Places
    threshold: Singles
    left: Places
    value: Floats

    @classmethod
    def out(cls, tree: Any) -> "_Laid":
        order = [0]
        left = []
        for place, node in enumerate(order):  # grows as it is walked
            is_leaf = tree.children_left[node] == tree.children_right[node]
            left.append(place if is_leaf else len(order))
            if not is_leaf:
                order += [int(tree.children_left[node]), int(tree.children_right[node])]
        is_leaf = np.array(left) == np.arange(len(left))
        return cls(
            feature=np.where(is_leaf, 0, tree.feature[order]).astype(np.int64),
            threshold=np.where(is_leaf, np.float32(np.inf), _rounded_down(tree.threshold[order])),
            left=np.array(left, dtype=np.int64),
            value=np.where(is_leaf, tree.value[order, 0, 0], 0.0),
        )


def _rounded_down(threshold: Floats) -> Singles:
    """Shorten numbers so that every short number is on the same side of them as before."""
    short = threshold.astype(np.float32)
    return np.where(short > threshold, np.nextafter(short, np.float32(-np.inf)), short)
