"""How each kind of database is copied and put back."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.db.backends.postgresql.client import DatabaseClient

from invoices.keeping import postgresql, sqlite
from invoices.keeping.errors import BackupDamaged, BackupForeign, ProgramMissing

TABLES = """
CREATE TABLE invoices_document (kept_as TEXT); INSERT INTO invoices_document VALUES ('received/ab/abcdef01');
CREATE TABLE invoices_ocrrun (images TEXT); INSERT INTO invoices_ocrrun VALUES ('["pages/cd/cdef0123"]'), ('[]');
CREATE TABLE django_migrations (app TEXT, name TEXT); INSERT INTO django_migrations VALUES ('invoices', '0001_initial');
"""
PASSWORD = "geheim-im-test"  # pragma: allowlist secret


class TestSqlite:
    @pytest.fixture
    def place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A database of its own in a file, with writers that left their log beside it."""
        place = tmp_path / "probant.sqlite3"
        with closing(sqlite3.connect(place)) as made:
            made.executescript(f"PRAGMA journal_mode=WAL; {TABLES}")
        monkeypatch.setattr(sqlite, "_place", lambda: place)
        monkeypatch.setattr(sqlite, "connections", Connections())
        return place

    def test_is_copied_while_somebody_writes(self, place: Path, tmp_path: Path) -> None:
        with closing(sqlite3.connect(place, isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("INSERT INTO invoices_document VALUES ('received/ef/not-yet')")

            contents = sqlite.dump(tmp_path / "copy")

        assert contents.files == ("pages/cd/cdef0123", "received/ab/abcdef01")
        assert contents.migrations == ("invoices.0001_initial",)

    def test_takes_the_place_of_what_was_there(self, place: Path, tmp_path: Path) -> None:
        sqlite.dump(tmp_path / "copy")
        for name in ("-wal", "-shm"):
            place.with_name(place.name + name).write_bytes(b"of the former database")

        sqlite.restore(tmp_path / "copy")

        with closing(sqlite3.connect(place)) as found:
            assert found.execute("SELECT * FROM invoices_document").fetchall() == [("received/ab/abcdef01",)]
        assert sqlite.beside() == tmp_path

    def test_keeps_what_it_has_when_the_copy_is_none(self, place: Path, tmp_path: Path) -> None:
        (tmp_path / "copy").write_bytes(b"no database at all" * 100)

        with pytest.raises(BackupDamaged, match="does not hold together"):
            sqlite.restore(tmp_path / "copy")

        assert place.exists()

    def test_keeps_what_it_has_when_the_copy_is_broken_inside(self, place: Path, tmp_path: Path) -> None:
        sqlite.dump(tmp_path / "copy")
        content = bytearray((tmp_path / "copy").read_bytes())
        content[4096:4200] = bytes(104)
        (tmp_path / "copy").write_bytes(content)

        with pytest.raises(BackupDamaged):
            sqlite.restore(tmp_path / "copy")

    @pytest.mark.parametrize("name", [":memory:", "file:memorydb_default?mode=memory&cache=shared"])
    def test_in_memory_cannot_be_kept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        monkeypatch.setattr(sqlite, "connection", Connection({"NAME": name}))

        with pytest.raises(BackupForeign, match="in memory"):
            sqlite.dump(tmp_path / "copy")

    def test_is_where_the_settings_say(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sqlite, "connection", Connection({"NAME": tmp_path / "probant.sqlite3"}))

        assert sqlite.beside() == tmp_path


class TestPostgresql:
    """By programs that write down what they are told; the journey uses the real ones where PostgreSQL is there."""

    @pytest.fixture
    def programs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for name in ("pg_dump", "pg_restore"):
            program = tmp_path / name
            program.write_text(f'#!/bin/sh\necho "$0 $@ password=$PGPASSWORD" >> {tmp_path}/told\n', encoding="utf-8")
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        return tmp_path

    @pytest.fixture
    def server(self, monkeypatch: pytest.MonkeyPatch) -> "Connection":
        server = Connection(
            {"NAME": "probant", "USER": "u", "PASSWORD": PASSWORD, "HOST": "db", "PORT": 5432, "OPTIONS": {}}
        )
        monkeypatch.setattr(postgresql, "connection", server)
        monkeypatch.setattr(postgresql, "connections", Connections())
        monkeypatch.setattr(transaction, "atomic", nothing)
        return server

    def test_is_dumped_as_the_transaction_sees_it(self, programs: Path, server: "Connection", tmp_path: Path) -> None:
        contents = postgresql.dump(tmp_path / "copy")

        told = (programs / "told").read_text(encoding="utf-8")
        assert "--dbname=probant -U u -h db -p 5432 --format=custom" in told
        assert "--snapshot=00000003-1" in told
        assert contents.files == ("pages/cd/cdef0123", "received/ab/abcdef01")
        assert server.asked[0].startswith("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    def test_hands_the_password_over_where_no_list_of_processes_shows_it(
        self, programs: Path, server: "Connection", tmp_path: Path
    ) -> None:
        postgresql.dump(tmp_path / "copy")

        arguments, _, password = (programs / "told").read_text(encoding="utf-8").partition(" password=")
        assert PASSWORD not in arguments
        assert password.strip() == PASSWORD

    def test_is_restored_whole_or_not_at_all(self, programs: Path, server: "Connection", tmp_path: Path) -> None:
        postgresql.restore(tmp_path / "copy")

        told = (programs / "told").read_text(encoding="utf-8")
        assert "--exit-on-error --single-transaction --no-owner --no-privileges" in told
        assert server.asked == ['DROP TABLE "empty" CASCADE', postgresql.FUNCTIONS, "DROP FUNCTION audit_refuse()"]
        assert postgresql.beside().is_dir()

    def test_without_its_programs_says_what_to_install(
        self, server: "Connection", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))

        with pytest.raises(ProgramMissing, match="install postgresql-client"):
            postgresql.dump(tmp_path / "copy")

    def test_says_what_its_program_said(self, programs: Path, server: "Connection", tmp_path: Path) -> None:
        (programs / "pg_dump").write_text("#!/bin/sh\necho 'pg_dump: server version mismatch' >&2; exit 1\n", "utf-8")

        with pytest.raises(ProgramMissing, match="server version mismatch"):
            postgresql.dump(tmp_path / "copy")


class Connections:
    """Has nothing open."""

    def close_all(self) -> None: ...


class Connection:
    """A database on paper: it writes down what it is asked, and answers as a server with one document does."""

    vendor, client = "postgresql", DatabaseClient

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings_dict, self.asked = settings, list[str]()
        self.introspection = self.ops = self

    @contextmanager
    def cursor(self) -> Iterator["Connection"]:
        yield self

    def execute(self, statement: str) -> None:
        self.asked.append(statement)

    def fetchone(self) -> tuple[str]:
        return ("00000003-1",)

    def fetchall(self) -> list[tuple[str, ...]]:
        answers: dict[str, list[tuple[str, ...]]] = {
            "kept_as": [("received/ab/abcdef01",)],
            "images": [('["pages/cd/cdef0123"]',)],
            "app,": [("invoices", "0001_initial")],
        }
        return answers.get(self.asked[-1].split()[1], [("audit_refuse()",)])

    def table_names(self, _cursor: object) -> list[str]:
        return ["empty"]

    def quote_name(self, name: str) -> str:
        return f'"{name}"'


@contextmanager
def nothing() -> Iterator[None]:
    yield
