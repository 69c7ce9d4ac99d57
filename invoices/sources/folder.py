"""A watched folder: files that have come to rest are taken, the others wait for the next look."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import ClassVar
from urllib.parse import quote, unquote

from invoices.errors import MissingFile, SourceGone, SourceRefused, UnreadableFile
from invoices.outbound.client import Outbound
from invoices.sources.arriving import arrived, check_size, plain_key, plain_name
from invoices.sources.door import NO_FOLDERS, Allowed, Cursor, Fetched, Known, Skipped
from invoices.sources.folder_walk import AS_FOLDER, Entry, Stamp, content_of, entries, opened
from invoices.sources.settings import Setting, SettingKind, checked


@dataclass(frozen=True, slots=True)
class Folder:
    """Takes documents from a folder of this machine that the installation has opened for it."""

    kind: ClassVar[str] = "folder"
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("path", "Folder", help="It must lie in one of the folders that this installation allows."),
        Setting(
            "settle_seconds",
            "Seconds at rest",
            SettingKind.NUMBER,
            default="10",
            least=1,
            most=86_400,
            help="A file that changed more recently is still being written, and waits.",
        ),
        Setting("depth", "Levels of folders below it", SettingKind.NUMBER, default="3", most=20),
        Setting(
            "done",
            "Folder for what was taken",
            required=False,
            help="Files are moved into this folder within it. Where it is empty they stay where they are.",
        ),
    )

    path: Path
    roots: tuple[Path, ...]
    settle_seconds: int = 10
    depth: int = 3
    done: str = ""
    most_bytes: int = 50_000_000

    @classmethod
    def from_settings(
        cls,
        settings: Mapping[str, str],
        secret: Mapping[str, str],
        outbound: Outbound,
        *,
        allowed: Allowed = NO_FOLDERS,
    ) -> "Folder":
        """Make the connector from what a person has filled in."""
        given = checked(cls.settings, settings, secret)
        table = {each.name: each for each in cls.settings}
        path = Path(given["path"])
        if not path.is_absolute() or ".." in path.parts or not any(path.is_relative_to(root) for root in allowed.roots):
            raise table["path"].refused("this installation allows no such folder")
        if "/" in given["done"] or given["done"].startswith("."):
            raise table["done"].refused("write the name of one folder")
        seconds, depth = int(given["settle_seconds"]), int(given["depth"])
        return cls(path, allowed.roots, seconds, depth, given["done"], allowed.most_bytes)

    def check(self) -> str:
        """Count what lies in the folder."""
        with self._open() as folder:
            return f"files in the folder: {len(self._entries(folder))}"

    def fetch(self, cursor: Cursor, *, now: datetime, known: Known) -> Iterator[Fetched | Skipped]:
        """Yield what lies at rest and is not known, oldest first; the folder itself is the memory."""
        with self._open() as folder:
            at_rest = now.timestamp() - self.settle_seconds
            resting = {plain_key(each.key): each for each in self._entries(folder) if each.stamp.changed <= at_rest}
            here = known(list(resting))
            for key, entry in resting.items():
                if key not in here and (found := self._document(folder, key, entry)):
                    yield found

    def settle(self, done: Fetched) -> None:
        """Move the file aside where that is wished, unless it is gone or another one by now."""
        if not self.done:
            return
        path = unquote(done.cursor.get("path", ""), errors="surrogateescape")
        with suppress(MissingFile, OSError), self._open() as folder:
            parts = PurePosixPath(path).parts
            with opened(folder, parts[:-1], AS_FOLDER) as above:
                stamp = Stamp.of(os.stat(parts[-1], dir_fd=above, follow_symlinks=False))
                if plain_key(Entry(parts, stamp).key) == done.key:
                    self._move(folder, above, parts[-1], done.key)

    def _move(self, folder: int, above: int, name: str, key: str) -> None:
        with suppress(FileExistsError):
            os.mkdir(self.done, dir_fd=folder)
        with opened(folder, (self.done,), AS_FOLDER) as aside:
            # Two files of one name may come from two folders, or on two days.
            taken = f"{sha256(key.encode()).hexdigest()[:12]}-{name}"[:250]
            os.rename(name, taken, src_dir_fd=above, dst_dir_fd=aside)

    def _document(self, folder: int, key: str, entry: Entry) -> Fetched | Skipped | None:
        # Names on a disk are bytes, and a database takes only text.
        cursor = {"path": quote(entry.path, errors="surrogateescape")}
        try:
            check_size(entry.stamp.size, self.most_bytes)
            content = content_of(folder, entry, self.most_bytes)
        except UnreadableFile as problem:
            return Skipped(key, plain_name(entry.path), problem, cursor)
        if content is None:
            return None
        return arrived(key, entry.path, content, cursor, most_bytes=self.most_bytes)

    def _entries(self, folder: int) -> list[Entry]:
        try:
            return entries(folder, depth=self.depth, leave_out=self.done, place=self.path.name)
        except OSError as problem:
            raise self._gone(problem) from problem

    @contextmanager
    def _open(self) -> Iterator[int]:
        """Open the folder, and make sure that what was opened lies where it may."""
        try:
            real = self.path.resolve(strict=True)
            roots = [root.resolve() for root in self.roots]
            if not any(real.is_relative_to(root) for root in roots):
                raise SourceRefused(place=self.path.name, detail="it leads out of the folders that are allowed")
            folder = os.open(real, AS_FOLDER)
        except OSError as problem:
            raise self._gone(problem) from problem
        try:
            yield folder
        finally:
            os.close(folder)

    def _gone(self, problem: OSError) -> SourceGone:
        return SourceGone(place=self.path.name, detail=(problem.strerror or "input/output error").lower())
