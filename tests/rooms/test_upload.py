"""Sending documents in from a page: by the script, one by one, and by the plain form."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from invoices import receiving, wiring
from invoices.errors import InvoiceError, ScannerAway, StorageAway, VirusFound
from invoices.models import Batch, Document, Origin
from invoices.models.document import Priority
from tests.cast import Cast
from tests.conftest import SignIn
from tests.intake import a_pdf, look_here

ADDRESS = "/documents/upload"
SCRIPT = {"accept": "application/json"}
FORM = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture(autouse=True)
def _looked_at_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "look_at", look_here)


@pytest.fixture
def ben(cast: Cast, sign_in: SignIn) -> Client:
    """The accountant's browser."""
    return sign_in(cast.ben)


def a_file(name: str = "facture.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_pdf() if content is None else content, "application/pdf")


def send(browser: Client, *files: SimpleUploadedFile, **more: Any) -> HttpResponse:
    return browser.post(ADDRESS, {"file": list(files), **more}, headers=SCRIPT)  # type: ignore[return-value]


def fill_in(browser: Client, *files: SimpleUploadedFile) -> HttpResponse:
    return browser.post(ADDRESS, {"file": list(files)}, headers=FORM)  # type: ignore[return-value]


def told(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def breaks(monkeypatch: pytest.MonkeyPatch, problem: Exception) -> None:
    def fail(**_facts: object) -> None:
        raise problem

    monkeypatch.setattr(receiving, "document_receive", fail)


class TestByTheScript:
    def test_a_new_document_is_told_with_its_address(self, ben: Client, cast: Cast) -> None:
        answer: Any = send(ben, a_file())

        document = Document.objects.get()
        assert (answer.status_code, answer.json()["is_new"]) == (201, True)
        assert answer.json()["url"] == reverse("document", args=[document.pk])
        assert (document.organisation, document.received_by, document.origin) == (cast.atelier, cast.ben, Origin.WEB)
        assert document.priority == Priority.PERSON

    def test_the_same_bytes_are_told_to_be_here(self, ben: Client) -> None:
        first: Any = send(ben, a_file())
        again: Any = send(ben, a_file("autre.pdf"))

        assert (again.status_code, again.json()["is_new"]) == (200, False)
        assert again.json()["id"] == first.json()["id"]

    def test_the_files_of_one_drop_share_a_batch(self, ben: Client) -> None:
        made: Any = ben.post(reverse("batch_new"), headers=SCRIPT)
        send(ben, a_file(), batch=made.json()["id"])
        send(ben, a_file(content=a_pdf("Facture n° 2")), batch=made.json()["id"])

        assert made.status_code == 201
        assert made.json()["url"] == reverse("batch", args=[made.json()["id"]])
        assert Batch.objects.get().documents.count() == 2

    def test_a_large_drop_waits_behind_single_documents(self, ben: Client) -> None:
        send(ben, a_file(), bulk="yes")

        assert Document.objects.get().priority == Priority.BULK

    def test_a_batch_of_others_is_not_there(self, ben: Client, cast: Cast) -> None:
        other = Batch.objects.create(organisation=cast.elsewhere, origin=Origin.WEB)

        assert send(ben, a_file(), batch=other.pk).status_code == 404
        assert not Document.objects.exists()

    @pytest.mark.parametrize("number", ["", "abc", "-1", "9" * 30, "²"])
    def test_a_batch_that_is_no_number_is_none(self, ben: Client, number: str) -> None:
        assert send(ben, a_file(), batch=number).status_code == 201
        assert Document.objects.get().batch is None

    @pytest.mark.parametrize("files", [(), (a_file("a.pdf"), a_file("b.pdf"))], ids=["none", "two"])
    def test_takes_one_file_a_request(self, ben: Client, files: tuple[SimpleUploadedFile, ...]) -> None:
        answer: Any = send(ben, *files)

        assert (answer.status_code, answer.json()["code"]) == (400, "no_file")

    @pytest.mark.parametrize(
        ("content", "code"),
        [(b"not an invoice", "unknown_kind"), (b"%PDF-1.7\n%cut", "damaged_file")],
    )
    def test_what_is_no_document_is_refused_in_words(self, ben: Client, content: bytes, code: str) -> None:
        answer: Any = send(ben, a_file(content=content))

        assert (answer.status_code, answer.json()["code"]) == (400, code)
        assert len(answer.json()["title"]) > 20
        assert not Document.objects.exists()

    @pytest.mark.parametrize(
        ("problem", "status", "code"),
        [
            (StorageAway(detail="No space left on device"), 503, "storage_away"),
            (ScannerAway(detail="nothing"), 503, "scanner_away"),
            (VirusFound(detail="Eicar"), 422, "virus_found"),
            (OperationalError("gone"), 503, "storage_away"),
        ],
    )
    def test_what_cannot_be_kept_is_told(
        self, ben: Client, monkeypatch: pytest.MonkeyPatch, problem: Exception, status: int, code: str
    ) -> None:
        breaks(monkeypatch, problem)

        answer: Any = send(ben, a_file())

        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert ("Retry-After" in answer.headers) == (status == 503)

    def test_a_full_queue_holds_bulk_back(self, ben: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(wiring, "most_waiting", lambda: 1)
        send(ben, a_file())

        answer: Any = send(ben, a_file(content=a_pdf("Facture n° 2")), bulk="yes")

        assert (answer.status_code, answer.json()["code"]) == (429, "intake_full")
        assert int(answer.headers["Retry-After"]) > 0


class TestByTheForm:
    def test_one_document_is_shown(self, ben: Client) -> None:
        answer = fill_in(ben, a_file())

        assert answer.headers["Location"] == reverse("document", args=[Document.objects.get().pk])

    def test_several_are_shown_together(self, ben: Client) -> None:
        answer = fill_in(ben, a_file(), a_file(content=a_pdf("Facture n° 2")))

        batch = Batch.objects.get()
        assert answer.headers["Location"] == reverse("batch", args=[batch.pk])
        assert batch.documents.count() == 2

    def test_says_what_is_here_already_and_leaves_no_empty_batch(self, ben: Client) -> None:
        fill_in(ben, a_file())
        answer = fill_in(ben, a_file("la-meme.pdf"))

        assert "facture.pdf" in told(answer)[0]
        assert Batch.objects.count() == 1

    def test_says_of_each_refused_file_why(self, ben: Client) -> None:
        answer = fill_in(ben, a_file("bon.pdf"), a_file("notes.txt", b"not an invoice"))

        assert [text.partition(":")[0].strip() for text in told(answer)] == ["notes.txt"]
        assert Document.objects.get().name == "bon.pdf"

    def test_of_many_refused_files_names_the_first(self, ben: Client) -> None:
        answer = fill_in(ben, *(a_file(f"{number}.txt", b"no invoice %d" % number) for number in range(13)))

        assert len(told(answer)) == 11
        assert "3" in told(answer)[-1]
        assert answer.headers["Location"] == reverse("document_list")

    def test_stops_at_what_keeps_all_out(self, ben: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        breaks(monkeypatch, StorageAway(detail="nothing"))

        answer = fill_in(ben, a_file("a.pdf"), a_file("b.pdf"), a_file("c.pdf"))

        assert len(told(answer)) == 2
        assert "2" in told(answer)[-1]

    def test_without_a_file_asks_for_one(self, ben: Client) -> None:
        answer = fill_in(ben)

        assert answer.headers["Location"] == reverse("document_list")
        assert told(answer)


class TestWho:
    def test_those_who_only_look_on_may_not(self, cast: Cast, sign_in: SignIn) -> None:
        browser = sign_in(cast.victor)

        assert send(browser, a_file()).status_code == 403
        assert browser.post(reverse("batch_new")).status_code == 403

    def test_strangers_are_sent_to_the_door(self, db: None, client: Client) -> None:
        assert send(client, a_file()).headers["Location"].startswith(reverse("account_login"))

    def test_another_site_may_not_send(self, cast: Cast, sign_in: SignIn) -> None:
        browser = Client(enforce_csrf_checks=True)
        browser.cookies = sign_in(cast.ben).cookies

        assert send(browser, a_file()).status_code == 403


def test_every_kind_of_error_has_a_status(ben: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds: list[Callable[..., InvoiceError]] = [VirusFound, StorageAway, InvoiceError]
    statuses = []
    for kind in kinds:
        breaks(monkeypatch, kind(detail="x"))
        statuses.append(send(ben, a_file()).status_code)

    assert statuses == [422, 503, 422]
