"""The database itself refuses to change or remove a line of the archive's register or of the cost ledger."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("invoices_archiveentry", "invoices_costentry")
FUNCTION = "invoices_refuse"
REFUSAL = "this table is append-only"


def _on_sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for table in TABLES
        for verb in ("UPDATE", "DELETE")
    ]


def _on_postgresql() -> list[str]:
    body = f"BEGIN RAISE EXCEPTION '{REFUSAL}'; END"
    triggers = [
        f"CREATE TRIGGER {table}_no_{name} BEFORE {what} ON {table} FOR EACH {each} EXECUTE FUNCTION {FUNCTION}()"
        for table in TABLES
        for name, what, each in (("change", "UPDATE OR DELETE", "ROW"), ("truncate", "TRUNCATE", "STATEMENT"))
    ]
    return [f"CREATE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$", *triggers]


def _back(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER {table}_no_{verb}" for table in TABLES for verb in ("update", "delete")]
    triggers = [f"DROP TRIGGER {table}_no_{name} ON {table}" for table in TABLES for name in ("change", "truncate")]
    return [*triggers, f"DROP FUNCTION {FUNCTION}"]


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    for statement in _on_sqlite() if editor.connection.vendor == "sqlite" else _on_postgresql():
        editor.execute(statement)


def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the triggers."""
    for statement in _back(editor.connection.vendor):
        editor.execute(statement)


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("invoices", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
