"""The API of documents: sent in once, followed to the end, and had back as they came."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient
from rest_framework.throttling import SimpleRateThrottle

from invoices import receiving, store, wiring
from invoices.delivering import POLICY
from invoices.errors import ScannerAway, StorageAway, VirusFound
from invoices.models import Arrival, Document, Origin, State
from invoices.models.document import Priority
from tests.cast import Cast
from tests.factories import ApiTokenFactory
from tests.factories_invoices import DocumentFactory
from tests.intake import a_pdf, look_here
from tests.papers import an_answered_document, failed, put_off, the_invoice

ADDRESS = "/api/documents/"
KEY = "prb_0123abcdright"


@pytest.fixture(autouse=True)
def _looked_at_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "look_at", look_here)


@pytest.fixture
def erp(cast: Cast, api: APIClient) -> APIClient:
    """A program of the accountant's, with a token that may read and write."""
    ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier, key=KEY, scopes=["read", "write"])
    api.credentials(HTTP_AUTHORIZATION=f"Bearer {KEY}")
    return api


def send(program: APIClient, content: bytes | None = None, *, key: str = "", **more: Any) -> Any:
    file = SimpleUploadedFile("facture.pdf", a_pdf() if content is None else content)
    headers = {"Idempotency-Key": key} if key else {}
    return program.post(ADDRESS, {"file": file, **more}, format="multipart", headers=headers)


def breaks(monkeypatch: pytest.MonkeyPatch, problem: Exception) -> None:
    def fail(**_facts: object) -> None:
        raise problem

    monkeypatch.setattr(receiving, "document_receive", fail)


