"""A kept forest says the same again, and is refused where it is no forest."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from learning.core.errors import ArtefactRefused
from learning.core.growing import grown
from learning.core.trees import DEEPEST, Forest

CHANCE = np.random.default_rng(7)

ROWS = CHANCE.normal(size=(800, 6)).round(3)

ANSWERS = ROWS[:, 0] * ROWS[:, 1] + ROWS[:, 2] > 0

FOREST = grown(ROWS, ANSWERS, seed=1, trees=20, depth=3, learning_rate=0.2)

ARRAYS = FOREST.to_arrays()


def changed(**arrays: NDArray[Any] | None) -> dict[str, NDArray[Any]]:
    return {name: array for name, array in {**ARRAYS, **arrays}.items() if array is not None}


class TestAKeptForest:
    def test_says_the_same_again(self) -> None:
        again = Forest.from_arrays(FOREST.to_arrays("total."), "total.")

        assert np.array_equal(again.predict_probability(ROWS), FOREST.predict_probability(ROWS))

    @pytest.mark.parametrize("name", sorted(ARRAYS))
    def test_is_refused_without_an_array(self, name: str) -> None:
        with pytest.raises(ArtefactRefused, match="missing"):
            Forest.from_arrays(changed(**{name: None}))

    @pytest.mark.parametrize("name", sorted(ARRAYS))
    def test_is_refused_with_another_kind_of_number(self, name: str) -> None:
        with pytest.raises(ArtefactRefused, match="not a row of"):
            Forest.from_arrays(changed(**{name: np.zeros(9, dtype=np.int8)}))

    @pytest.mark.parametrize(
        ("name", "value"),
        [("left", 0), ("left", 10**6), ("left", -1), ("feature", 6), ("feature", -1), ("roots", 10**6), ("roots", -1)],
    )
    def test_is_refused_when_it_leads_out_of_itself(self, name: str, value: int) -> None:
        # The last tree, because the first node may well be its own leaf.
        wrong = ARRAYS[name].copy()
        wrong[-1 if name == "roots" else ARRAYS["roots"][-1]] = value

        with pytest.raises(ArtefactRefused, match="leads out of it"):
            Forest.from_arrays(changed(**{name: wrong}))

    @pytest.mark.parametrize("name", ["threshold", "value"])
    @pytest.mark.parametrize("number", [np.inf, -np.inf])
    def test_is_refused_with_numbers_that_are_not_finite(self, name: str, number: float) -> None:
        wrong = ARRAYS[name].copy()
        wrong[0] = number

        with pytest.raises(ArtefactRefused, match="not finite"):
            Forest.from_arrays(changed(**{name: wrong}))

    def test_is_refused_when_its_arrays_differ_in_length(self) -> None:
        with pytest.raises(ArtefactRefused, match="one length"):
            Forest.from_arrays(changed(value=ARRAYS["value"][:-1]))

    @pytest.mark.parametrize("columns", [0.0, -3.0, 1e12])
    def test_is_refused_when_its_columns_cannot_be(self, columns: float) -> None:
        with pytest.raises(ArtefactRefused, match="how many columns"):
            Forest.from_arrays(changed(start=np.array([columns, 0.0])))

    def test_is_refused_when_a_tree_is_too_deep_to_be_grown_by_anybody(self) -> None:
        nodes = 2 * DEEPEST + 5
        left = np.where(np.arange(nodes) % 2 == 0, np.arange(nodes) + 1, np.arange(nodes))
        left[-1] = nodes - 1
        is_leaf = left == np.arange(nodes)

        with pytest.raises(ArtefactRefused, match="deeper"):
            Forest(
                features=1,
                bias=0.0,
                roots=np.array([0]),
                feature=np.zeros(nodes, dtype=np.int64),
                threshold=np.where(is_leaf, np.inf, 0.0).astype(np.float32),
                left=left,
                value=np.zeros(nodes),
            )
