"""The SQL that makes roles, a database and their rights: written for psql, and run from here just the same.

`:"name"` is an identifier and `:'name'` a text, as psql fills them in. Some statements generate others, as for gexec.
Each may run any number of times: what is there stays, what is missing is added, what is too much is taken away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.apps import apps

from accounts.models import AuditEntry, Organisation
from invoices.models import ArchiveEntry, CostEntry, Source

# Only ever added to: the product may not even ask to change a row of them.
APPEND_ONLY = (AuditEntry._meta.db_table, ArchiveEntry._meta.db_table, CostEntry._meta.db_table)
# Written by migrations, which the owner runs.
OF_THE_OWNER = ("django_migrations",)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, and why it is there."""

    why: str
    text: str
    generates: bool = False


def on_the_server() -> tuple[Statement, ...]:
    """Return what is asked of the server, whichever database one is in."""
    return (
        Statement(
            "The owner makes and changes tables, the product works in them, the reader only looks.",
            """
SELECT format('CREATE ROLE %I LOGIN', given.name)
FROM unnest(ARRAY[:'owner', :'app', :'reader']) AS given(name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = given.name)""",
            generates=True,
        ),
        Statement(
            "Passwords, each where one is given; a role without one cannot sign in over the network.",
            """
SELECT format('ALTER ROLE %I PASSWORD %L', given.name, given.secret)
FROM (VALUES (:'owner', :'owner_secret'), (:'app', :'app_secret'), (:'reader', :'reader_secret')) AS given(name, secret)
WHERE given.secret <> ''""",
            generates=True,
        ),
        Statement(
            "A report that tries to write is stopped.",
            """ALTER ROLE :"reader" SET default_transaction_read_only = on""",
        ),
        Statement(
            "Who makes the database for its owner must belong to it; a superuser does anyway.",
            """
SELECT format('GRANT %I TO %I', :'owner', current_user)
WHERE NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)""",
            generates=True,
        ),
        Statement(
            "The database.",
            """
SELECT format('CREATE DATABASE %I OWNER %I ENCODING ''UTF8'' TEMPLATE template0', :'database', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')""",
            generates=True,
        ),
        Statement("It belongs to its owner.", """ALTER DATABASE :"database" OWNER TO :"owner\""""),
        Statement("Nobody else comes in.", """REVOKE ALL ON DATABASE :"database" FROM PUBLIC"""),
        Statement("The product and the reader do.", """GRANT CONNECT ON DATABASE :"database" TO :"app", :"reader\""""),
    )


def in_the_database() -> tuple[Statement, ...]:
    """Return what is asked in the new database, before its tables are made and again once they are."""
    return (*_schema(), *_of_the_app(), *_of_the_reader())


def _schema() -> Sequence[Statement]:
    return (
        Statement("Only the owner makes tables.", "REVOKE ALL ON SCHEMA public FROM PUBLIC"),
        Statement("", """GRANT USAGE, CREATE ON SCHEMA public TO :"owner\""""),
        Statement("", """GRANT USAGE ON SCHEMA public TO :"app", :"reader\""""),
        Statement(
            "Tables and functions that an earlier installation made under another name become the owner's.",
            """
SELECT format('ALTER TABLE public.%I OWNER TO %I', tablename, :'owner')
FROM pg_tables WHERE schemaname = 'public' AND tableowner <> :'owner'
UNION ALL
SELECT format('ALTER FUNCTION %s OWNER TO %I', oid::regprocedure, :'owner')
FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND pg_get_userbyid(proowner) <> :'owner'""",
            generates=True,
        ),
    )


def _of_the_app() -> Sequence[Statement]:
    return (
        Statement(
            "What the owner makes from now on is the product's to work in.",
            """
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"app\"""",
        ),
        Statement(
            "",
            """
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
GRANT USAGE, SELECT ON SEQUENCES TO :"app\"""",
        ),
        Statement(
            "So is what is there.", """GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"app\""""
        ),
        Statement("", """GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"app\""""),
        Statement(
            "Except: the audit trail, the archive's register and the cost ledger are only ever added to.",
            _each("REVOKE UPDATE, DELETE ON public.%I FROM %I", "app", APPEND_ONLY),
            generates=True,
        ),
        Statement(
            "And which migrations ran is the owner's business.",
            _each("REVOKE INSERT, UPDATE, DELETE ON public.%I FROM %I", "app", OF_THE_OWNER),
            generates=True,
        ),
    )


def _of_the_reader() -> Sequence[Statement]:
    return (
        Statement(
            "Reports see what was read and decided, and nothing about people or secrets.",
            """REVOKE ALL ON ALL TABLES IN SCHEMA public FROM :"reader\"""",
        ),
        Statement("", _each("GRANT SELECT ON public.%I TO %I", "reader", reported()), generates=True),
    )


def reported() -> tuple[str, ...]:
    """Return the tables that reports may see: those of the trade except where passwords of sources are kept."""
    trade = (model for model in apps.get_app_config("invoices").get_models() if model is not Source)
    return tuple(sorted([Organisation._meta.db_table, *(model._meta.db_table for model in trade)]))


def _each(order: str, role: str, tables: Sequence[str]) -> str:
    """Give an order for those of the tables that are there."""
    names = ",\n  ".join(f"'{table}'" for table in tables)
    return f"""
SELECT format('{order}', tablename, :'{role}')
FROM pg_tables WHERE schemaname = 'public' AND tablename IN (
  {names}
)"""  # noqa: S608 - names of our own tables
