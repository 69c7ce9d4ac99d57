"""The nightly purge as a whole: its command, and what it leaves of a person in the database."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from invoices.models import Document
from invoices.services import retention
from invoices.services.retention import documents_purge_expired
from invoices.services.scrubbing import database_scrub
from tests.archived import CLERK, LONG_AGO, MARKS, NOW, kept, of_helene, own_store
from tests.cast import Cast

Commit = DjangoCaptureOnCommitCallbacks


@pytest.fixture(autouse=True)
def store_of_its_own(settings: Settings, tmp_path: Path) -> Path:
    return own_store(settings, tmp_path)


class TestTheCommand:
    def run(self, *options: object) -> str:
        said = io.StringIO()
        call_command("purge_expired", *map(str, options), stdout=said, stderr=said)
        return said.getvalue()

    def test_purges(self, cast: Cast) -> None:
        kept(cast.atelier, received_at=timezone.now() - timedelta(days=12 * 366))

        assert "1 documents purged" in self.run()
        assert not Document.objects.exists()

    def test_only_says_what_would_go(self, cast: Cast) -> None:
        kept(cast.atelier, received_at=timezone.now() - timedelta(days=12 * 366))

        assert "1 documents would be purged" in self.run("--dry-run")
        assert Document.objects.exists()

    def test_says_what_was_in_use(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        kept(cast.atelier, received_at=timezone.now() - timedelta(days=12 * 366))
        monkeypatch.setattr(retention, "_purged", lambda *_facts: False)

        assert "1 documents were in use" in self.run("--organisation", cast.atelier.pk)


def written_anywhere() -> str:
    """Return every column of every row of every table, in small letters."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found += [" ".join(map(str, (table, *row))) for row in cursor.fetchall()]
    return "\n".join(found).lower()


class TestAfterAPurge:
    def test_no_table_names_the_person(self, cast: Cast, django_capture_on_commit_callbacks: Commit) -> None:
        document = of_helene(cast.atelier, received_at=LONG_AGO)
        # Each of the marks is there before, or the search would prove nothing.
        assert all(mark in written_anywhere() for mark in MARKS if connection.vendor == "sqlite" or "\\u" not in mark)

        with django_capture_on_commit_callbacks(execute=True):
            documents_purge_expired(now=NOW, by=CLERK)

        left = written_anywhere()
        assert str(document.sha256) in left  # the register remembers the digest
        assert not [mark for mark in MARKS if mark in left]


class TestScrubbing:
    def test_is_left_alone_within_a_transaction(self, db: None) -> None:
        assert database_scrub(whole=True) is False

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps house itself")
    def test_says_when_the_database_is_busy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert database_scrub(whole=True) is True

        class Busy:
            def __enter__(self) -> "Busy":
                return self

            def __exit__(self, *_facts: object) -> None: ...

            def execute(self, sql: str) -> None: ...

            def fetchone(self) -> tuple[int]:
                return (1,)

        monkeypatch.setattr(connection, "cursor", Busy)
        assert database_scrub(whole=False) is False

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps house itself")
    def test_says_when_somebody_writes_for_too_long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def locked() -> None:
            raise OperationalError("database is locked")

        monkeypatch.setattr(connection, "cursor", locked)

        assert database_scrub(whole=True) is False
