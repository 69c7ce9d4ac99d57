"""What is not fetched, sorted or asked for a second time, because nobody needs it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from rest_framework.test import APIClient

from invoices import store
from invoices.document import OcrResult
from invoices.models import Document
from invoices.ocr.kept import from_json
from invoices.selectors import twins
from invoices.selectors.twins import marks_by_invoice, marks_from_store
from tests.cast import Cast
from tests.conftest import SignIn
from tests.factories_invoices import InvoiceFactory
from tests.papers import an_answered_document, the_invoice

READING = '"invoices_ocrrun"."result"'


@pytest.fixture
def victor(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.victor)


@pytest.fixture
def program(cast: Cast, api: APIClient) -> APIClient:
    api.force_login(cast.victor, backend="allauth.account.auth_backends.AuthenticationBackend")
    return api


def asked(browser: Client, address: str) -> list[str]:
    """Return what the database is asked for an answer."""
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return [query["sql"] for query in queries]


def divided(document: Document, parts: int) -> None:
    first = the_invoice(document)
    for page in range(2, parts + 1):
        facts = {"understanding": first.understanding, "run": first.run, "document": document}
        InvoiceFactory.create(**facts, first_page=page, last_page=page)


class TestTheReading:
    """It holds every word of a file: megabytes for a long one."""

    @pytest.mark.parametrize("name", ["document", "document_live"])
    def test_is_not_fetched_for_a_page(self, victor: Client, cast: Cast, name: str) -> None:
        document = an_answered_document(cast.atelier)

        assert not [sql for sql in asked(victor, reverse(name, args=[document.pk])) if READING in sql]

    def test_is_not_fetched_for_a_picture_of_a_page(self, victor: Client, cast: Cast) -> None:
        document = an_answered_document(cast.atelier)

        assert not [sql for sql in asked(victor, reverse("document_page", args=[document.pk, 1])) if READING in sql]

    def test_is_not_fetched_for_a_status(self, program: APIClient, cast: Cast) -> None:
        document = an_answered_document(cast.atelier)

        assert not [sql for sql in asked(program, reverse("api_document", args=[document.pk])) if READING in sql]


class TestADividedFile:
    def test_is_shown_with_as_many_questions_for_many_invoices_as_for_few(self, victor: Client, cast: Cast) -> None:
        few, many = an_answered_document(cast.atelier, pages=6), an_answered_document(cast.atelier, pages=6)
        divided(few, 2)
        divided(many, 6)
        asked(victor, reverse("document", args=[few.pk]))

        counts = {len(asked(victor, reverse("document", args=[one.pk]))) for one in (few, many)}

        assert len(counts) == 1

    def test_has_its_reading_opened_once(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        document, opened = an_answered_document(cast.atelier, pages=6), list[int]()
        divided(document, 6)

        def note(kept: bytes) -> OcrResult:
            opened.append(len(kept))
            return from_json(kept)

        monkeypatch.setattr(twins, "from_json", note)

        marks = marks_by_invoice(document.invoices.all())

        assert (len(marks), len(opened)) == (6, 1)

    def test_opens_only_the_pages_that_prints_are_taken_of(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        invoice = the_invoice(an_answered_document(cast.atelier, pages=6))
        invoice.first_page, invoice.last_page = 2, 5
        fetch, fetched = store.fetch, list[str]()

        def note(name: str) -> bytes:
            fetched.append(name)
            return fetch(name)

        monkeypatch.setattr(store, "fetch", note)

        marks = marks_from_store(invoice)

        assert (len(marks.pictures), fetched) == (2, [invoice.run.images[1], invoice.run.images[4]])


@pytest.mark.parametrize("name", ["api_documents", "api_invoices"])
def test_a_list_of_a_state_is_not_sorted_for_rows_that_are_there_once(
    program: APIClient, cast: Cast, name: str
) -> None:
    an_answered_document(cast.atelier)

    assert not [sql for sql in asked(program, f"{reverse(name)}?state=in_review&state=accepted") if "DISTINCT" in sql]
