"""The audit trail: rows are only added, and a change to one shows."""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django.fixtures import Settings

from accounts.models import AuditEntry
from accounts.origin import Actor
from accounts.services.audit import LOCK, audit_record, audit_verify
from tests.doubles.databases import PostgresOnPaper
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

SOMEBODY = Actor(user_id=7, via="web", address="192.0.2.7", request_id="a1b2")


def record(action: str = "person.changed", subject: str = "") -> AuditEntry:
    return audit_record(action=action, by=SOMEBODY, subject=subject)


@pytest.fixture
def tamper() -> Callable[[str], None]:
    """Change the table behind the product's back: without the guards that the database keeps."""
    guard = import_module("accounts.migrations.0002_audit_is_append_only")

    def run(statement: str) -> None:
        with connection.cursor() as cursor:
            for drop in guard.BACK[connection.vendor]:
                cursor.execute(drop)
            cursor.execute(statement)

    return run


class TestARow:
    def test_says_who_did_what_when_and_where(self) -> None:
        organisation = OrganisationFactory.create()

        entry = audit_record(
            action="organisation.changed", by=SOMEBODY, organisation=organisation.pk, on=organisation, fields={"b", "a"}
        )

        entry.refresh_from_db()
        assert (entry.actor, entry.via, entry.request_id) == (7, "web", "a1b2")
        assert (entry.object_type, entry.object_id) == ("accounts.organisation", str(organisation.pk))
        assert entry.fields == ["a", "b"]
        assert str(entry) == f"{entry.pk} organisation.changed"

    def test_holds_addresses_and_names_only_as_digests(self) -> None:
        entry = record(subject=" Marie@Exemple.fr ")

        assert "192.0.2.7" not in str(entry.__dict__)
        assert "marie" not in str(entry.__dict__).lower()

    def test_recognises_the_same_subject_however_it_is_written(self) -> None:
        assert record(subject="Marie@exemple.fr").subject == record(subject=" marie@exemple.fr").subject

    def test_is_undone_with_what_it_is_about(self) -> None:
        def fail() -> None:
            with transaction.atomic():
                record()
                raise ValueError

        with pytest.raises(ValueError):  # noqa: PT011 - raised two lines up
            fail()
        assert not AuditEntry.objects.exists()


class TestWaiting:
    def test_writers_take_turns_where_transactions_do_not_do_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        paper = PostgresOnPaper()
        monkeypatch.setattr("accounts.services.audit.connection", paper)

        record()

        assert paper.asked == [("SELECT pg_advisory_xact_lock(%s)", [LOCK])]


class TestChanging:
    def test_a_row_is_refused_by_the_model(self) -> None:
        entry = record()

        with pytest.raises(TypeError, match="append-only"):
            entry.save()

    def test_removing_a_row_is_refused_by_the_model(self) -> None:
        with pytest.raises(TypeError, match="append-only"):
            record().delete()

    def test_a_row_is_refused_by_the_database(self) -> None:
        record()

        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            AuditEntry.objects.update(action="nothing")

    def test_removing_a_row_is_refused_by_the_database(self) -> None:
        record()

        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            AuditEntry.objects.all().delete()

    def test_two_rows_cannot_follow_the_same_one(self) -> None:
        first, second = record(), record()

        with pytest.raises(DatabaseError), transaction.atomic():
            AuditEntry.objects.create(at=first.at, action="forged", via="web", hash="f" * 64, previous=second.previous)


class TestProving:
    def test_an_empty_trail_holds(self) -> None:
        assert audit_verify().entries == 0

    def test_an_honest_trail_holds_up_to_its_last_seal(self) -> None:
        rows = [record(action) for action in ("one", "two", "three")]

        proof = audit_verify()

        assert (proof.entries, proof.head, proof.broken_at) == (3, rows[-1].hash, None)

    @pytest.mark.parametrize("change", ["action = 'harmless'", "actor = 8", "organisation = 9", "origin = 'x'"])
    def test_a_changed_row_is_found(self, tamper: Callable[[str], None], change: str) -> None:
        rows = [record(action) for action in ("one", "two", "three")]

        tamper(f"UPDATE accounts_auditentry SET {change} WHERE id = {rows[1].pk}")  # noqa: S608 - our own words

        assert (audit_verify().entries, audit_verify().broken_at) == (1, rows[1].pk)

    def test_a_removed_row_is_found(self, tamper: Callable[[str], None]) -> None:
        rows = [record(action) for action in ("one", "two", "three")]

        tamper(f"DELETE FROM accounts_auditentry WHERE id = {rows[1].pk}")  # noqa: S608 - our own words

        assert audit_verify().broken_at == rows[2].pk

    def test_rows_sealed_with_another_key_do_not_hold(self, settings: Settings) -> None:
        entry = record()

        settings.AUDIT_KEY = "another key"

        assert audit_verify().broken_at == entry.pk
