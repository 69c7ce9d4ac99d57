"""Which database is copied how, as a table."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from accounts.models import AuditEntry, Organisation, User
from invoices.keeping import postgresql, sqlite
from invoices.keeping.contents import Contents
from invoices.models import ArchiveEntry, Document

# Whoever has none of these has nothing that could be lost.
TELLING = (User, Organisation, Document, ArchiveEntry, AuditEntry)


@dataclass(frozen=True, slots=True)
class Database:
    """How one kind of database is copied and put back."""

    part: str
    dump: Callable[[Path], Contents]
    restore: Callable[[Path], None]
    # The folder in which a copy waits to be put back.
    beside: Callable[[], Path]


DATABASES: dict[str, Database] = {
    "sqlite": Database(sqlite.PART, sqlite.dump, sqlite.restore, sqlite.beside),
    "postgresql": Database(postgresql.PART, postgresql.dump, postgresql.restore, postgresql.beside),
}


def database_here() -> Database:
    """Return how the database of this installation is copied."""
    return DATABASES[connection.vendor]


def is_empty() -> bool:
    """Tell whether nothing of anybody is in the database; its tables may be there."""
    tables = set(connection.introspection.table_names())
    return not any(model.objects.exists() for model in TELLING if model._meta.db_table in tables)
