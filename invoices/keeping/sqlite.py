"""SQLite: a copy of one moment while others go on writing, and putting such a copy in its place."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection, connections

from invoices.keeping.contents import Contents, contents_of
from invoices.keeping.errors import BackupDamaged, BackupForeign

PART = "database.sqlite3"
BROKEN = "The database in this backup does not hold together: take another copy of the backup."
# What SQLite writes beside its file.
BESIDE = ("-wal", "-shm", "-journal")


def dump(to: Path) -> Contents:
    """Copy the database as it is at one moment; writers are not held up."""
    with closing(sqlite3.connect(_place())) as here:
        here.execute("VACUUM INTO ?", (str(to),))
    with closing(sqlite3.connect(to)) as copy:
        return contents_of(copy.cursor())


def restore(copy: Path) -> None:
    """Put a copy in the place of the database of this installation, whole or not at all.

    Raises:
        BackupDamaged: it does not hold together.
    """
    _check(copy)
    connections.close_all()
    place = _place()
    for name in BESIDE:
        place.with_name(place.name + name).unlink(missing_ok=True)
    with copy.open("rb") as file:
        os.fsync(file.fileno())
    copy.replace(place)


def beside() -> Path:
    """Return the folder from which a copy can be put in place in one step."""
    return _place().parent


def _check(copy: Path) -> None:
    try:
        with closing(sqlite3.connect(copy)) as found:
            (answer,) = found.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as problem:
        raise BackupDamaged(BROKEN) from problem
    if answer != "ok":
        raise BackupDamaged(BROKEN)


def _place() -> Path:
    name = str(connection.settings_dict["NAME"])
    if name == ":memory:" or name.startswith("file:"):
        raise BackupForeign("This database is in memory and cannot be kept: set DATABASE_URL or DATA_DIR.")
    return Path(name)
