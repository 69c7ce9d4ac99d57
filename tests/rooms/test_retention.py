"""Documents whose years are over go, wholly, and nothing else does."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError
from django.utils import timezone
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from accounts.models import Organisation
from invoices import store
from invoices.models import ArchiveEntry, Batch, CostEntry, Document, Origin, Preferences, SourceRun, Supplier, Twin
from invoices.selectors.retention import goes_on
from invoices.services import retention
from invoices.services.archive_proof import archive_verify
from invoices.services.retention import document_purge, documents_due, documents_purge_expired
from tests.archived import CLERK, IBAN, LATELY, LONG_AGO, NAME, NOW, files_in, kept, of_helene, own_store, place_of
from tests.cast import Cast
from tests.factories_invoices import SourceFactory, SupplierFactory
from tests.trail import actions

Commit = DjangoCaptureOnCommitCallbacks


@pytest.fixture(autouse=True)
def store_of_its_own(settings: Settings, tmp_path: Path) -> Path:
    return own_store(settings, tmp_path)


def prefer(organisation: Organisation, **facts: Any) -> None:
    Preferences.objects.update_or_create(organisation=organisation, defaults=facts)


class TestTheDayADocumentGoes:
    @pytest.mark.parametrize(
        ("received", "years", "day"),
        [
            (datetime(2026, 1, 1, 12, tzinfo=UTC), 10, date(2037, 1, 1)),
            (datetime(2026, 12, 31, 12, tzinfo=UTC), 10, date(2037, 1, 1)),
            # New Year's Eve in London is the new year in Paris.
            (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), 10, date(2038, 1, 1)),
            (datetime(2026, 6, 1, tzinfo=UTC), 6, date(2033, 1, 1)),
            (datetime(2026, 6, 1, tzinfo=UTC), 32_000, date(9999, 1, 1)),
        ],
    )
    def test_is_the_first_after_so_many_whole_years(self, received: datetime, years: int, day: date) -> None:
        assert goes_on(received, years) == day

    def test_is_the_same_for_one_and_for_all(self, cast: Cast) -> None:
        last = kept(cast.atelier, b"1", received_at=datetime(2015, 12, 31, 22, 59, tzinfo=UTC))
        kept(cast.atelier, b"2", received_at=datetime(2015, 12, 31, 23, 0, tzinfo=UTC))
        new_year = datetime(2025, 12, 31, 23, 0, tzinfo=UTC)

        assert documents_due(now=new_year) == [last.pk]
        assert documents_due(now=new_year - timedelta(seconds=1)) == []


class TestWhatMayGo:
    def test_is_what_came_in_long_ago(self, cast: Cast) -> None:
        old, _young = kept(cast.atelier, b"old", received_at=LONG_AGO), kept(cast.atelier, b"young", received_at=LATELY)

        assert documents_due(now=NOW) == [old.pk]

    def test_is_a_matter_of_each_organisation(self, cast: Cast) -> None:
        kept(cast.atelier, received_at=LONG_AGO)
        theirs = kept(cast.elsewhere, received_at=LONG_AGO)
        prefer(cast.atelier, retention_years=12)

        assert documents_due(now=NOW) == [theirs.pk]
        assert documents_due(now=NOW, organisation=cast.atelier.pk) == []

    def test_is_nothing_where_years_are_without_end(self, cast: Cast) -> None:
        kept(cast.atelier, received_at=LONG_AGO)
        prefer(cast.atelier, retention_years=5000)

        assert documents_due(now=NOW) == []

    def test_is_nothing_of_an_organisation_on_hold(self, cast: Cast) -> None:
        document = kept(cast.atelier, received_at=LONG_AGO)
        prefer(cast.atelier, hold_reason="contrôle fiscal")

        assert documents_due(now=NOW) == []
        assert not document_purge(document_id=document.pk, now=NOW, by=CLERK)

    def test_is_no_document_on_hold(self, cast: Cast) -> None:
        document = kept(cast.atelier, received_at=LONG_AGO, hold_reason="litige")

        assert documents_due(now=NOW) == []
        assert not document_purge(document_id=document.pk, now=NOW, by=CLERK)

    def test_is_no_document_that_a_worker_holds(self, cast: Cast) -> None:
        document = kept(cast.atelier, received_at=LONG_AGO, held=True, lease_until=NOW + timedelta(minutes=1))

        assert documents_due(now=NOW) == []
        assert not document_purge(document_id=document.pk, now=NOW, by=CLERK)

    def test_is_nothing_before_its_time_whoever_asks(self, cast: Cast) -> None:
        document = kept(cast.atelier)

        assert not document_purge(document_id=document.pk, now=NOW, by=CLERK)
        assert Document.objects.filter(pk=document.pk).exists()


class TestAPurge:
    def test_takes_rows_bytes_and_pages(
        self, cast: Cast, store_of_its_own: Path, django_capture_on_commit_callbacks: Commit
    ) -> None:
        of_helene(cast.atelier, received_at=LONG_AGO)

        with django_capture_on_commit_callbacks(execute=True):
            done = documents_purge_expired(now=NOW, by=CLERK)

        assert (done.purged, done.left) == (1, 0)
        assert not Document.objects.exists()
        assert not Supplier.objects.exists()
        assert files_in(store_of_its_own) == {}

    def test_leaves_a_line_of_digest_dates_and_reason(self, cast: Cast) -> None:
        document = kept(cast.atelier, received_at=LONG_AGO)

        documents_purge_expired(now=NOW, by=CLERK)

        line = ArchiveEntry.objects.get(kind=ArchiveEntry.Kind.PURGED)
        assert (line.document, line.sha256, line.reason) == (document.pk, document.sha256, "expired")
        assert line.received_at == LONG_AGO

    def test_leaves_an_archive_that_holds(self, cast: Cast, django_capture_on_commit_callbacks: Commit) -> None:
        kept(cast.atelier, b"old", received_at=LONG_AGO)
        kept(cast.atelier, b"young")

        with django_capture_on_commit_callbacks(execute=True):
            documents_purge_expired(now=NOW, by=CLERK)

        proof = archive_verify(organisation=cast.atelier.pk, now=timezone.now() + timedelta(hours=1))
        assert (proof.faults, proof.kept, proof.purged) == ((), 1, 1)

    def test_is_in_the_audit_trail(self, cast: Cast) -> None:
        document = kept(cast.atelier, received_at=LONG_AGO)

        documents_purge_expired(now=NOW, by=CLERK)

        assert actions(object_id=str(document.pk), actor=7, organisation=cast.atelier.pk) == ["document.purged"]

    def test_keeps_the_costs(self, cast: Cast) -> None:
        document = kept(cast.atelier, received_at=LONG_AGO)
        facts = {"organisation": cast.atelier.pk, "engine": "azure", "kind": "paid", "pages": 1, "amount": 1}
        CostEntry.objects.create(document=document.pk, at=LONG_AGO, **facts)

        documents_purge_expired(now=NOW, by=CLERK)

        assert CostEntry.objects.filter(document=document.pk).exists()

    def test_takes_the_evidence_on_a_younger_twin(self, cast: Cast) -> None:
        old = of_helene(cast.atelier, received_at=LONG_AGO)
        young = of_helene(cast.atelier, Supplier.objects.get(), name="copie.pdf")
        Twin.objects.create(
            invoice=young.invoices.get(), earlier=old.invoices.get(), why="same_text", likeness=1.0, evidence=[NAME]
        )

        documents_purge_expired(now=NOW, by=CLERK)

        assert not Twin.objects.exists()
        assert young.invoices.exists()

    def test_takes_an_empty_batch_and_what_the_administration_noted(self, cast: Cast) -> None:
        batch = Batch.objects.create(organisation=cast.atelier, origin=Origin.WEB)
        document = of_helene(cast.atelier, received_at=LONG_AGO, batch=batch)
        LogEntry.objects.create(
            user=cast.sam,
            content_type=ContentType.objects.get_for_model(Document),
            object_id=str(document.pk),
            object_repr=document.name,
            action_flag=CHANGE,
        )

        documents_purge_expired(now=NOW, by=CLERK)

        assert not Batch.objects.exists()
        assert not LogEntry.objects.exists()

    def test_forgets_runs_of_sources_after_a_year(self, cast: Cast) -> None:
        source = SourceFactory.create(organisation=cast.atelier)
        for days in (366, 364):
            SourceRun.objects.create(source=source, started_at=NOW - timedelta(days=days), problems=[{"name": NAME}])

        documents_purge_expired(now=NOW, by=CLERK)

        assert SourceRun.objects.get().started_at == NOW - timedelta(days=364)


class TestASupplierThatStays:
    def test_may_be_unknown(self, cast: Cast) -> None:
        document = of_helene(cast.atelier, received_at=LONG_AGO)
        document.invoices.update(supplier=None)

        assert documents_purge_expired(now=NOW, by=CLERK).purged == 1
        assert Supplier.objects.get().names == [NAME]  # no invoice said that it was theirs

    def test_keeps_its_name_when_nothing_else_is_known(self, cast: Cast) -> None:
        supplier = SupplierFactory.create(organisation=cast.atelier, name=NAME, names=[NAME])
        of_helene(cast.atelier, supplier, received_at=LONG_AGO)
        of_helene(cast.atelier, supplier, name="récente.pdf").invoices.update(fields={})

        documents_purge_expired(now=NOW, by=CLERK)

        supplier.refresh_from_db()
        assert supplier.name == NAME

    def test_keeps_what_stands_on_invoices_that_stay(self, cast: Cast) -> None:
        supplier = SupplierFactory.create(organisation=cast.atelier, name=NAME, names=[NAME])
        of_helene(cast.atelier, supplier, received_at=LONG_AGO)
        of_helene(cast.atelier, supplier, name="récente.pdf")

        documents_purge_expired(now=NOW, by=CLERK)

        supplier.refresh_from_db()
        assert (supplier.name, supplier.names, supplier.ibans.count()) == (NAME, [NAME], 1)

    def test_loses_spellings_and_accounts_that_stood_on_no_other(self, cast: Cast) -> None:
        supplier = SupplierFactory.create(organisation=cast.atelier, name=NAME, names=[NAME, "HQ Musique"])
        of_helene(cast.atelier, supplier, received_at=LONG_AGO)
        young = of_helene(cast.atelier, supplier, name="récente.pdf").invoices.get()
        young.fields = {"supplier_name": {"value": "HQ Musique"}, "supplier_iban": None}
        young.save()

        documents_purge_expired(now=NOW, by=CLERK)

        supplier.refresh_from_db()
        assert (supplier.name, supplier.names) == ("HQ Musique", ["HQ Musique"])
        assert not supplier.ibans.filter(iban=IBAN.replace(" ", "")).exists()


class TestAPurgeThatWasCutOff:
    def test_is_finished_by_the_next(self, cast: Cast, store_of_its_own: Path) -> None:
        # Killed after the transaction and before the bytes went: on_commit never ran.
        document = of_helene(cast.atelier, received_at=LONG_AGO)
        assert document_purge(document_id=document.pk, now=NOW, by=CLERK)
        assert len(files_in(store_of_its_own)) == 2

        done = documents_purge_expired(now=timezone.now() + timedelta(days=2), by=CLERK)

        assert done.remains == 2
        assert files_in(store_of_its_own) == {}

    def test_leaves_the_document_whole_before_that(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        document = of_helene(cast.atelier, received_at=LONG_AGO)

        def killed(*_arguments: object, **_facts: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(retention, "register_purged", killed)
        with pytest.raises(KeyboardInterrupt):
            documents_purge_expired(now=NOW, by=CLERK)

        assert document.invoices.exists()
        assert place_of(document).exists()
        assert archive_verify(organisation=cast.atelier.pk, now=NOW).faults == ()

    def test_counts_what_it_could_not_purge(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        kept(cast.atelier, received_at=LONG_AGO)

        def met(*_arguments: object, **_facts: object) -> None:
            raise IntegrityError

        monkeypatch.setattr(retention, "traces_remove", met)

        assert documents_purge_expired(now=NOW, by=CLERK).left == 1
        assert Document.objects.exists()

    def test_goes_on_when_the_store_is_away(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Commit
    ) -> None:
        document = kept(cast.atelier, received_at=LONG_AGO)
        delete = store.purge

        def away(_name: str) -> None:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(store, "purge", away)
        with django_capture_on_commit_callbacks(execute=True):
            assert document_purge(document_id=document.pk, now=NOW, by=CLERK)
        monkeypatch.setattr(store, "purge", delete)

        assert place_of(document).exists()
        assert documents_purge_expired(now=NOW, by=CLERK).remains == 1
