"""Telling workers that there is work: a hint may be lost, and nothing with it."""

from collections.abc import Iterator

import pytest
from celery import current_app
from django.db import OperationalError, transaction
from kombu.exceptions import OperationalError as BrokerAway
from pytest_django import DjangoCaptureOnCommitCallbacks

from invoices.models import Document
from invoices.models.document import Priority
from invoices.services import hints
from invoices.services.hints import QUEUES, TASK, hint, hint_now
from invoices.tasks import read_document
from tests.doubles.brokers import Notebook, notebook
from tests.factories_invoices import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def broker() -> Iterator[Notebook]:
    with notebook() as book:
        yield book


class TestAHint:
    def test_names_a_task_that_there_is_and_lines_that_there_are(self) -> None:
        assert read_document.name == TASK
        assert set(QUEUES.values()) <= set(current_app.conf.task_queues)
        assert set(QUEUES) == set(Priority)

    def test_of_what_a_person_waits_for_goes_before_a_bulk_import(self, broker: Notebook) -> None:
        assert hint_now(1, Priority.BULK)
        assert hint_now(2, Priority.PERSON)

        assert broker.told == [(1, "reading"), (2, "urgent")]

    def test_is_noted_on_the_row(self, broker: Notebook) -> None:
        document = DocumentFactory.create()

        assert hint_now(document.pk, document.priority)

        assert Document.objects.get().hinted_at is not None

    def test_leaves_once_the_transaction_holds(
        self, broker: Notebook, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        document = DocumentFactory.create()
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            hint(document)
            assert broker.told == []

        assert broker.documents == [document.pk]

    def test_of_a_long_import_waits_in_the_rows(
        self,
        broker: Notebook,
        monkeypatch: pytest.MonkeyPatch,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        monkeypatch.setattr(hints, "MOST_HINTS", 2)
        bulk = DocumentFactory.create_batch(3, priority=Priority.BULK)
        person = DocumentFactory.create()

        for document in (*bulk, person):
            with django_capture_on_commit_callbacks(execute=True):
                hint(document)

        assert broker.documents == [bulk[0].pk, bulk[1].pk, person.pk]

    def test_of_what_was_undone_never_leaves(
        self, broker: Notebook, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            hint(DocumentFactory.create())
            transaction.set_rollback(True)

        assert broker.told == []


class TestWithoutABroker:
    @pytest.mark.parametrize("problem", [BrokerAway("away"), ConnectionResetError("away"), TimeoutError("away")])
    def test_a_hint_says_so_and_goes_on(self, monkeypatch: pytest.MonkeyPatch, problem: Exception) -> None:
        def fail(*_names: object, **_facts: object) -> None:
            raise problem

        document = DocumentFactory.create()
        monkeypatch.setattr(current_app, "send_task", fail)

        assert not hint_now(document.pk, document.priority)
        assert Document.objects.get().hinted_at is None

    @pytest.mark.parametrize("problem", [OperationalError("away"), RuntimeError("a fault of ours")])
    def test_whatever_comes_after_the_promise_does_not_break_it(
        self,
        monkeypatch: pytest.MonkeyPatch,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
        problem: Exception,
    ) -> None:
        def fail(*_anything: object) -> None:
            raise problem

        monkeypatch.setattr("invoices.services.hints.hint_now", fail)

        with django_capture_on_commit_callbacks(execute=True):
            hint(Document(pk=1))
