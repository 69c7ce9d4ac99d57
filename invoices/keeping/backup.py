"""Making a backup: one moment of the database, then every file that it names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection

from accounts.origin import Actor
from accounts.services.audit import audit_record
from accounts.wiring import audit_key, vault_keys
from invoices.keeping.databases import database_here
from invoices.keeping.errors import ArchiveUnreadable
from invoices.keeping.manifest import Keys, Manifest, print_of, written
from invoices.keeping.parcel import Parcel, new_parcel
from invoices.models import ArchiveEntry
from invoices.wiring import program_version

FILES = "files/"
# A purge in the middle takes files away that the copy of the database still names: then it is begun again.
ATTEMPTS = 3
Watch = Callable[[list[str]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Backup:
    """What was made: where, how many files, and which could not be read."""

    path: Path
    files: int
    bytes: int
    unreadable: tuple[str, ...]


class _PurgedMeanwhile(Exception):
    """A document was purged after the database had been copied."""


def backup_make(*, to: Path, now: datetime, by: Actor, watch: Watch = iter) -> Backup:
    """Write a backup that appears whole under its name; nothing is stopped for it.

    What is written once and never changed needs no lock: the database is copied first, and all that it names is there.

    Raises:
        ArchiveUnreadable: documents are purged faster than they are copied.
        ProgramMissing: PostgreSQL's own programs are needed and not there.
        OSError: there is no room, or no permission; nothing is left behind.
    """
    place = to / f"probant-{now:%Y%m%d-%H%M%S}.tar" if to.is_dir() else to
    for _ in range(ATTEMPTS):
        try:
            made = _made(place, now, watch)
        except _PurgedMeanwhile:
            continue
        audit_record(action="backup.made", by=by)
        return made
    raise ArchiveUnreadable("Documents were purged while they were copied. Start again when the purge has ended.")


def _made(place: Path, now: datetime, watch: Watch) -> Backup:
    database = database_here()
    copy = place.with_name(f".{place.name}.database.part")
    copy.unlink(missing_ok=True)
    try:
        contents = database.dump(copy)
        with new_parcel(place) as parcel:
            with copy.open("rb") as file:
                parcel.add(database.part, file, copy.stat().st_size)
            unreadable = tuple(name for name in watch(list(contents.files)) if not _added(parcel, name, now))
            manifest = Manifest(
                program=program_version(),
                made_at=now,
                vendor=connection.vendor,
                migrations=contents.migrations,
                keys=Keys(secret=print_of(vault_keys()[0].encode()), audit=print_of(audit_key())),
                parts=tuple(parcel.parts),
            )
            parcel.close_with(written(manifest, key=audit_key()))
    finally:
        copy.unlink(missing_ok=True)
    return Backup(place, len(parcel.parts) - 1, place.stat().st_size, unreadable)


def _added(parcel: Parcel, name: str, since: datetime) -> bool:
    """Put a file in; False where it cannot be read: a backup without it is better than none."""
    try:
        file, size = default_storage.open(name, "rb"), default_storage.size(name)
    except OSError:
        if ArchiveEntry.objects.filter(at__gte=since, kind=ArchiveEntry.Kind.PURGED).exists():
            raise _PurgedMeanwhile from None
        return False
    with file:
        parcel.add(f"{FILES}{name}", file, size)
    return True
