"""How good answers are, and how true their confidence is."""

import numpy as np
import pytest

from learning.core.evaluation import Tally, expected_calibration_error, reliability, total
from learning.core.intervals import wilson


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
