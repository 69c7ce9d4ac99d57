"""A watched folder: what is at rest is taken once, and nothing leads out of it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from invoices.errors import SettingRefused, SourceGone, SourceNonsense, SourceRefused
from invoices.outbound.client import Outbound
from invoices.sources import folder_walk
from invoices.sources.door import Allowed, Fetched
from invoices.sources.folder import Folder
from tests.doubles.servers.client_server import PICTURE
from tests.doubles.servers.taking import Taker


def later(seconds: float = 3600) -> datetime:
    """Return a moment by which everything that a test writes has come to rest."""
    return datetime.now(UTC) + timedelta(seconds=seconds)


def watched(path: Path, *, root: Path | None = None, most_bytes: int = 1000, **settings: str) -> Folder:
    allowed = Allowed((root or path,), most_bytes)
    return Folder.from_settings({"path": str(path), **settings}, {}, Outbound(), allowed=allowed)


def put(path: Path, content: bytes = PICTURE, *, age: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    return path


def taken(folder: Folder, taker: Taker | None = None, *, now: datetime | None = None) -> Taker:
    taker = taker or Taker()
    taker.take(folder, now=now or later())
    return taker


class TestFetching:
    def test_takes_what_lies_there_oldest_first(self, tmp_path: Path) -> None:
        put(tmp_path / "new.png", age=1)
        put(tmp_path / "2023" / "old.png", PICTURE + b"2", age=9)

        assert taken(watched(tmp_path)).names == ["old.png", "new.png"]

    def test_takes_nothing_twice(self, tmp_path: Path) -> None:
        put(tmp_path / "a.png")
        taker = taken(watched(tmp_path))

        assert len(taken(watched(tmp_path), taker).downloads) == 1

    def test_takes_a_file_again_when_it_has_changed(self, tmp_path: Path) -> None:
        put(tmp_path / "a.png", age=5)
        taker = taken(watched(tmp_path))
        put(tmp_path / "a.png", PICTURE + b"corrected")

        assert len(taken(watched(tmp_path), taker).downloads) == 2

    def test_a_file_that_is_still_written_waits(self, tmp_path: Path) -> None:
        # Its own date lies far back, as that of a copy does: the moment of the last change counts.
        put(tmp_path / "a.png", PICTURE[:20])
        waiting = taken(watched(tmp_path, settle_seconds="60"), now=datetime.now(UTC))
        put(tmp_path / "a.png")

        assert not waiting.kept
        assert taken(watched(tmp_path), waiting).kept

    def test_a_file_that_changes_while_it_is_read_waits(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = put(tmp_path / "a.png")
        opened = folder_walk.opened
        monkeypatch.setattr(folder_walk, "opened", lambda *args: (put(file, PICTURE + b"more"), opened(*args))[1])

        assert not taken(watched(tmp_path)).kept

    @pytest.mark.parametrize("name", [".hidden.png", "a.png.part", "~$a.png", "Thumbs.db", "a.crdownload"])
    def test_passes_over_what_is_nobodys_document(self, tmp_path: Path, name: str) -> None:
        put(tmp_path / name)
        taker = taken(watched(tmp_path))

        assert not taker.kept
        assert not taker.skipped

    @pytest.mark.parametrize(("content", "words"), [
        (b"", "is empty"), (b"hello", "kind of document"), (PICTURE * 100, "at most 0 MB"),
    ])  # fmt: skip
    def test_names_what_is_no_document(self, tmp_path: Path, content: bytes, words: str) -> None:
        put(tmp_path / "a.png", content)

        assert words in taken(watched(tmp_path)).reasons[0]

    def test_goes_no_deeper_than_it_is_told(self, tmp_path: Path) -> None:
        put(tmp_path / "1" / "2" / "deep.png")
        put(tmp_path / "1" / "near.png")

        assert taken(watched(tmp_path, depth="1")).names == ["near.png"]

    def test_a_name_in_another_encoding_is_taken(self, tmp_path: Path) -> None:
        name = os.fsdecode(b"re\xe7u.png")
        put(tmp_path / name)

        taker = taken(watched(tmp_path, done="done"))

        assert taker.names == ["re?u.png"]
        assert not (tmp_path / name).exists()

    def test_too_many_files_are_not_gone_through(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(folder_walk, "MOST_FILES", 1)
        put(tmp_path / "a.png")
        put(tmp_path / "b.png")

        with pytest.raises(SourceNonsense, match="over 1 files"):
            taken(watched(tmp_path))


class TestBounds:
    def test_no_link_is_followed(self, tmp_path: Path) -> None:
        put(tmp_path / "outside" / "secret.png")
        inside = tmp_path / "in"
        inside.mkdir()
        (inside / "file.png").symlink_to(tmp_path / "outside" / "secret.png")
        (inside / "folder").symlink_to(tmp_path / "outside")

        assert not taken(watched(inside)).kept

    def test_a_pipe_is_no_document(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.png")

        assert not taken(watched(tmp_path)).kept

    def test_a_file_that_becomes_a_link_is_not_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put(tmp_path / "outside" / "secret.png")
        file, opened = put(tmp_path / "in" / "a.png"), folder_walk.opened

        def swap(*args: object) -> object:
            file.unlink(missing_ok=True)
            file.symlink_to(tmp_path / "outside" / "secret.png")
            return opened(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(folder_walk, "opened", swap)
        taker = taken(watched(tmp_path / "in"))

        assert not taker.kept
        assert "cannot be opened" in taker.reasons[0]

    @pytest.mark.parametrize("path", ["relative", "/etc", "{root}/../etc", "{root}x"])
    def test_only_what_the_installation_allows_may_be_watched(self, tmp_path: Path, path: str) -> None:
        with pytest.raises(SettingRefused) as caught:
            watched(Path(path.replace("{root}", str(tmp_path))), root=tmp_path)

        assert caught.value.field == "path"

    def test_a_folder_that_is_a_link_out_is_refused(self, tmp_path: Path) -> None:
        root = tmp_path / "root"
        root.mkdir()
        (root / "out").symlink_to(tmp_path)

        with pytest.raises(SourceRefused, match="leads out"):
            watched(root / "out", root=root).check()

    def test_a_folder_that_is_not_there_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(SourceGone, match="no such file"):
            watched(tmp_path / "none", root=tmp_path).check()

    def test_a_disk_that_fails_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*args: object, **options: object) -> None:
            raise OSError(5, "Input/output error")

        folder = watched(tmp_path)
        monkeypatch.setattr("invoices.sources.folder.entries", fails)

        with pytest.raises(SourceGone, match="input/output error"):
            folder.check()

    def test_what_is_gone_since_is_passed_over(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def gone(*args: object, **options: object) -> None:
            raise FileNotFoundError

        put(tmp_path / "a.png")
        folder = watched(tmp_path)
        monkeypatch.setattr("invoices.sources.folder_walk.Stamp.of", gone)

        assert folder.check() == "files in the folder: 0"


class TestSettling:
    def test_leaves_the_file_where_nothing_else_is_wished(self, tmp_path: Path) -> None:
        file = put(tmp_path / "a.png")
        taken(watched(tmp_path))

        assert file.exists()

    def test_moves_it_aside_once_and_never_takes_it_from_there(self, tmp_path: Path) -> None:
        put(tmp_path / "2023" / "a.png")
        folder = watched(tmp_path, done="done")
        taker = taken(folder)
        folder.settle(next(iter(taker.kept.values())))

        moved = [path.name for path in (tmp_path / "done").iterdir()]
        assert [name.partition("-")[2] for name in moved] == ["a.png"]
        assert len(taken(folder, taker).downloads) == 1

    def test_leaves_a_file_that_is_another_one_by_now(self, tmp_path: Path) -> None:
        file = put(tmp_path / "a.png")
        folder = watched(tmp_path, done="done")
        found = next(folder.fetch({}, now=later(), known=lambda keys: set()))
        assert isinstance(found, Fetched)
        put(file, PICTURE + b"corrected")
        folder.settle(found)

        assert file.exists()

    @pytest.mark.parametrize("done", ["a/b", "..", ".done"])
    def test_the_folder_for_it_lies_within(self, tmp_path: Path, done: str) -> None:
        with pytest.raises(SettingRefused) as caught:
            watched(tmp_path, done=done)

        assert caught.value.field == "done"


class TestTrying:
    def test_counts_what_is_there(self, tmp_path: Path) -> None:
        put(tmp_path / "a.png")

        assert watched(tmp_path).check() == "files in the folder: 1"
