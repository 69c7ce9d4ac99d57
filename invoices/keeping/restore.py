"""Restoring a backup into an empty installation: proven first, then the files, and the database last."""

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj

from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command

from accounts.origin import Actor
from accounts.services.audit import audit_record
from invoices import store
from invoices.keeping.backup import FILES
from invoices.keeping.databases import database_here, is_empty
from invoices.keeping.errors import BackupDamaged, NotEmpty
from invoices.keeping.fitting import proven_manifest
from invoices.keeping.manifest import Manifest, Part
from invoices.keeping.parcel import OpenParcel, opened_parcel, sha256_of
from invoices.services.archive_remains import names_below

KEPT = re.compile(rf"{FILES}((?:{store.RECEIVED}|{store.PAGES})/[0-9a-f]{{2}}/[0-9a-f]{{8,100}})")
Watch = Callable[[list[Part]], Iterable[Part]]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    made_at: datetime
    program: str
    files: int


def backup_restore(*, path: Path, by: Actor, watch: Watch = iter) -> Restored:
    """Put a backup back, bring its tables up to this version, and return what it was.

    Cut off in the middle it may be started again: files that are back already stay as they are, and until the database
    is in its place the installation counts as empty.

    Raises:
        BackupDamaged: it is not as it was written.
        BackupForeign: of another kind of database, other keys, or a newer program.
        NotEmpty: something is here already.
        OSError: it cannot be read, or there is no room; what was written is removed.
    """
    with opened_parcel(path) as parcel:
        manifest = proven_manifest(parcel)
        _refuse_unless_empty(manifest)
        for part in watch(list(manifest.parts)):
            parcel.check(part)
        with _files_put_back(parcel, manifest, watch), _database_copy(parcel) as copy:
            database_here().restore(copy)
    call_command("migrate", interactive=False, verbosity=0)
    audit_record(action="backup.restored", by=by)
    return Restored(manifest.made_at, manifest.program, len(manifest.parts) - 1)


def _refuse_unless_empty(manifest: Manifest) -> None:
    if not is_empty():
        raise NotEmpty(
            "This installation has people or documents of its own, which a backup would cover. "
            "Restore into a new one: an empty DATA_DIR or a new database, before anybody signs in."
        )
    ours = {_name_in_store(part) for part in _files(manifest)}
    if any(name not in ours for folder in (store.RECEIVED, store.PAGES) for name in names_below(folder)):
        raise NotEmpty("The store holds files that are not of this backup. Restore into an empty folder or bucket.")


@contextmanager
def _files_put_back(parcel: OpenParcel, manifest: Manifest, watch: Watch) -> Iterator[None]:
    """Put the files into the store; those that this run wrote go again when something fails."""
    written = list[str]()
    try:
        for part in watch(_files(manifest)):
            name = _name_in_store(part)
            if not _is_back(name, part):
                with parcel.open(part.name) as content:
                    default_storage.save(name, File(content, name))
                written.append(name)
        yield
    except BaseException:
        for name in written:
            with suppress(OSError):
                store.purge(name)
        raise


@contextmanager
def _database_copy(parcel: OpenParcel) -> Iterator[Path]:
    """Lay the copy of the database where it can take its place in one step."""
    handle, name = tempfile.mkstemp(dir=database_here().beside(), prefix=".restored.", suffix=".part")
    copy = Path(name)
    try:
        with parcel.open(database_here().part) as packed, os.fdopen(handle, "wb") as file:
            copyfileobj(packed, file)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _is_back(name: str, part: Part) -> bool:
    if not default_storage.exists(name):
        return False
    with default_storage.open(name, "rb") as file:
        if sha256_of(file) != part.sha256:
            raise NotEmpty(
                f"The store holds another file under the name {name}. Restore into an empty folder or bucket."
            )
    return True


def _files(manifest: Manifest) -> list[Part]:
    return [part for part in manifest.parts if part.name.startswith(FILES)]


def _name_in_store(part: Part) -> str:
    """Return the name under which a file was kept; nothing else than such a name is ever written."""
    if (found := KEPT.fullmatch(part.name)) is None:
        raise BackupDamaged(f"{part.name[:200]!r} is no name under which documents are kept.")
    return found.group(1)
