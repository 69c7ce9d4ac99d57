"""How good answers are, how far chance may have helped, and how true their confidence is."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.core.evaluation import Tally, expected_calibration_error, reliability, total
from learning.core.intervals import at_least, at_most, clopper_pearson, wilson

COUNTS = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


class TestATally:
    def test_tells_what_is_right_of_what_was_answered_and_of_what_is_there(self) -> None:
        tally = Tally(truth=10, answered=8, right=6)

        assert (tally.precision, tally.recall) == (0.75, 0.6)
        assert tally.f1 == pytest.approx(2 * 6 / 18)

    def test_of_nothing_is_worth_nothing_and_says_nothing(self) -> None:
        assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)
        assert Tally().recall_interval == (0.0, 1.0)

    def test_adds_up(self) -> None:
        assert total([Tally(1, 1, 1), Tally(3, 2, 0, extra=4)]) == Tally(4, 3, 1, 4)

    def test_says_how_far_chance_may_have_helped(self) -> None:
        low, high = Tally(truth=100, answered=90, right=81).precision_interval

        assert (round(low, 3), round(high, 3)) == (0.821, 0.946)


class TestAnInterval:
    @pytest.mark.parametrize(("count", "n", "low", "high"), [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763)])
    def test_of_wilson_is_the_published_one(self, count: int, n: int, low: float, high: float) -> None:
        assert wilson(count, n) == pytest.approx((low, high), abs=5e-4)

    def test_that_is_exact_is_the_published_one(self) -> None:
        assert clopper_pearson(2, 20) == pytest.approx((0.01235, 0.31698), abs=1e-5)

    def test_of_none_wrong_follows_the_rule_of_three(self) -> None:
        assert at_most(0, 230, 0.90) == pytest.approx(1 - 0.1 ** (1 / 230))

    @given(COUNTS)
    def test_that_is_exact_leaves_just_so_much_beyond_its_end(self, counted: tuple[int, int]) -> None:
        count, n = counted
        share = at_most(count, n, 0.9)
        beyond = sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(count + 1))

        assert beyond == pytest.approx(1.0 if count == n else 0.1, abs=1e-6)

    @given(COUNTS)
    def test_holds_what_was_counted(self, counted: tuple[int, int]) -> None:
        count, n = counted
        low, high = clopper_pearson(count, n)

        assert 0.0 <= low <= count / n <= high <= 1.0
        assert at_least(count, n, 0.9) == pytest.approx(1 - at_most(n - count, n, 0.9))

    @pytest.mark.parametrize(("count", "n", "sureness"), [(3, 2, 0.9), (-1, 2, 0.9), (1, 2, 1.0), (1, 2, 0.0)])
    def test_of_what_cannot_be_is_refused(self, count: int, n: int, sureness: float) -> None:
        with pytest.raises(ValueError, match=r"cannot be|between 0 and 1"):
            at_most(count, n, sureness)

    def test_of_nothing_counted_is_anywhere(self) -> None:
        assert at_most(0, 0, 0.9) == 1.0


class TestConfidence:
    def test_that_is_true_has_no_error(self) -> None:
        confidences = [0.75] * 4 + [0.5] * 2

        assert expected_calibration_error(confidences, [1, 1, 1, 0, 1, 0]) == 0.0

    def test_that_is_too_high_is_off_by_as_much(self) -> None:
        assert expected_calibration_error([0.9] * 10, [True] * 6 + [False] * 4) == pytest.approx(0.3)

    def test_of_nothing_has_no_error(self) -> None:
        assert expected_calibration_error([], []) == 0.0

    def test_is_shown_by_ranges(self) -> None:
        low, high = reliability([0.05, 0.95, 1.0], [False, True, False])

        assert (low.low, low.high, low.n, low.right) == (0.0, 0.1, 1, 0.0)
        assert (high.low, high.high, high.n, high.right) == (0.9, 1.0, 2, 0.5)
        assert high.confidence == pytest.approx(0.975)
        assert high.interval == wilson(1, 2)

    @pytest.mark.parametrize("confidences", [[1.1], [-0.1], [np.nan]])
    def test_beyond_its_scale_is_refused(self, confidences: list[float]) -> None:
        with pytest.raises(ValueError, match="between 0 and 1"):
            reliability(confidences, [True])

    def test_needs_an_answer_for_each(self) -> None:
        with pytest.raises(ValueError, match="for"):
            reliability([0.5, 0.6], [True])
