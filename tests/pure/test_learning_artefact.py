"""A fitted thing as bytes comes back as it was, the same bytes each time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.core.artefact import Artefact, Json

CARD: dict[str, Json] = {"trained on": ["a", "b"], "rows": 12, "error": 0.25, "note": None, "élan": {"x": True}}

ARRAYS = {
    "z": np.arange(6, dtype=np.int32).reshape(2, 3).T,
    "big": np.array([1.5, -2.5], dtype=">f8"),
    "bits": np.array([True, False]),
    "alone": np.array(3.5, dtype=np.float32),
    "none": np.zeros((0, 4)),
    "edge": np.array([np.inf, -np.inf]),
}

ARTEFACT = Artefact("scorer/1", CARD, ARRAYS)

PLAIN = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False)

CARDS = st.dictionaries(
    st.text(st.characters(codec="utf-8")),
    st.recursive(PLAIN | st.text(st.characters(codec="utf-8")), lambda inner: st.lists(inner, max_size=3)),
    max_size=4,
)


class TestBytes:
    def test_bring_back_what_was_put_in(self) -> None:
        again = Artefact.from_bytes(ARTEFACT.to_bytes())

        assert (again.format, dict(again.card)) == ("scorer/1", CARD)
        assert again.arrays.keys() == ARRAYS.keys()
        assert all(np.array_equal(again.arrays[name], array) for name, array in ARRAYS.items())
        assert all(again.arrays[name].shape == array.shape for name, array in ARRAYS.items())

    def test_are_the_same_whatever_the_order_things_were_put_in(self) -> None:
        turned = Artefact("scorer/1", dict(reversed(CARD.items())), dict(reversed(ARRAYS.items())))

        assert turned.to_bytes() == ARTEFACT.to_bytes()

    def test_are_the_same_once_taken_up_and_written_again(self) -> None:
        assert Artefact.from_bytes(ARTEFACT.to_bytes()).to_bytes() == ARTEFACT.to_bytes()

    def test_take_less_room_than_the_numbers(self) -> None:
        numbers = np.tile(np.arange(100.0), 100)

        assert len(Artefact("x/1", {}, {"n": numbers}).to_bytes()) < numbers.nbytes / 10

    def test_bring_back_arrays_that_nobody_can_write_into(self) -> None:
        array = Artefact.from_bytes(ARTEFACT.to_bytes()).arrays["big"]

        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0

    @given(CARDS, st.lists(st.integers(-128, 127), max_size=20))
    def test_bring_back_any_card_and_numbers(self, card: dict[str, Json], numbers: list[int]) -> None:
        again = Artefact.from_bytes(Artefact("x/1", card, {"n": np.array(numbers, dtype=np.int8)}).to_bytes())

        assert dict(again.card) == card
        assert again.arrays["n"].tolist() == numbers

    def test_of_a_kept_layout_are_still_understood(self) -> None:
        # Written by the first version of the layout, byte by byte: what was trained on site outlives an update.
        kept = (
            b"\x89ARTFCT\n\x01\x003\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00"
            b'{"arrays":[["a","<i4",[2]]],"card":{},"format":"x"}'
            b"x\xdacd```\x02b\x00\x00\x18\x00\x04"
        )
        kept_artefact = Artefact.from_bytes(kept)

        assert (kept_artefact.format, kept_artefact.arrays["a"].tolist()) == ("x", [1, 2])
