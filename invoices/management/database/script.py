"""The same SQL as a script for psql, for those who let nobody else make roles."""

from collections.abc import Iterable, Iterator

from invoices.management.database.statements import Statement, in_the_database, on_the_server

HEAD = """\
-- Makes the roles and the database of Probant on PostgreSQL 14 or later, each with the least it needs. Written by:
--   manage.py create_db --print
--
-- `manage.py create_db` runs the same by itself. By hand, as somebody who may make roles and databases:
--   1. export the passwords, or the SCRAM verifiers made of them, which then stand in no log of the server:
--        OWNER_SECRET, APP_SECRET, READER_SECRET (none: that role keeps the password it has)
--   2. psql --set ON_ERROR_STOP=1 --dbname postgres --file create_db.sql
--   3. DATABASE_URL=postgres://probant_owner:…@host:5432/probant manage.py migrate
--   4. the same as 2 once more, now that there are tables; and again after each upgrade that adds some
-- Every line may run any number of times. Other names: psql --set database=… --set owner=… --set app=… --set reader=…

\\if :{?database} \\else \\set database probant \\endif
\\if :{?owner} \\else \\set owner probant_owner \\endif
\\if :{?app} \\else \\set app probant \\endif
\\if :{?reader} \\else \\set reader probant_reader \\endif
\\set owner_secret ''
\\set app_secret ''
\\set reader_secret ''
\\getenv owner_secret OWNER_SECRET
\\getenv app_secret APP_SECRET
\\getenv reader_secret READER_SECRET
"""


def script() -> str:
    """Return the whole script."""
    return "\n".join(
        [
            HEAD,
            "-- On the server",
            "",
            *_written(on_the_server()),
            '\\connect :"database"',
            "",
            "-- In the database, all or nothing",
            "",
            "BEGIN;",
            "",
            *_written(in_the_database()),
            "COMMIT;",
            "",
        ]
    )


def _written(statements: Iterable[Statement]) -> Iterator[str]:
    for statement in statements:
        if statement.why:
            yield f"-- {statement.why}"
        yield statement.text.strip() + ("\n\\gexec\n" if statement.generates else ";\n")
