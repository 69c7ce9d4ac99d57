"""The bound on a share never says too little."""

import pytest

from invoices.quality.bounds import at_most, needed


class TestTheBound:
    @pytest.mark.parametrize(("wrong", "seen", "sureness", "bound"), [
        (0, 100, 0.90, 0.02276), (0, 230, 0.90, 0.00996), (1, 388, 0.90, 0.00999), (5, 100, 0.95, 0.10225),
        (50, 100, 0.90, 0.56858), (0, 1, 0.90, 0.9),
    ])  # fmt: skip
    def test_is_that_of_clopper_and_pearson(self, wrong: int, seen: int, sureness: float, bound: float) -> None:
        assert at_most(wrong, seen, sureness) == pytest.approx(bound, abs=2e-5)

    def test_is_everything_where_nothing_was_seen_or_all_was_wrong(self) -> None:
        assert at_most(0, 0, 0.9) == 1.0
        assert at_most(7, 7, 0.9) == 1.0

    def test_grows_with_the_sureness_and_with_what_was_wrong(self) -> None:
        assert at_most(3, 500, 0.8) < at_most(3, 500, 0.9) < at_most(3, 500, 0.99) < at_most(9, 500, 0.99)

    def test_holds_for_many(self) -> None:
        assert at_most(1000, 100_000, 0.9) == pytest.approx(0.0104, abs=1e-4)


class TestHowManyAreNeeded:
    @pytest.mark.parametrize(("wrong", "seen"), [(0, 230), (1, 388), (2, 531)])
    def test_to_prove_one_in_a_hundred(self, wrong: int, seen: int) -> None:
        assert needed(wrong, most_wrong=0.01, sureness=0.9) == seen

    def test_is_the_first_that_does(self) -> None:
        many = needed(3, most_wrong=0.05, sureness=0.95)

        assert at_most(3, many, 0.95) <= 0.05 < at_most(3, many - 1, 0.95)