class TestSending:
    def test_answers_once_it_is_durable_with_where_to_follow_it(self, erp: APIClient, cast: Cast) -> None:
        content = a_pdf()

        answer = send(erp, content)

        document = Document.objects.get()
        assert answer.status_code == 201
        assert answer.headers["Location"] == answer.json()["url"] == f"/api/documents/{document.pk}/"
        assert store.fetch(document.kept_as) == content
        assert (answer.json()["state"], answer.json()["sha256"]) == ("received", document.sha256)
        assert (document.origin, document.organisation, document.received_by) == (Origin.API, cast.atelier, cast.ben)
        assert document.priority == Priority.BULK

    def test_the_same_bytes_are_the_same_document(self, erp: APIClient) -> None:
        first, again = send(erp), send(erp)

        assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])
        assert again.headers["Location"] == first.headers["Location"]
        assert Arrival.objects.count() == 2

    def test_the_same_key_is_the_same_request(self, erp: APIClient) -> None:
        first, again = send(erp, key="facture-42"), send(erp, key="facture-42")

        assert [first.status_code, again.status_code] == [201, 200]
        assert Arrival.objects.count() == 1

    def test_a_key_with_other_bytes_is_refused(self, erp: APIClient) -> None:
        send(erp, key="facture-42")

        answer = send(erp, a_pdf("Facture n° 2"), key="facture-42")

        assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
        assert Document.objects.count() == 1

    def test_a_key_is_of_one_company(self, erp: APIClient, cast: Cast) -> None:
        send(erp, key="facture-42")
        ApiTokenFactory.create(user=cast.charlie, organisation=cast.elsewhere, key=KEY[::-1], scopes=["write"])
        erp.credentials(HTTP_AUTHORIZATION=f"Bearer {KEY[::-1]}")

        assert send(erp, a_pdf("Facture n° 2"), key="facture-42").status_code == 201

    @pytest.mark.parametrize("key", ["x" * 256, "clé", "a\tb"])
    def test_a_key_that_is_none_is_refused(self, erp: APIClient, key: str) -> None:
        answer = send(erp, key=key)

        assert (answer.status_code, set(answer.json()["errors"])) == (400, {"Idempotency-Key"})

    def test_keeps_how_it_is_to_be_read(self, erp: APIClient) -> None:
        send(erp, engine="tesseract", recipe="tesseract_strong")

        assert Document.objects.get().wanted == {"engine": "tesseract", "recipe": "tesseract_strong"}

    @pytest.mark.parametrize(("name", "value"), [("engine", "abbyy"), ("recipe", "magic"), ("recipe", "x" * 61)])
    def test_an_engine_or_preparation_that_there_is_not_is_refused(self, erp: APIClient, name: str, value: str) -> None:
        answer = send(erp, None, **{name: value})

        assert (answer.status_code, set(answer.json()["errors"])) == (400, {name})
        assert not Document.objects.exists()

    def test_without_a_file_asks_for_one(self, erp: APIClient) -> None:
        answer = erp.post(ADDRESS, {"engine": "auto"}, format="multipart")

        assert (answer.status_code, set(answer.json()["errors"])) == (400, {"file"})

    def test_takes_no_other_form(self, erp: APIClient) -> None:
        assert erp.post(ADDRESS, {"file": "text"}, format="json").status_code == 415

    @pytest.mark.parametrize(
        ("content", "code"),
        [(b"", "empty_file"), (b"not an invoice", "unknown_kind"), (b"%PDF-1.7\n%cut", "damaged_file")],
    )
    def test_what_is_no_document_is_refused_with_its_code(self, erp: APIClient, content: bytes, code: str) -> None:
        answer = send(erp, content)

        assert (answer.status_code, answer.json()["code"]) == (400, code)
        assert len(answer.json()["title"]) > 20
        assert not Document.objects.exists()

    @pytest.mark.parametrize(
        ("problem", "status", "code"),
        [
            (StorageAway(detail="No space left on device"), 503, "storage_away"),
            (ScannerAway(detail="nothing"), 503, "scanner_away"),
            (OperationalError("gone"), 503, "storage_away"),
            (VirusFound(detail="Eicar"), 422, "virus_found"),
        ],
    )
    def test_fails_closed(
        self, erp: APIClient, monkeypatch: pytest.MonkeyPatch, problem: Exception, status: int, code: str
    ) -> None:
        breaks(monkeypatch, problem)

        answer = send(erp)

        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert ("Retry-After" in answer.headers) == (status == 503)

    def test_is_held_back_while_many_wait(self, erp: APIClient, monkeypatch: pytest.MonkeyPatch, cast: Cast) -> None:
        monkeypatch.setattr(wiring, "most_waiting", lambda: 1)
        DocumentFactory.create(organisation=cast.atelier)

        answer = send(erp)

        assert (answer.status_code, answer.json()["code"]) == (429, "intake_full")
        assert int(answer.headers["Retry-After"]) > 0

    def test_counts_documents_by_themselves(self, erp: APIClient, monkeypatch: pytest.MonkeyPatch) -> None:
        rates = {**SimpleRateThrottle.THROTTLE_RATES, "upload": "1/minute"}
        monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", rates)

        assert [send(erp).status_code, send(erp).status_code] == [201, 429]
        assert erp.get(ADDRESS).status_code == 200

    def test_needs_the_scope_to_write(self, cast: Cast, api: APIClient) -> None:
        ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier, key=KEY, scopes=["read"])
        api.credentials(HTTP_AUTHORIZATION=f"Bearer {KEY}")

        assert send(api).status_code == 403


class TestADatabaseThatIsAway:
    def test_is_told_with_when_to_come_back(self, erp: APIClient, monkeypatch: pytest.MonkeyPatch) -> None:
        def gone(*_arguments: object) -> None:
            raise OperationalError("gone")

        monkeypatch.setattr("invoices.api.documents.documents_of", gone)

        answer = erp.get(ADDRESS)

        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0


