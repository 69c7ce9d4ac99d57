"""Trees as plain arrays say what the library that grew them says."""

import numpy as np
import pytest
from sklearn.ensemble import GradientBoostingClassifier

from learning.core.growing import grown, taken_over

CHANCE = np.random.default_rng(7)

ROWS = CHANCE.normal(size=(800, 6)).round(3)

ANSWERS = ROWS[:, 0] * ROWS[:, 1] + ROWS[:, 2] > 0

FOREST = grown(ROWS, ANSWERS, seed=1, trees=20, depth=3, learning_rate=0.2)

ARRAYS = FOREST.to_arrays()


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

    def test_may_choose_each_question_from_a_part_of_the_columns(self) -> None:
        part = grown(ROWS, ANSWERS, seed=1, trees=20, depth=3, learning_rate=0.2, columns=0.4)
        again = grown(ROWS, ANSWERS, seed=1, trees=20, depth=3, learning_rate=0.2, columns=0.4)

        assert np.array_equal(part.predict_probability(ROWS), again.predict_probability(ROWS))
        assert part.importance[3:].sum() > FOREST.importance[3:].sum()

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
