"""Parts to learn on and to be measured on: look-alikes stay together, and the parts are about as large."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.core.folds import folds_by_group

GROUPS = st.lists(st.integers(0, 12), min_size=2, max_size=80).filter(lambda groups: len(set(groups)) > 1)


class TestParts:
    @given(GROUPS, st.integers(2, 6), st.integers(0, 3))
    def test_keep_groups_whole_and_none_empty(self, groups: list[int], k: int, seed: int) -> None:
        parts = folds_by_group(groups, k, seed)

        assert all(len(set(parts[np.array(groups) == group])) == 1 for group in set(groups))
        assert set(parts.tolist()) == set(range(min(k, len(set(groups)))))

    def test_are_about_as_large(self) -> None:
        groups = [f"supplier {number}" for number in range(40) for _ in range(1 + number % 7)]

        sizes = np.bincount(folds_by_group(groups, 5, seed=1))

        assert sizes.max() - sizes.min() <= 2

    def test_are_the_same_for_the_same_seed_and_others_for_another(self) -> None:
        groups = list(range(30))

        assert folds_by_group(groups, 3, 1).tolist() == folds_by_group(groups, 3, 1).tolist()
        assert folds_by_group(groups, 3, 1).tolist() != folds_by_group(groups, 3, 2).tolist()

    @pytest.mark.parametrize(("groups", "k"), [(["a", "a"], 2), ([], 2), (["a", "b"], 1)])
    def test_cannot_be_made_of_one(self, groups: list[str], k: int) -> None:
        with pytest.raises(ValueError, match="two groups at least"):
            folds_by_group(groups, k, 0)
