"""Where received bytes are kept: written once, whole, on the disk before anyone is thanked, and never over another."""

import os
import secrets
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import FileSystemStorage

READ_ONLY = 0o440


class AlreadyKept(OSError):
    """Something is kept under this name, and stays as it is."""


class WriteOnceFiles(FileSystemStorage):
    """A folder whose files appear whole, survive a power cut once `save` has returned, and are never written over."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return the name as it is: another in its place would hide that it is taken."""
        return name

    def _save(self, name: str, content: IO[bytes]) -> str:
        """Write beside the place, make it durable, and give it its name; a name that is taken is refused."""
        place = Path(self.path(name))
        _make_durable_folder(place.parent)
        part = place.with_name(f".{secrets.token_hex(8)}.part")
        try:
            _write(part, content)
            _name(part, place)
        finally:
            part.unlink(missing_ok=True)
        _make_durable(place.parent)
        return name

    def open(self, name: str, mode: str = "rb") -> Any:
        """Open for reading; nothing that is kept is changed."""
        if mode != "rb":
            raise AlreadyKept(f"{name} is kept as it is.")
        return super().open(name, mode)


def _write(part: Path, content: IO[bytes]) -> None:
    content.seek(0)
    with part.open("xb") as file:
        while piece := content.read(1024 * 1024):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    part.chmod(READ_ONLY)


def _name(part: Path, place: Path) -> None:
    try:
        # A link, not a renaming, which would take the place of what is there.
        place.hardlink_to(part)
    except FileExistsError as problem:
        raise AlreadyKept(f"{place.name} is kept already.") from problem


def _make_durable_folder(folder: Path) -> None:
    """Make a folder and those above it; each new name is on the disk before what stands in it."""
    if folder.is_dir():
        return
    _make_durable_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _make_durable(folder.parent)


def _make_durable(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
