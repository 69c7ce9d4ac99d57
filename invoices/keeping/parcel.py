"""The one file of a backup: a tar of the database, the files and, last, the list that proves it is all there."""

import hashlib
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from invoices.keeping.errors import BackupDamaged
from invoices.keeping.manifest import LARGEST, NAME, Part

PIECE = 1024 * 1024


class Parcel:
    """A backup that is being filled."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.parts: list[Part] = []

    def add(self, name: str, content: IO[bytes], size: int) -> None:
        """Put a file in.

        Raises:
            OSError: it has not the size it was said to have, or cannot be read.
        """
        reader = _Hashing(content)
        self._tar.addfile(_entry(name, size), reader)
        self.parts.append(Part(name, size, reader.digest.hexdigest()))

    def close_with(self, manifest: bytes) -> None:
        """Put the list in; without it a backup counts as cut off."""
        self._tar.addfile(_entry(NAME, len(manifest)), BytesIO(manifest))


@contextmanager
def new_parcel(to: Path) -> Iterator[Parcel]:
    """Give a backup to fill, which gets its name once it is whole and on the disk."""
    part = to.with_name(f".{to.name}.part")
    try:
        with part.open("wb") as file:
            part.chmod(0o600)
            with tarfile.open(fileobj=file, mode="w") as tar:
                yield Parcel(tar)
            file.flush()
            os.fsync(file.fileno())
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


class OpenParcel:
    """A backup that is being read."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._members = {member.name: member for member in tar.getmembers() if member.isfile()}

    def manifest(self) -> bytes:
        """Return the list.

        Raises:
            BackupDamaged: there is none.
        """
        member = self._members.get(NAME)
        if member is None or member.size > LARGEST:
            raise BackupDamaged("The list at the end of this backup is missing: it was cut off. Take another copy.")
        return self.open(NAME).read()

    def open(self, name: str) -> IO[bytes]:
        """Open one of its files."""
        file = self._tar.extractfile(self._members[name]) if name in self._members else None
        if file is None:
            raise BackupDamaged(f"{name} is missing in this backup: take another copy of it.")
        return file

    def check(self, part: Part) -> None:
        """Read a file to its end and compare it with the list.

        Raises:
            BackupDamaged: it is not as it was written.
        """
        with self.open(part.name) as file:
            found = Part(part.name, self._members[part.name].size, sha256_of(file))
        if found != part:
            raise BackupDamaged(f"{part.name} was changed since this backup was made: take another copy of it.")


@contextmanager
def opened_parcel(path: Path) -> Iterator[OpenParcel]:
    """Open a backup.

    Raises:
        BackupDamaged: it is none.
    """
    try:
        with tarfile.open(path, "r:") as tar:
            yield OpenParcel(tar)
    except (tarfile.TarError, EOFError) as problem:
        raise BackupDamaged(f"{path.name} is no backup, or was cut off: take another copy of it.") from problem


def sha256_of(file: IO[bytes]) -> str:
    """Return the digest of a file, read piece by piece."""
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


class _Hashing:
    """Passes on what is read and keeps count of its digest."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content, self.digest = content, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._content.read(size)
        self.digest.update(piece)
        return piece
