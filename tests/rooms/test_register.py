"""The archive's register: a sealed line for each document, in a row without gaps."""

from datetime import UTC

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accounts import chain
from accounts.wiring import audit_key
from invoices.models import ArchiveEntry, Document
from invoices.services import register
from invoices.services.register import facts_of, register_purged, register_received
from tests.doubles.databases import PostgresOnPaper
from tests.factories import OrganisationFactory
from tests.factories_invoices import DocumentFactory

pytestmark = pytest.mark.django_db


def seal_of(entry: ArchiveEntry) -> str:
    return chain.seal(facts_of(entry), previous=entry.previous, key=audit_key())


class TestALine:
    def test_says_what_came_in(self) -> None:
        document = DocumentFactory.create()

        line = register_received(document)

        line.refresh_from_db()
        assert (line.organisation, line.document, line.number) == (document.organisation_id, document.pk, 1)
        assert (line.kind, line.sha256, line.size) == (ArchiveEntry.Kind.RECEIVED, document.sha256, document.size)
        assert (line.kept_as, line.at, line.reason) == (document.kept_as, document.received_at, "")
        assert line.previous == chain.BEGINNING

    def test_of_a_purge_outlives_the_document(self) -> None:
        document = DocumentFactory.create()
        register_received(document)

        register_purged(document, reason="retention")
        Document.objects.all().delete()

        received, purged = ArchiveEntry.objects.order_by("number")
        assert (purged.kind, purged.reason, purged.sha256) == ("purged", "retention", received.sha256)
        assert purged.received_at == received.at
        assert purged.previous == received.seal

    def test_proves_itself_when_it_is_read_again(self) -> None:
        for _ in range(3):
            document = DocumentFactory.create(organisation=OrganisationFactory.create())
            register_received(document)
            register_purged(document, reason="asked")

        lines = list(ArchiveEntry.objects.all())
        assert [line.seal for line in lines] == [seal_of(line) for line in lines]
        assert all(line.at.tzinfo == UTC for line in lines)

    def test_no_longer_does_when_a_word_of_it_is_another(self) -> None:
        line = register_received(DocumentFactory.create())

        line.size += 1

        assert line.seal != seal_of(line)


class TestTheRegister:
    def test_is_one_row_for_each_organisation(self) -> None:
        ours, theirs = OrganisationFactory.create_batch(2)

        lines = [register_received(DocumentFactory.create(organisation=each)) for each in (ours, theirs, ours)]

        assert [line.number for line in lines] == [1, 1, 2]
        assert lines[2].previous == lines[0].seal
        assert lines[1].previous == chain.BEGINNING

    @pytest.mark.parametrize("line", [register_received, lambda document: register_purged(document, reason="asked")])
    def test_takes_each_event_once(self, line: object) -> None:
        assert callable(line)
        document = DocumentFactory.create()
        line(document)

        with pytest.raises(IntegrityError), transaction.atomic():
            line(document)

    def test_is_never_changed(self) -> None:
        line = register_received(DocumentFactory.create())

        with pytest.raises(TypeError, match="append-only"):
            line.save()
        with pytest.raises(TypeError, match="append-only"):
            line.delete()
        for change in (ArchiveEntry.objects.all().delete, lambda: ArchiveEntry.objects.update(size=0)):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                change()

    def test_lets_one_writer_at_a_time_read_its_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        database = PostgresOnPaper()
        monkeypatch.setattr(register, "connection", database)

        register._wait_for_turn(2**31 + 5)

        assert database.asked == [("SELECT pg_advisory_xact_lock(%s, %s)", [register.LOCK, 5])]
