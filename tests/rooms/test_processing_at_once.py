"""Several workers at once on one PostgreSQL, and a database that goes away in the middle."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from django.db import connection

from invoices.fields import Assessment, Outcome, Verdict
from invoices.models import Document, Invoice, OcrRun, State, Supplier, SupplierIban, Understanding
from invoices.models.document import FINAL
from invoices.pipeline import Tools
from invoices.services import understanding
from invoices.services.processing import document_process
from tests.builders import an_outcome
from tests.doubles.readers import ReaderMeanwhile, ReaderThatSays
from tests.factories import OrganisationFactory
from tests.factories_invoices import DocumentFactory
from tests.understood import an_invoice

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS = 6
OUTCOME = an_outcome(extraction=an_invoice(), assessment=Assessment(0.99, (), Verdict.ACCEPTED, 0.9))


@pytest.fixture(autouse=True)
def _on_postgres(monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has one table lock; tests/journeys/test_once_each.py has SQLite in a file")

    def understood(context: object) -> Callable[[object], Outcome]:
        return lambda result: OUTCOME

    monkeypatch.setattr(understanding, "quick_half", understood)


def at_once(work: Callable[[int], object]) -> list[object]:
    """Do it in so many threads, each with a connection of its own."""
    together = Barrier(WORKERS)

    def one(number: int) -> object:
        together.wait()
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(one, range(WORKERS)))


def process(document_id: int) -> State | None:
    return document_process(document_id=document_id, tools=Tools(ReaderThatSays()))


class TestWorkersAtOnce:
    def test_on_the_same_document_do_it_once(self) -> None:
        document = DocumentFactory.create()

        ends = at_once(lambda _: process(document.pk))

        assert (ends.count(State.ACCEPTED), ends.count(None)) == (1, WORKERS - 1)
        assert [kind.objects.count() for kind in (OcrRun, Understanding, Invoice)] == [1, 1, 1]

    def test_on_documents_of_one_supplier_wait_for_one_another_and_none_for_ever(self) -> None:
        company = OrganisationFactory.create()
        documents = [each.pk for each in DocumentFactory.create_batch(4 * WORKERS, organisation=company)]

        # Each from another end of the pile, so that they meet.
        at_once(lambda number: [process(pk) for pk in documents[4 * number :] + documents[: 4 * number]])

        assert set(Document.objects.values_list("state", flat=True)) <= set(FINAL)
        assert not Document.objects.exclude(error_code="").exists()
        assert Invoice.objects.count() == OcrRun.objects.count() == len(documents)
        assert (Supplier.objects.count(), SupplierIban.objects.count()) == (1, 1)


class TestADatabaseThatGoesAway:
    def test_while_a_document_is_read_costs_neither_the_reading_nor_a_try(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (number,) = cursor.fetchone()

        def cut() -> None:
            with closing(connection.copy()) as other, other.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [number])

        document, reader = DocumentFactory.create(), ReaderMeanwhile(cut)

        assert document_process(document_id=document.pk, tools=Tools(reader)) == State.ACCEPTED

        assert (len(reader.read), OcrRun.objects.count()) == (1, 1)
