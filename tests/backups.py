"""Backups for tests: made of what is here, emptied, packed anew."""

import io
import tarfile
from collections.abc import Callable
from pathlib import Path

from django.utils import timezone

from invoices.keeping.backup import Backup, backup_make
from tests.archived import CLERK


def backed_up(to: Path) -> Backup:
    """Make a backup now."""
    return backup_make(to=to, now=timezone.now(), by=CLERK)


def empty(folder: Path) -> None:
    """Remove every file in a folder."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()


def repacked(path: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> Path:
    """Pack a backup anew with each of its files changed, or left out."""
    other = path.with_name("other.tar")
    with tarfile.open(path) as old, tarfile.open(other, "w") as new:
        for member in old.getmembers():
            file = old.extractfile(member)
            assert file is not None
            if (changed := change(member.name, file.read())) is not None:
                entry = tarfile.TarInfo(changed[0])
                entry.size = len(changed[1])
                new.addfile(entry, io.BytesIO(changed[1]))
    return other
