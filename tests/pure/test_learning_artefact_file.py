"""A fitted thing on disk appears whole, and is known by its digest or its signature."""

import os
from pathlib import Path

import numpy as np
import pytest

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
