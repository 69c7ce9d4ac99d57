"""What a copy of the database says that it needs beside it: names of files, and the migrations it has been through."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Cursor(Protocol):
    """What a copy is asked with, whichever database it is of."""

    def execute(self, sql: str) -> object: ...
    def fetchall(self) -> list[tuple[str, ...]]: ...


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes with one copy of the database."""

    files: tuple[str, ...]
    migrations: tuple[str, ...]


def contents_of(cursor: Cursor) -> Contents:
    """Read from a copy what goes with it."""
    received = [name for (name,) in _asked(cursor, "SELECT kept_as FROM invoices_document")]
    images = [names for (names,) in _asked(cursor, "SELECT images FROM invoices_ocrrun")]
    pages = [name for names in images for name in json.loads(names)]
    applied = [f"{app}.{name}" for app, name in _asked(cursor, "SELECT app, name FROM django_migrations")]
    return Contents(tuple(sorted({*received, *pages})), tuple(sorted(applied)))


def _asked(cursor: Cursor, sql: str) -> Iterable[tuple[str, ...]]:
    cursor.execute(sql)
    return cursor.fetchall()
