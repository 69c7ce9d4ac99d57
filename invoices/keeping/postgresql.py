"""PostgreSQL, by its own programs: one moment of the database in its own form, and back."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from django.db import connection, connections, transaction

from invoices.keeping.contents import Contents, contents_of
from invoices.keeping.errors import ProgramMissing

PART = "database.pgdump"
FUNCTIONS = (
    "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
    "WHERE n.nspname = current_schema() AND p.proowner = (SELECT oid FROM pg_roles WHERE rolname = current_user) "
    "AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
)


def dump(to: Path) -> Contents:
    """Copy the database as it is at one moment; writers are not held up.

    Raises:
        ProgramMissing: pg_dump is not there, or refuses.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        # What is listed and what is dumped are the same moment: the dump joins this transaction's view.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        contents = contents_of(cursor)
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={to}")
    return contents


def restore(copy: Path) -> None:
    """Fill the database of this installation from a copy, whole or not at all; empty tables are removed before.

    Raises:
        ProgramMissing: pg_restore is not there, or refuses.
    """
    _remove_empty_tables()
    connections.close_all()
    _run("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", str(copy))


def beside() -> Path:
    """Return a folder for a copy that is about to be restored."""
    return Path(tempfile.gettempdir())


def _remove_empty_tables() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
        cursor.execute(FUNCTIONS)
        for (function,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION {function}")


def _run(program: str, *arguments: str) -> None:
    if (path := shutil.which(program)) is None:
        raise ProgramMissing(f"{program} is not installed here: install postgresql-client, in the server's version.")
    name = str(connection.settings_dict["NAME"])
    # As for its own shell; the password goes by the environment, where no list of processes shows it.
    shell, secrets = connection.client.settings_to_cmd_args_env(connection.settings_dict, list(arguments))
    command = [path, f"--dbname={name}", *(str(word) for word in shell[1:-1])]
    # Nothing else of ours is handed on; where its libraries look, they find the rest.
    environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", **(secrets or {})}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no word"])[-1]
        raise ProgramMissing(f"{program} did not do it: {said[:300]}")
