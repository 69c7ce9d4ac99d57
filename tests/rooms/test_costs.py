"""The cost ledger: what was paid, and what was not paid because it was not needed."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from invoices.document import OcrResult
from invoices.models import CostEntry, Document
from invoices.ocr.engine import Engine
from invoices.ocr.engines.azure import Azure
from invoices.ocr.engines.mistral import Mistral
from invoices.ocr.policy import Policy
from invoices.services.costs import cost_avoided, costs_paid, costs_write
from tests.builders import a_page_reading, an_attempt, an_ocr_result
from tests.factories_invoices import DocumentFactory

pytestmark = pytest.mark.django_db

CENT = Decimal("0.01")
AZURE, MISTRAL = Azure(cost_per_page=CENT), Mistral(cost_per_page=Decimal("0.004"))
SERVICES: dict[str, Engine] = {"azure": AZURE, "mistral": MISTRAL}
AT_HOME = a_page_reading()
AWAY = Policy(away="azure", away_allowed=True)


def read_by(*attempts: tuple[str, str]) -> OcrResult:
    """Read a page for each attempt: at home first, then by a service at a price."""
    return an_ocr_result(
        *(
            a_page_reading(number=number, attempts=(an_attempt(), an_attempt(engine, cost=Decimal(cost))), used=1)
            for number, (engine, cost) in enumerate(attempts, 1)
        )
    )


@pytest.fixture
def document() -> Document:
    return DocumentFactory.create()


def entries() -> list[tuple[str, str, str, int, Decimal]]:
    return list(CostEntry.objects.values_list("engine", "kind", "why", "pages", "amount"))


class TestWhatWasPaid:
    def test_is_one_entry_for_each_service_with_its_pages(self, document: Document) -> None:
        costs_write(document, read_by(("azure", "0.01"), ("azure", "0.01"), ("mistral", "0.004")), AWAY, SERVICES)

        assert entries()[:2] == [
            ("azure", "paid", "", 2, Decimal("0.02")),
            ("mistral", "paid", "", 1, Decimal("0.004")),
        ]

    def test_says_for_whom_and_for_what(self, document: Document) -> None:
        costs_paid(document, read_by(("azure", "0.01")))

        entry = CostEntry.objects.get()
        assert (entry.organisation, entry.document) == (document.organisation_id, document.pk)

    def test_counts_a_page_that_was_paid_for_in_vain(self, document: Document) -> None:
        costs_paid(document, an_ocr_result(a_page_reading(attempts=(an_attempt(), an_attempt("azure", cost=CENT)))))

        assert entries() == [("azure", "paid", "", 1, CENT)]

    def test_is_nothing_where_nothing_was_paid(self, document: Document) -> None:
        costs_write(document, an_ocr_result(), Policy(), SERVICES)

        assert entries() == []


class TestWhatWasSaved:
    def test_by_reading_at_home_is_what_the_service_would_have_cost(self, document: Document) -> None:
        result = an_ocr_result(AT_HOME, a_page_reading(number=2))

        costs_write(document, result, AWAY, SERVICES)

        assert entries() == [("azure", "avoided", "local", 2, Decimal("0.02"))]

    def test_leaves_out_the_pages_that_were_sent(self, document: Document) -> None:
        sent = a_page_reading(number=2, attempts=(an_attempt(), an_attempt("azure", cost=CENT)))

        costs_write(document, an_ocr_result(AT_HOME, sent), AWAY, SERVICES)

        assert entries() == [("azure", "paid", "", 1, CENT), ("azure", "avoided", "local", 1, CENT)]

    def test_is_nothing_where_every_page_was_sent(self, document: Document) -> None:
        costs_write(document, read_by(("azure", "0.01")), AWAY, SERVICES)

        assert entries() == [("azure", "paid", "", 1, CENT)]

    @pytest.mark.parametrize(
        "policy",
        [Policy(), Policy(away="azure"), Policy(engine="tesseract", away="azure"), Policy(engine="vision_llm")],
        ids=["no service", "no consent", "named", "not here"],
    )
    def test_is_nothing_where_nothing_could_have_been_sent(self, document: Document, policy: Policy) -> None:
        costs_write(document, an_ocr_result(), policy, SERVICES)

        assert entries() == []

    def test_by_taking_a_kept_reading_up_again_is_what_it_cost(self, document: Document) -> None:
        cost_avoided(document, read_by(("azure", "0.01"), ("azure", "0.01"), ("tesseract", "0")))

        assert entries() == [("azure", "avoided", "kept", 2, Decimal("0.02"))]


class TestTheLedger:
    def test_is_never_changed(self, document: Document) -> None:
        costs_paid(document, read_by(("azure", "0.01")))
        entry = CostEntry.objects.get()

        with pytest.raises(TypeError, match="append-only"):
            entry.save()
        with pytest.raises(TypeError, match="append-only"):
            entry.delete()
        for change in (CostEntry.objects.all().delete, lambda: CostEntry.objects.update(amount=0)):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                change()

    def test_outlives_the_document(self, document: Document) -> None:
        costs_paid(document, read_by(("azure", "0.01")))

        document.delete()

        assert len(entries()) == 1
