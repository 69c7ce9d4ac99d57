"""A folder looked through without ever stepping out of it: no link is followed, and depth and number are bounded."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from invoices.errors import MissingFile, SourceNonsense

MOST_FILES = 50_000
# What other programs write while they are at it, and what desktops leave behind.
PASSED_OVER = frozenset({"thumbs.db", "desktop.ini"})
UNFINISHED = (".part", ".tmp", ".crdownload", ".filepart", ".swp", "~")
AS_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
AS_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it stood when it was looked at."""

    size: int
    written_ns: int
    changed: float  # seconds since 1970 of the last change of any kind; nobody can set it back

    @classmethod
    def of(cls, found: os.stat_result) -> "Stamp":
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime)


@dataclass(frozen=True, slots=True)
class Entry:
    """A plain file below the folder."""

    parts: tuple[str, ...]
    stamp: Stamp

    @property
    def path(self) -> str:
        return "/".join(self.parts)

    @property
    def key(self) -> str:
        return f"{self.path}|{self.stamp.size}|{self.stamp.written_ns}"


def entries(folder: int, *, depth: int, leave_out: str, place: str) -> list[Entry]:
    """Return the plain files below an open folder, oldest first.

    Raises:
        SourceNonsense: there are too many.
    """
    found: list[Entry] = []
    for entry in _below(folder, (), depth, leave_out):
        found.append(entry)
        if len(found) > MOST_FILES:
            raise SourceNonsense(place=place, detail=f"over {MOST_FILES} files lie in it")
    return sorted(found, key=lambda entry: (entry.stamp.written_ns, entry.path))


def _below(folder: int, above: tuple[str, ...], depth: int, leave_out: str) -> Iterator[Entry]:
    with os.scandir(folder) as listing:
        names = sorted(each.name for each in listing if not _is_passed_over(each.name))
    for name in names:
        try:
            found = os.stat(name, dir_fd=folder, follow_symlinks=False)
            if stat.S_ISREG(found.st_mode):
                yield Entry((*above, name), Stamp.of(found))
            elif stat.S_ISDIR(found.st_mode) and depth > 0 and (above or name != leave_out):
                with opened(folder, (name,), AS_FOLDER) as inner:
                    yield from _below(inner, (*above, name), depth - 1, leave_out)
        except (FileNotFoundError, PermissionError, MissingFile):
            continue  # gone since, or not ours: what is there for us is looked at again in the next run


def _is_passed_over(name: str) -> bool:
    low = name.lower()
    return low.startswith((".", "~$")) or low.endswith(UNFINISHED) or low in PASSED_OVER


@contextmanager
def opened(folder: int, parts: Sequence[str], flags: int) -> Iterator[int]:
    """Open what lies below an open folder, one step after the other, links refused at each.

    Raises:
        MissingFile: it is not there, is a link, or may not be opened.
    """
    steps: list[int] = []
    try:
        for place, name in enumerate(parts, 1):
            here = steps[-1] if steps else folder
            steps.append(os.open(name, flags if place == len(parts) else AS_FOLDER, dir_fd=here))
        yield steps[-1] if steps else folder
    except OSError as problem:
        raise MissingFile(detail=(problem.strerror or "input/output error").lower()) from problem
    finally:
        for step in steps:
            os.close(step)


def content_of(folder: int, entry: Entry, most_bytes: int) -> bytes | None:
    """Read a file, or return nothing where it is no longer the one that was looked at.

    Raises:
        MissingFile: it cannot be opened.
    """
    with opened(folder, entry.parts, AS_FILE) as file, os.fdopen(os.dup(file), "rb") as reader:
        before = os.fstat(file)
        content = reader.read(most_bytes + 1)
        same = Stamp.of(before) == entry.stamp == Stamp.of(os.fstat(file))
        return content if same and stat.S_ISREG(before.st_mode) else None
