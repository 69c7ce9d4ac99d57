"""What lies in the store and should not: remains of a purge, a reading or an intake that was cut off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.core.files.storage import default_storage

from invoices import store
from invoices.models import ArchiveEntry, Document, OcrRun

# What is younger may belong to somebody who is just writing the row for it.
RIPE = timedelta(days=1)


class Kind(StrEnum):
    """Of what something remains."""

    PURGE = "purge"  # bytes of a document that was purged
    READING = "reading"  # a prepared page that no reading names
    INTAKE = "intake"  # bytes that no line of the register knows


@dataclass(frozen=True, slots=True)
class Remain:
    """Something in the store that nothing refers to."""

    name: str
    kind: Kind
    since: datetime

    def is_ripe(self, now: datetime) -> bool:
        """Tell whether nobody can still be about to refer to it."""
        return self.kind == Kind.PURGE or now - self.since > RIPE


def remains_find() -> Iterator[Remain]:
    """Look through the whole store for what nothing refers to."""
    for folder in _folders(store.RECEIVED):
        yield from _remains_of_documents(folder)
    wanted = _page_images()
    for folder in _folders(store.PAGES):
        yield from (_remain(name, Kind.READING) for name in _names(folder) if name not in wanted)


def remains_remove(*, now: datetime, kinds: frozenset[Kind] = frozenset({Kind.PURGE, Kind.READING})) -> int:
    """Remove what remains and is ripe; of received bytes only when told to, because a person should look at them."""
    ripe = [found for found in remains_find() if found.kind in kinds and found.is_ripe(now)]
    for found in ripe:
        store.purge(found.name)
    return len(ripe)


def names_below(top: str) -> Iterator[str]:
    """Name all that is kept in a folder of the store and below it."""
    for folder in _folders(top):
        yield from _names(folder)


def _remains_of_documents(folder: str) -> Iterator[Remain]:
    names = _names(folder)
    here = set(Document.objects.filter(kept_as__in=names).values_list("kept_as", flat=True))
    rest = [name for name in names if name not in here]
    lines = ArchiveEntry.objects.filter(kept_as__in=rest)
    known = set(lines.values_list("kept_as", flat=True))
    purged = set(lines.filter(kind=ArchiveEntry.Kind.PURGED).values_list("kept_as", flat=True))
    yield from (_remain(name, Kind.PURGE) for name in rest if name in purged)
    yield from (_remain(name, Kind.INTAKE) for name in rest if name not in known)


def _page_images() -> set[str]:
    return {name for names in OcrRun.objects.values_list("images", flat=True).iterator() for name in names}


def _folders(top: str) -> Iterator[str]:
    """Name a folder and all below it."""
    yield top
    for below in _listed(top)[0]:
        yield from _folders(f"{top}/{below}")


def _names(folder: str) -> list[str]:
    return [f"{folder}/{name}" for name in _listed(folder)[1]]


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def _remain(name: str, kind: Kind) -> Remain:
    return Remain(name, kind, default_storage.get_modified_time(name))
