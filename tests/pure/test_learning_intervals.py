"""How far a share may lie from what was counted."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.core.intervals import at_least, at_most, clopper_pearson, wilson

COUNTS = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


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
