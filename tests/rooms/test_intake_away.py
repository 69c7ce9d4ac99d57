"""Taking documents in while something is away, full or failing: all of it holds, or nothing of it is there."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, OperationalError
from pytest_django import DjangoCaptureOnCommitCallbacks

from invoices import store, wiring
from invoices.errors import IntakeFull, StorageAway
from invoices.models import Document, State
from invoices.models.document import Priority
from invoices.services import intake
from tests.cast import Cast
from tests.doubles.brokers import Notebook, notebook
from tests.factories_invoices import DocumentFactory
from tests.intake import NO_ROWS, files_kept, look_here, receive, rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _looked_at_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "look_at", look_here)


@pytest.fixture
def broker() -> Iterator[Notebook]:
    with notebook() as book:
        yield book


class TestWhenSomethingIsAway:
    def test_a_broker_does_not_matter(
        self, cast: Cast, broker: Notebook, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        broker.is_away = True

        with django_capture_on_commit_callbacks(execute=True):
            document = receive(cast.atelier).document

        document.refresh_from_db()
        assert (document.state, document.hinted_at) == (State.RECEIVED, None)

    def test_a_full_disk_takes_nothing_in(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_anything: object) -> None:
            raise OSError(28, "No space left on device")

        before = files_kept()
        monkeypatch.setattr("ocrsite.storing.os.fsync", full)

        with pytest.raises(StorageAway, match="No space left on device"):
            receive(cast.atelier)

        assert files_kept() == before
        assert not Document.objects.exists()

    def test_a_store_that_removes_nothing_does_not_hide_what_went_wrong(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_anything: object) -> None:
            raise OperationalError("disk I/O error")

        def away(_name: str) -> None:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(intake, "register_received", fail)
        monkeypatch.setattr(store, "purge", away)

        with pytest.raises(OperationalError):
            receive(cast.atelier)

        assert rows() == NO_ROWS

    @pytest.mark.parametrize("step", ["_arrive", "hint", "register_received"])
    @pytest.mark.parametrize(
        "problem", [OperationalError("disk I/O error"), IntegrityError("no such user"), KeyboardInterrupt()], ids=repr
    )
    def test_a_database_leaves_neither_row_nor_file(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch, step: str, problem: BaseException
    ) -> None:
        def fail(*_anything: object) -> None:
            raise problem

        before = files_kept()
        monkeypatch.setattr(intake, step, fail)

        with pytest.raises(type(problem)):
            receive(cast.atelier)

        assert files_kept() == before
        assert rows() == NO_ROWS


class TestBackPressure:
    @pytest.fixture(autouse=True)
    def _two_at_most(self, monkeypatch: pytest.MonkeyPatch, cast: Cast) -> None:
        monkeypatch.setattr(wiring, "most_waiting", lambda: 2)
        for state in (State.RECEIVED, State.UNDERSTOOD):
            DocumentFactory.create(organisation=cast.atelier, state=state)

    def test_holds_a_bulk_import_back_with_nothing_kept(self, cast: Cast) -> None:
        before = files_kept()

        with pytest.raises(IntakeFull, match="2 documents are waiting"):
            receive(cast.atelier, priority=Priority.BULK)

        assert files_kept() == before

    def test_never_holds_a_person_back(self, cast: Cast) -> None:
        assert receive(cast.atelier).is_new

    def test_does_not_hold_back_what_is_known_already(self, cast: Cast) -> None:
        known = receive(cast.atelier).document

        assert receive(cast.atelier, priority=Priority.BULK).document == known

    def test_is_of_one_organisation_alone_and_counts_nothing_that_is_done(self, cast: Cast) -> None:
        assert receive(cast.elsewhere, priority=Priority.BULK).is_new
        Document.objects.filter(state=State.UNDERSTOOD).update(state=State.IN_REVIEW)
        assert receive(cast.atelier, priority=Priority.BULK).is_new

    def test_is_switched_off_by_nought(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(wiring, "most_waiting", lambda: 0)

        assert receive(cast.atelier, priority=Priority.BULK).is_new
