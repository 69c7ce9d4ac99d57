"""Handing out bytes: unchanged, under a harmless name, and never as a page of ours."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from invoices import store
from invoices.delivering import POLICY, safe_name
from invoices.models import Document
from tests.cast import Cast
from tests.conftest import SignIn
from tests.factories_invoices import DocumentFactory, OcrRunFactory
from tests.papers import a_picture, an_answered_document

PDF = "application/pdf"
ACTIVE = b"%PDF-1.7\n<script>alert(1)</script>"


@pytest.fixture
def victor(cast: Cast, sign_in: SignIn) -> Client:
    """The browser of somebody who only looks on."""
    return sign_in(cast.victor)


def fetch(browser: Client, document: Document) -> Any:
    return browser.get(reverse("document_original", args=[document.pk]))


class TestTheOriginal:
    def test_is_what_was_received(self, cast: Cast, victor: Client) -> None:
        document = DocumentFactory.create(organisation=cast.atelier, content=ACTIVE)

        answer = fetch(victor, document)

        assert answer.content == ACTIVE
        assert answer.headers["Content-Type"] == PDF

    def test_does_nothing_in_a_browser(self, cast: Cast, victor: Client) -> None:
        headers = fetch(victor, DocumentFactory.create(organisation=cast.atelier)).headers

        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == POLICY
        assert headers["Cache-Control"] == "private, no-store"
        assert headers["Content-Disposition"].startswith("attachment;")

    def test_of_others_is_not_there(self, cast: Cast, victor: Client) -> None:
        assert fetch(victor, DocumentFactory.create(organisation=cast.elsewhere)).status_code == 404

    def test_out_of_reach_is_said_to_be(self, cast: Cast, victor: Client) -> None:
        answer = fetch(victor, DocumentFactory.create(organisation=cast.atelier, kept_as="received/00/away"))

        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "15")

    @pytest.mark.parametrize("name", ["a\r\nSet-Cookie: x=1.pdf", 'a".pdf', "é\u202efdp.exe", "x" * 300])
    def test_has_one_header_whatever_its_name(self, cast: Cast, victor: Client, name: str) -> None:
        document = DocumentFactory.create(organisation=cast.atelier, name=name[:255])

        answer = fetch(victor, document)

        said = answer.headers["Content-Disposition"]
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers
        assert said.isascii()
        assert "\n" not in said
        assert "\r" not in said
        assert len(said) < 1000


class TestNames:
    @pytest.mark.parametrize(
        ("name", "media_type", "saved"),
        [
            ("facture.pdf", PDF, "facture.pdf"),
            ("Facture n° 12.PDF", PDF, "Facture n° 12.PDF"),
            ("facture", PDF, "facture.pdf"),
            ("facture.exe", PDF, "facture.exe.pdf"),
            ("photo.jpeg", "image/jpeg", "photo.jpeg"),
            ("photo.jpg", "image/png", "photo.jpg.png"),
            ("../../etc/passwd", PDF, "_.._etc_passwd.pdf"),
            ("..\\..\\boot.ini", PDF, "_.._boot.ini.pdf"),
            ("a\x00b\r\nc.pdf", PDF, "abc.pdf"),
            ("facture\u202efdp.exe", PDF, "facturefdp.exe.pdf"),
            ("", PDF, "document.pdf"),
            ("...", PDF, "document.pdf"),
            (".pdf", PDF, "pdf.pdf"),
            ("x" * 300 + ".pdf", PDF, "x" * 150 + ".pdf"),
            ("CON: <a|b>?*.pdf", PDF, "CON_ _a_b___.pdf"),
            ("e\u0301.xml", "application/xml", "é.xml"),
            ("notes.dat", "application/octet-stream", "notes.dat"),
        ],
    )
    def test_do_no_harm(self, name: str, media_type: str, saved: str) -> None:
        assert safe_name(name, media_type) == saved


class TestAPage:
    @pytest.mark.parametrize(("kind", "said"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
    def test_is_shown_as_the_picture_it_is(self, cast: Cast, victor: Client, kind: str, said: str) -> None:
        document = self.with_page(cast, a_picture(kind))

        answer = victor.get(reverse("document_page", args=[document.pk, 1]))

        assert answer.headers["Content-Type"] == said
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == POLICY
        assert answer.headers["Cache-Control"].startswith("private, max-age=")
        assert answer.content == store.fetch(document.runs.get().images[0])

    @pytest.mark.parametrize("number", [0, 2, 10**12])
    def test_beyond_the_last_is_not_there(self, cast: Cast, victor: Client, number: int) -> None:
        document = self.with_page(cast, a_picture())

        assert victor.get(f"/documents/{document.pk}/pages/{number}").status_code == 404

    def test_that_is_no_picture_is_not_there(self, cast: Cast, victor: Client) -> None:
        document = self.with_page(cast, b"<html>")

        assert victor.get(reverse("document_page", args=[document.pk, 1])).status_code == 404

    def test_of_a_document_that_was_not_read_is_not_there(self, cast: Cast, victor: Client) -> None:
        document = DocumentFactory.create(organisation=cast.atelier)

        assert victor.get(reverse("document_page", args=[document.pk, 1])).status_code == 404

    def test_is_that_of_the_last_reading(self, cast: Cast, victor: Client) -> None:
        document = an_answered_document(cast.atelier)
        later = a_picture(size=(100, 120))
        OcrRunFactory.create(document=document, images=[store.keep(later, folder=store.PAGES)])

        assert victor.get(reverse("document_page", args=[document.pk, 1])).content == later

    def with_page(self, cast: Cast, content: bytes) -> Document:
        document: Document = DocumentFactory.create(organisation=cast.atelier)
        OcrRunFactory.create(document=document, images=[store.keep(content, folder=store.PAGES)])
        return document
