"""Control 40: the trail is one line that only grows. What the room's own tests prove is not repeated here."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, connections, transaction

from accounts.models import AuditEntry
from accounts.origin import Actor
from accounts.services.audit import audit_record, audit_verify

WRITERS, EACH = 6, 8
BY = Actor(user_id=7, via="web", address="192.0.2.7")
ATTEMPTS = {
    "a changed row": "UPDATE accounts_auditentry SET action = 'nothing'",
    "a changed seal": "UPDATE accounts_auditentry SET hash = 'f'",
    "a removed row": "DELETE FROM accounts_auditentry",
    "a removed end": "DELETE FROM accounts_auditentry WHERE id = (SELECT MAX(id) FROM accounts_auditentry)",
}


def write(times: int = 1) -> None:
    for _ in range(times):
        audit_record(action="person.changed", by=BY)


def verify(*options: str) -> str:
    said = StringIO()
    call_command("verify_audit", *options, stdout=said)
    return said.getvalue()


@pytest.mark.django_db
class TestTheDatabase:
    @pytest.mark.parametrize("what", ATTEMPTS)
    def test_refuses(self, what: str) -> None:
        write(3)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(ATTEMPTS[what])

        assert audit_verify().entries == 3

    def test_refuses_it_of_querysets_too(self) -> None:
        write()
        rows = AuditEntry.objects.all()
        for attempt in (lambda: rows.update(action="x"), rows.delete, lambda: rows.bulk_update([rows[0]], ["action"])):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                attempt()

    def test_refuses_a_fork(self) -> None:
        write(2)
        first, second = AuditEntry.objects.order_by("pk")
        fork = {**second.__dict__, "id": None, "hash": "f" * 64, "previous": first.hash}
        fork.pop("_state")

        with pytest.raises(IntegrityError), transaction.atomic():
            AuditEntry.objects.bulk_create([AuditEntry(**fork)])

    @pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
    def test_refuses_to_empty_it(self) -> None:
        write()
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE accounts_auditentry")


@pytest.mark.django_db
class TestTheCommand:
    @pytest.fixture(autouse=True)
    def _without_guards(self) -> None:
        """Work as somebody who owns the database."""
        write(4)
        with connection.cursor() as cursor:
            for statement in import_module("accounts.migrations.0002_audit_is_append_only").BACK[connection.vendor]:
                cursor.execute(statement)

    def test_finds_an_honest_trail_whole(self) -> None:
        assert "4 rows" in verify()

    @pytest.mark.parametrize("what", ["a changed row", "a changed seal"])
    def test_finds_what_an_owner_of_the_database_changed(self, what: str) -> None:
        middle = AuditEntry.objects.order_by("pk")[1].pk
        with connection.cursor() as cursor:
            cursor.execute(f"{ATTEMPTS[what]} WHERE id = %s", [middle])

        with pytest.raises(CommandError, match=rf"broken at row {middle}: 1 rows"):
            verify()

    def test_finds_a_cut_off_end_by_a_seal_that_was_kept(self) -> None:
        kept = AuditEntry.objects.order_by("-pk")[0].hash
        whole = verify("--contains", kept)
        with connection.cursor() as cursor:
            cursor.execute(ATTEMPTS["a removed end"])

        assert kept in whole
        with pytest.raises(CommandError, match="cut off"):
            verify("--contains", kept)


@pytest.fixture
def shared(transactional_db: None, tmp_path: Path) -> Iterator[ThreadPoolExecutor]:
    """Threads with connections of their own to one database; SQLite's lies in memory, so they get a copy on disk."""
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(WRITERS) as pool:
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
                connection.connection.backup(copy)
            patch.setitem(connections.settings["default"], "NAME", str(tmp_path / "copy.sqlite3"))
        yield pool


def write_and_leave() -> None:
    try:
        write(EACH)
    finally:
        connection.close()


def verify_and_leave() -> tuple[int, int | None]:
    try:
        proof = audit_verify()
        return proof.entries, proof.broken_at
    finally:
        connection.close()


def test_writers_at_the_same_time_keep_one_line(shared: ThreadPoolExecutor) -> None:
    for written in [shared.submit(write_and_leave) for _ in range(WRITERS)]:
        written.result()

    assert shared.submit(verify_and_leave).result() == (WRITERS * EACH, None)
