"""Scores become chances: rising, honest about little evidence, and never quite sure."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.core.evaluation import expected_calibration_error
from learning.core.isotonic import MOST_KNOTS, isotonic

CHANCE = np.random.default_rng(5)
PAIRS = st.lists(st.tuples(st.floats(-1e6, 1e6), st.booleans()), min_size=1, max_size=60)


class TestALine:
    def test_makes_scores_true_on_what_it_has_not_seen(self) -> None:
        seen, unseen = CHANCE.uniform(size=(2, 4000))
        knots = isotonic(seen, CHANCE.uniform(size=4000) < seen**2)

        chances = np.interp(unseen, *knots)

        assert expected_calibration_error(chances, CHANCE.uniform(size=4000) < unseen**2) < 0.03

    @given(PAIRS)
    def test_never_falls_and_never_touches_an_end(self, pairs: list[tuple[float, bool]]) -> None:
        scores, right = zip(*pairs, strict=True)

        at, height = isotonic(scores, right)

        assert len(at) == len(height) <= MOST_KNOTS
        assert (np.diff(at) > 0).all()
        assert (np.diff(height) >= 0).all()
        assert height.min() > 0.0
        assert height.max() < 1.0

    def test_stays_near_the_mean_where_little_is_known(self) -> None:
        few, many = (isotonic([0.9] * n, [1] * n)[1][0] for n in (3, 3000))

        assert few < 0.95 < many

    def test_does_not_believe_a_lucky_handful(self) -> None:
        scores = [*np.linspace(0, 0.9, 100), 0.95, 0.96]
        right = [*([True, False] * 50), True, True]

        assert np.interp(0.96, *isotonic(scores, right)) < 0.6

    def test_weighs_examples_as_it_is_told(self) -> None:
        scores, right = [0.2] * 40, [True, False] * 20
        plain, heavy = isotonic(scores, right), isotonic(scores, right, weights=[9.0, 1.0] * 20)

        assert plain[1][0] == pytest.approx(0.5)
        assert heavy[1][0] == pytest.approx(0.9, abs=0.01)

    def test_is_the_same_whatever_the_order_of_the_examples(self) -> None:
        scores = CHANCE.uniform(size=300)
        right = scores > CHANCE.uniform(size=300)
        order = CHANCE.permutation(300)

        again = isotonic(scores[order], right[order])

        assert all(np.allclose(one, other) for one, other in zip(isotonic(scores, right), again, strict=True))

    def test_bends_where_it_matters_when_it_is_thinned(self) -> None:
        scores = np.repeat(np.linspace(0, 1, 60), 200)
        right = np.tile(np.arange(200) / 200, 60) < scores

        at, height = isotonic(scores, right)

        assert len(at) == MOST_KNOTS
        assert np.abs(np.interp(scores, at, height) - scores).max() < 0.03

    @pytest.mark.parametrize(
        ("scores", "right", "weights"),
        [
            ([], [], None),
            ([0.1, 0.2], [1], None),
            ([np.nan], [1], None),
            ([0.1], [2], None),
            ([0.1], [1], [0.0]),
            ([0.1], [1], [np.inf]),
            ([0.1], [1], [1.0, 1.0]),
        ],
    )
    def test_is_not_drawn_through_what_makes_no_sense(
        self, scores: list[float], right: list[int], weights: list[float] | None
    ) -> None:
        with pytest.raises(ValueError, match=r"scores for|finite|right \(1\)"):
            isotonic(scores, right, weights=weights)
