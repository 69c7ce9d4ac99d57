"""Where received bytes are kept: whole, once, and never changed."""

import errno
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile

from invoices import store
from ocrsite.storing import AlreadyKept, WriteOnceFiles

NAME = "received/ab/abcdef"


@pytest.fixture
def files(tmp_path: Path) -> WriteOnceFiles:
    return WriteOnceFiles(location=tmp_path / "files", base_url=None)


def put(files: WriteOnceFiles, content: bytes, name: str = NAME) -> str:
    return files.save(name, ContentFile(content))


def everything_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


class TestWhatIsKept:
    def test_is_there_as_it_was_given(self, files: WriteOnceFiles) -> None:
        content = bytes(range(256)) * 10_000

        name = put(files, content)

        with files.open(name) as kept:
            assert (name, kept.read()) == (NAME, content)

    def test_is_whole_however_far_it_was_read_before(self, files: WriteOnceFiles) -> None:
        content = ContentFile(b"read up to its end")
        content.read()

        files.save(NAME, content)

        with files.open(NAME) as kept:
            assert kept.read() == b"read up to its end"

    def test_is_never_written_over(self, files: WriteOnceFiles) -> None:
        put(files, b"first")

        with pytest.raises(AlreadyKept):
            put(files, b"second")

        with files.open(NAME) as kept:
            assert kept.read() == b"first"
        assert len(everything_in(Path(files.location))) == 1

    @pytest.mark.parametrize("mode", ["wb", "ab", "r+b", "w", "r"])
    def test_is_opened_for_reading_and_nothing_else(self, files: WriteOnceFiles, mode: str) -> None:
        put(files, b"first")

        with pytest.raises(AlreadyKept):
            files.open(NAME, mode)

    def test_may_be_written_by_nobody(self, files: WriteOnceFiles) -> None:
        place = Path(files.path(put(files, b"first")))

        assert place.stat().st_mode & 0o777 == 0o440
        assert place.stat().st_nlink == 1

    def test_stays_in_its_folder(self, files: WriteOnceFiles) -> None:
        with pytest.raises(SuspiciousFileOperation):
            put(files, b"elsewhere", "../elsewhere")

    def test_is_the_first_ones_when_many_write_at_once(self, files: WriteOnceFiles) -> None:
        together = Barrier(8)

        def write(number: int) -> bool:
            together.wait()
            try:
                put(files, b"%d" % number * 100_000)
            except AlreadyKept:
                return False
            return True

        with ThreadPoolExecutor(8) as pool:
            won = list(pool.map(write, range(8)))

        with files.open(NAME) as kept:
            assert kept.read() == b"%d" % won.index(True) * 100_000
        assert won.count(True) == len(everything_in(Path(files.location))) == 1


class TestDurability:
    def test_is_told_of_the_file_before_its_name_and_of_each_new_folder(
        self, files: WriteOnceFiles, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[str] = []
        sync, link = os.fsync, Path.hardlink_to

        def note_sync(handle: int) -> None:
            told.append(Path(f"/proc/self/fd/{handle}").readlink().name)
            sync(handle)

        def note_link(place: Path, target: Path) -> None:
            told.append("named")
            link(place, target)

        monkeypatch.setattr(os, "fsync", note_sync)
        monkeypatch.setattr(Path, "hardlink_to", note_link)
        put(files, b"first")

        # The folder that each new one stands in, the file while it has no name yet, the name, the folder with the name.
        assert [name for name in told if not name.endswith(".part")] == [
            Path(files.location).parent.name, "files", "received", "named", "ab"
        ]  # fmt: skip
        assert told[3].endswith(".part")


def full(*_anything: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def cut_off(*_anything: object) -> None:
    raise KeyboardInterrupt


class TestOnAFullDisk:
    @pytest.mark.parametrize("fails", [full, cut_off])
    @pytest.mark.parametrize("step", ["ocrsite.storing.os.fsync", "ocrsite.storing.Path.hardlink_to"])
    def test_nothing_half_written_remains(
        self, files: WriteOnceFiles, monkeypatch: pytest.MonkeyPatch, step: str, fails: Callable[..., None]
    ) -> None:
        (Path(files.location) / "received/ab").mkdir(parents=True)
        monkeypatch.setattr(step, fails)

        with pytest.raises((OSError, KeyboardInterrupt)):
            put(files, b"much too much")

        assert everything_in(Path(files.location)) == []

    def test_what_could_not_be_kept_can_be_kept_later(
        self, files: WriteOnceFiles, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patched:
            patched.setattr("ocrsite.storing.Path.hardlink_to", full)
            with pytest.raises(OSError, match="No space"):
                put(files, b"first")

        assert put(files, b"first") == NAME


class TestTheStore:
    def test_gives_every_document_a_name_of_its_own_that_says_nothing(self) -> None:
        names = {store.keep(b"the same", folder=store.RECEIVED) for _ in range(50)}

        assert len(names) == 50
        assert all(name.startswith("received/") and len(name) == len("received/ab/") + 40 for name in names)

    def test_gives_back_what_it_was_given(self) -> None:
        name = store.keep(b"\x00\xff", folder=store.PAGES)

        assert (store.fetch(name), store.is_kept(name)) == (b"\x00\xff", True)

    def test_forgets_what_is_purged_and_does_not_mind_being_told_twice(self) -> None:
        name = store.keep(b"first", folder=store.PAGES)

        store.purge(name)
        store.purge(name)

        assert not store.is_kept(name)
        with pytest.raises(FileNotFoundError):
            store.fetch(name)

    def test_keeps_an_empty_file_as_such(self) -> None:
        assert store.fetch(store.keep(b"", folder=store.PAGES)) == b""
