"""A fitted thing on disk: it comes back as it was, the same bytes each time, and appears whole."""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.core.artefact import Artefact, Json, digest, load, save

KEY = b"the key of this installation"
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


class TestAFile:
    def test_is_known_by_its_digest(self, tmp_path: Path) -> None:
        known = save(ARTEFACT, tmp_path / "model.bin")

        assert known == digest((tmp_path / "model.bin").read_bytes())
        assert dict(load(tmp_path / "model.bin", digest=known, format="scorer/1").card) == CARD

    def test_is_known_by_its_signature(self, tmp_path: Path) -> None:
        save(ARTEFACT, tmp_path / "model.bin", key=KEY)

        assert dict(load(tmp_path / "model.bin", key=KEY).card) == CARD

    def test_appears_whole_in_a_folder_made_for_it_and_leaves_nothing_behind(self, tmp_path: Path) -> None:
        path = tmp_path / "models" / "model.bin"
        save(Artefact("old/1"), path)

        save(ARTEFACT, path)

        assert [each.name for each in path.parent.iterdir()] == ["model.bin"]
        assert Artefact.from_bytes(path.read_bytes()).format == "scorer/1"

    def test_stays_as_it_was_when_writing_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "model.bin"
        save(Artefact("old/1"), path)

        def full(handle: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            save(ARTEFACT, path)

        assert [each.name for each in tmp_path.iterdir()] == ["model.bin"]
        assert Artefact.from_bytes(path.read_bytes()).format == "old/1"

    def test_can_be_read_by_those_whom_the_folder_lets_in(self, tmp_path: Path) -> None:
        save(ARTEFACT, tmp_path / "model.bin")
        (tmp_path / "other").write_bytes(b"")

        assert (tmp_path / "model.bin").stat().st_mode == (tmp_path / "other").stat().st_mode

    @pytest.mark.parametrize("known", [{}, {"digest": "0" * 64, "key": KEY}])
    def test_is_opened_by_one_proof_and_no_other(self, tmp_path: Path, known: dict[str, str]) -> None:
        with pytest.raises(TypeError, match="its digest, or the key"):
            load(tmp_path / "model.bin", **known)  # type: ignore[arg-type]

    def test_is_not_signed_with_a_key_that_can_be_guessed(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="16 bytes"):
            save(ARTEFACT, tmp_path / "model.bin", key=b"short")