class TestTheList:
    def names(self, program: APIClient, **asked: Any) -> list[str]:
        return [each["name"] for each in program.get(ADDRESS, asked).json()["results"]]

    def test_holds_ones_own_newest_first(self, erp: APIClient, cast: Cast) -> None:
        for name in ("a.pdf", "b.pdf"):
            DocumentFactory.create(organisation=cast.atelier, name=name)
        DocumentFactory.create(organisation=cast.elsewhere)

        assert self.names(erp) == ["b.pdf", "a.pdf"]

    def test_shows_states(self, erp: APIClient, cast: Cast) -> None:
        DocumentFactory.create(organisation=cast.atelier, name="new.pdf")
        DocumentFactory.create(organisation=cast.atelier, name="read.pdf", held=True)
        DocumentFactory.create(organisation=cast.atelier, name="bad.pdf", state=State.FAILED)

        assert self.names(erp, state=["failed", "reading"]) == ["bad.pdf", "read.pdf"]

    def test_shows_what_came_since(self, erp: APIClient, cast: Cast) -> None:
        start = timezone.now()
        old = timezone.datetime(2020, 1, 1, tzinfo=timezone.get_current_timezone())  # type: ignore[attr-defined]
        DocumentFactory.create(organisation=cast.atelier, name="old.pdf", received_at=old)
        DocumentFactory.create(organisation=cast.atelier, name="new.pdf")

        assert self.names(erp, since=start.isoformat()) == ["new.pdf"]
        assert self.names(erp, since="2019-12-31") == ["new.pdf", "old.pdf"]

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("state", "lost"),
            ("since", "yesterday"),
            ("since", "0001-01-01T00:00:00+14:00"),
            ("since", "9999-12-31T23:59:59-14:00"),
        ],
    )
    def test_says_which_filter_makes_no_sense(self, erp: APIClient, name: str, value: str) -> None:
        answer = erp.get(ADDRESS, {name: value})

        assert (answer.status_code, set(answer.json()["errors"])) == (400, {name})

    def test_asks_as_often_for_many_as_for_few(
        self, erp: APIClient, cast: Cast, django_assert_max_num_queries: Any
    ) -> None:
        for _ in range(8):
            an_answered_document(cast.atelier)

        with django_assert_max_num_queries(10):
            assert len(self.names(erp)) == 8


class TestTheStatus:
    def status(self, program: APIClient, document: Document) -> dict[str, Any]:
        answer = program.get(reverse("api_document", args=[document.pk]))
        assert answer.status_code == 200
        body: dict[str, Any] = answer.json()
        return body

    def test_tells_the_step_and_about_how_long_it_takes(self, erp: APIClient, cast: Cast) -> None:
        document = DocumentFactory.create(organisation=cast.atelier, held=True, step="tesseract", step_page=2, pages=5)

        told = self.status(erp, document)

        assert {name: told[name] for name in ("state", "step", "page", "pages", "error", "attempts")} == {
            "state": "reading",
            "step": "tesseract",
            "page": 2,
            "pages": 5,
            "error": None,
            "attempts": [],
        }
        assert told["estimate_seconds"] > 0

    def test_tells_what_came_of_it(self, erp: APIClient, cast: Cast) -> None:
        document = an_answered_document(cast.atelier)

        told = self.status(erp, document)

        (attempt,), (invoice,) = told["attempts"], told["invoices"]
        assert (attempt["engine"], attempt["seconds"], attempt["cost"]) == ("tesseract", 4.2, "0.000000")
        assert invoice == {
            "id": the_invoice(document).pk,
            "url": reverse("api_invoice", args=[the_invoice(document).pk]),
        }
        assert told["estimate_seconds"] is None

    def test_tells_why_it_failed(self, erp: APIClient, cast: Cast) -> None:
        told = self.status(erp, failed(cast.atelier, "too_many_pages", pages=400, most=300))

        assert told["error"]["code"] == "too_many_pages"
        assert "400" in told["error"]["message"]

    def test_tells_when_it_is_tried_again(self, erp: APIClient, cast: Cast) -> None:
        told = self.status(erp, put_off(cast.atelier, timezone.now()))

        assert told["error"]["code"] == "engine_busy"
        assert told["next_attempt_at"]

    def test_of_others_is_not_there(self, erp: APIClient, cast: Cast) -> None:
        other = DocumentFactory.create(organisation=cast.elsewhere)

        for name in ("api_document", "api_document_original"):
            assert erp.get(reverse(name, args=[other.pk])).status_code == 404

    def test_of_a_number_beyond_all_is_not_there(self, erp: APIClient) -> None:
        assert erp.get(f"/api/documents/{10**30}/").status_code == 404


class TestTheOriginal:
    def test_is_what_was_sent(self, erp: APIClient) -> None:
        content = a_pdf()
        told = send(erp, content).json()

        answer: Any = erp.get(told["original"])

        assert answer.content == content
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="facture.pdf"'
        assert answer.headers["Content-Security-Policy"] == POLICY

    def test_out_of_reach_is_said_to_be(self, erp: APIClient, cast: Cast) -> None:
        document = DocumentFactory.create(organisation=cast.atelier, kept_as="received/00/away")

        answer = erp.get(reverse("api_document_original", args=[document.pk]))

        assert (answer.status_code, answer.json()["code"]) == (503, "storage_away")
        assert answer.headers["Retry-After"] == "15"
