"""A file that is not the one expected is refused with a reason and a cure."""

from pathlib import Path

import numpy as np
import pytest

from learning.core import frame
from learning.core.artefact import Artefact, ArtefactRefused, load, save

KEY = b"the key of this installation"

ARTEFACT = Artefact("scorer/1", {"rows": 12}, {"n": np.arange(9.0)})


class TestAFile:
    @pytest.fixture
    def signed(self, tmp_path: Path) -> Path:
        save(ARTEFACT, tmp_path / "model.bin", key=KEY)
        return tmp_path / "model.bin"

    def test_that_was_changed_is_refused_by_its_signature(self, signed: Path) -> None:
        content = signed.read_bytes()
        for place in range(0, len(content), 7):
            signed.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            with pytest.raises(ArtefactRefused, match=r"changed, or signed with another key|not signed"):
                load(signed, key=KEY)

    def test_signed_with_another_key_is_refused(self, signed: Path) -> None:
        with pytest.raises(ArtefactRefused, match="another key") as refused:
            load(signed, key=KEY[::-1])

        assert "Train it again on this installation" in str(refused.value)

    def test_that_was_never_signed_is_refused(self, tmp_path: Path) -> None:
        save(ARTEFACT, tmp_path / "model.bin")

        with pytest.raises(ArtefactRefused, match="not signed"):
            load(tmp_path / "model.bin", key=KEY)

    def test_of_another_digest_is_refused_with_both_and_what_to_do(self, tmp_path: Path) -> None:
        known = save(ARTEFACT, tmp_path / "model.bin")

        with pytest.raises(ArtefactRefused, match="the code knows 000000000000…") as refused:
            load(tmp_path / "model.bin", digest="0" * 64)

        assert "Restore the file of this release" in str(refused.value)
        assert known in str(refused.value)

    def test_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ArtefactRefused, match="cannot be read"):
            load(tmp_path / "model.bin", key=KEY)

    def test_too_large_to_be_one_is_refused(self, signed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(frame, "MOST_BYTES", -frame.LONGEST_HEADER)

        with pytest.raises(ArtefactRefused, match="has over"):
            load(signed, key=KEY)
