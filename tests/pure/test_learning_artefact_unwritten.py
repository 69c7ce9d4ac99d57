"""What could not be taken up again is not written."""

from typing import Any

import numpy as np
import pytest

from learning.core.artefact import Artefact, ArtefactRefused


class TestWhatIsNotKept:
    @pytest.mark.parametrize(
        ("array", "why"),
        [
            (np.array([1.0, np.nan]), "no number"),
            (np.array(["a"]), "not kept"),
            (np.array([None]), "not kept"),
            (np.array([1j]), "not kept"),
            (np.zeros((1,) * 9), "9 sides"),
        ],
    )
    def test_is_refused_before_it_is_written(self, array: Any, why: str) -> None:
        with pytest.raises(ArtefactRefused, match=why):
            Artefact("x/1", {}, {"a": array}).to_bytes()

    @pytest.mark.parametrize("value", [float("nan"), b"bytes", {1, 2}, "\ud800"])
    def test_is_refused_in_a_card(self, value: Any) -> None:
        with pytest.raises(ArtefactRefused, match="not plain JSON"):
            Artefact("x/1", {"a": value}).to_bytes()
