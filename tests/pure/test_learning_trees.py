"""Trees as plain arrays: they say what the library that grew them says, and refuse what is no tree."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from learning.core.errors import ArtefactRefused
from learning.core.growing import grown, taken_over
from learning.core.trees import DEEPEST, Forest

CHANCE = np.random.default_rng(7)
ROWS = CHANCE.normal(size=(800, 6)).round(3)
ANSWERS = ROWS[:, 0] * ROWS[:, 1] + ROWS[:, 2] > 0
FOREST = grown(ROWS, ANSWERS, seed=1, trees=20, depth=3, learning_rate=0.2)
ARRAYS = FOREST.to_arrays()


def changed(**arrays: NDArray[Any] | None) -> dict[str, NDArray[Any]]:
    return {name: array for name, array in {**ARRAYS, **arrays}.items() if array is not None}


class TestAForest:
    @pytest.mark.parametrize("depth", [1, 3, 6])
    @pytest.mark.parametrize("share", [0.5, 1.0])
    def test_says_what_the_library_says(self, depth: int, share: float) -> None:
        model = GradientBoostingClassifier(n_estimators=30, max_depth=depth, subsample=share, random_state=3)
        model.fit(ROWS, ANSWERS, sample_weight=1.0 + np.arange(len(ROWS)) % 3)

        said = taken_over(model).predict_probability(ROWS)

        assert np.abs(said - model.predict_proba(ROWS)[:, 1]).max() < 1e-9

    def test_says_so_for_values_that_stand_on_a_threshold(self) -> None:
        rows = CHANCE.integers(0, 4, size=(400, 3)) / 3
        model = GradientBoostingClassifier(n_estimators=30, random_state=0).fit(rows, rows.sum(axis=1) > 1.4)
        edges = np.unique(model.estimators_[0, 0].tree_.threshold)
        on_edge = np.stack(np.meshgrid(edges, edges, edges), axis=-1).reshape(-1, 3)

        assert np.abs(taken_over(model).predict_probability(on_edge) - model.predict_proba(on_edge)[:, 1]).max() < 1e-9

    def test_is_the_same_each_time_it_is_grown(self) -> None:
        again = grown(ROWS, ANSWERS, seed=1, trees=20, depth=3, learning_rate=0.2)

        assert all(np.array_equal(array, again.to_arrays()[name]) for name, array in ARRAYS.items())

    def test_learns_more_from_what_weighs_more(self) -> None:
        rows = np.array([[0.0], [0.0]] * 20)
        answers = np.array([True, False] * 20)

        forest = grown(rows, answers, seed=0, trees=5, depth=1, learning_rate=0.1, weights=np.where(answers, 3.0, 1.0))

        assert forest.predict_probability([[0.0]])[0] == pytest.approx(0.75)

    def test_knows_which_columns_it_asks_for(self) -> None:
        assert FOREST.importance.sum() == pytest.approx(1.0)
        assert FOREST.importance[:3].sum() > 0.7

    def test_answers_no_rows_with_nothing(self) -> None:
        assert FOREST.predict_probability(np.zeros((0, 6))).shape == (0,)

    @pytest.mark.parametrize("value", [np.nan, np.inf, 1e300])
    def test_refuses_a_value_that_is_not_finite(self, value: float) -> None:
        with pytest.raises(ValueError, match="not a finite number"):
            FOREST.predict_probability(np.full((1, 6), value))

    def test_refuses_rows_of_other_columns(self) -> None:
        with pytest.raises(ValueError, match="6 columns"):
            FOREST.predict_probability(np.zeros((1, 5)))

    def test_is_not_grown_from_answers_that_are_all_alike(self) -> None:
        with pytest.raises(ValueError, match="both answers"):
            grown(ROWS, np.ones(len(ROWS)), seed=0, trees=2, depth=1, learning_rate=0.1)


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
