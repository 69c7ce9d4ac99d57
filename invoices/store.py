"""Keeping bytes: received documents and prepared pages, under names that say nothing and are never given twice."""

import secrets
from contextlib import suppress

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

RECEIVED = "received"
PAGES = "pages"
# Two digits of the name make a folder: a million files stay a few thousand to each.
FANOUT = 2


def keep(content: bytes, *, folder: str) -> str:
    """Keep bytes under a new name and return it; they are durable when this returns."""
    name = secrets.token_hex(20)
    return default_storage.save(f"{folder}/{name[:FANOUT]}/{name}", ContentFile(content))


def fetch(name: str) -> bytes:
    """Return what is kept under a name.

    Raises:
        FileNotFoundError: nothing is.
    """
    with default_storage.open(name, "rb") as file:
        content: bytes = file.read()
    return content


def purge(name: str) -> None:
    """Remove what is kept under a name, if it is there."""
    default_storage.delete(name)


def discard(name: str) -> None:
    """Remove what no row names, as far as the store answers; what stays is found by `services/archive_remains.py`."""
    with suppress(OSError):
        purge(name)


def is_kept(name: str) -> bool:
    """Tell whether something is kept under a name."""
    return default_storage.exists(name)
