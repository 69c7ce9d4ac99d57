"""Received bytes in a folder: they appear whole, and are never written over."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from ocrsite import storing
from ocrsite.storing import AlreadyKept, WriteOnceFiles

NAME = "received/ab/abcd"


@pytest.fixture
def storage(tmp_path: Path) -> WriteOnceFiles:
    return WriteOnceFiles(location=tmp_path, base_url=None)


def names_in(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]


def test_a_name_is_given_once(storage: WriteOnceFiles, tmp_path: Path) -> None:
    storage.save(NAME, ContentFile(b"first"))

    with pytest.raises(AlreadyKept):
        storage.save(NAME, ContentFile(b"second"))

    assert (tmp_path / NAME).read_bytes() == b"first"
    assert names_in(tmp_path) == [NAME]


def test_nothing_is_opened_for_writing(storage: WriteOnceFiles) -> None:
    storage.save(NAME, ContentFile(b"first"))

    for mode in ("wb", "ab", "r+b"):
        with pytest.raises(AlreadyKept):
            storage.open(NAME, mode)


def test_what_is_kept_may_be_read_and_not_written(storage: WriteOnceFiles, tmp_path: Path) -> None:
    storage.save(NAME, ContentFile(b"first"))

    assert (tmp_path / NAME).stat().st_mode & 0o222 == 0
    with storage.open(NAME) as file:
        assert file.read() == b"first"


def test_a_disk_that_is_full_leaves_nothing_half_written(
    storage: WriteOnceFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "received/ab").mkdir(parents=True)
    monkeypatch.setattr(storing.os, "fsync", full)  # type: ignore[attr-defined]

    with pytest.raises(OSError, match="No space"):
        storage.save(NAME, ContentFile(b"first"))

    assert names_in(tmp_path) == []
