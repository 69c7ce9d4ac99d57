"""The pages of documents: the list, one of them, and what was sent together."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.desk import SESSION_KEY
from invoices.errors import ERRORS
from invoices.fields import Verdict
from invoices.models import Arrival, Batch, Document, Invoice, Origin, State
from invoices.web.documents import PAGE
from tests.cast import Cast
from tests.conftest import SignIn
from tests.factories import MembershipFactory
from tests.factories_invoices import DocumentFactory, InvoiceFactory, SourceFactory
from tests.papers import an_answered_document, failed, put_off, the_invoice

LIST = "/documents/"


@pytest.fixture
def victor(cast: Cast, sign_in: SignIn) -> Client:
    """The browser of somebody who only looks on."""
    return sign_in(cast.victor)


def shown(response: Any) -> list[str]:
    return [document.name for document in response.context["page"]]


def named(cast: Cast, *names: str, **facts: object) -> list[Document]:
    return [DocumentFactory.create(organisation=cast.atelier, name=name, **facts) for name in names]


def page_of(browser: Client, document: Document) -> Any:
    return browser.get(reverse("document", args=[document.pk]))


class TestTheList:
    def test_holds_ones_own_newest_first(self, cast: Cast, victor: Client) -> None:
        named(cast, "a.pdf", "b.pdf")
        DocumentFactory.create(organisation=cast.elsewhere)

        assert shown(victor.get(LIST)) == ["b.pdf", "a.pdf"]

    @pytest.mark.parametrize(
        ("state", "names"),
        [
            ("on_the_way", ["read.pdf", "new.pdf"]),
            ("failed", ["bad.pdf"]),
            ("accepted", []),
            ("nonsense", ["bad.pdf", "read.pdf", "new.pdf"]),
        ],
    )
    def test_shows_a_state(self, cast: Cast, victor: Client, state: str, names: list[str]) -> None:
        named(cast, "new.pdf")
        named(cast, "read.pdf", held=True)
        named(cast, "bad.pdf", state=State.FAILED)

        assert shown(victor.get(LIST, {"state": state})) == names

    def test_counts_each_state_in_its_tab(self, cast: Cast, victor: Client) -> None:
        named(cast, "a.pdf", "b.pdf", held=True)
        failed(cast.atelier)

        tabs = victor.get(LIST, {"q": "a", "state": "failed"}).context["tabs"]

        assert [tab.count for tab in tabs] == [3, 2, 0, 0, 0, 1]
        assert [tab.is_current for tab in tabs] == [False, False, False, False, False, True]
        assert tabs[1].url == "/documents/?state=on_the_way&q=a"

    def test_finds_a_name_or_a_number(self, cast: Cast, victor: Client) -> None:
        named(cast, "Mars.pdf", "avril.pdf")
        document = an_answered_document(cast.atelier, name="scan.pdf")

        assert shown(victor.get(LIST, {"q": "MARS"})) == ["Mars.pdf"]
        assert shown(victor.get(LIST, {"q": the_invoice(document).invoice_number.lower()})) == ["scan.pdf"]

    @pytest.mark.parametrize("text", ["%", "\x00", "x" * 500, "';--"])
    def test_finds_nothing_by_nonsense_and_says_so(self, cast: Cast, victor: Client, text: str) -> None:
        named(cast, "a.pdf")

        assert victor.get(LIST, {"q": text}).status_code == 200

    def test_comes_in_pages(self, cast: Cast, victor: Client) -> None:
        DocumentFactory.create_batch(PAGE + 1, organisation=cast.atelier)

        assert [len(shown(victor.get(LIST, {"page": page}))) for page in ("1", "2", "abc")] == [PAGE, 1, PAGE]

    def test_asks_as_often_for_many_as_for_few(
        self, cast: Cast, victor: Client, django_assert_max_num_queries: Any
    ) -> None:
        source = SourceFactory.create(organisation=cast.atelier)
        for _ in range(12):
            an_answered_document(cast.atelier, source=source)

        with django_assert_max_num_queries(16):
            victor.get(LIST)

    def test_has_a_place_to_drop_for_those_who_may_send(self, cast: Cast, sign_in: SignIn) -> None:
        assert 'data-controller="upload"' in sign_in(cast.ben).get(LIST).content.decode()
        assert 'data-controller="upload"' not in sign_in(cast.victor).get(LIST).content.decode()

    def test_is_empty_at_first(self, victor: Client) -> None:
        assert shown(victor.get(LIST)) == []

    def test_needs_an_organisation(self, cast: Cast, sign_in: SignIn) -> None:
        cast.place(cast.victor).delete()

        assert sign_in(cast.victor).get(LIST).status_code == 404

    def test_writes_totals_in_their_currency(self, cast: Cast, victor: Client) -> None:
        made = [the_invoice(an_answered_document(cast.atelier)) for _ in range(3)]
        for invoice, currency in zip(made, ("EUR", "", "???"), strict=True):
            Invoice.objects.filter(pk=invoice.pk).update(currency=currency)

        page = victor.get(LIST, headers={"accept-language": "en"}).content.decode()

        assert page.count("253.20") == 3
        assert page.count("€253.20") == 1

    def test_names_what_was_noticed_and_how_many_invoices_there_are(self, cast: Cast, victor: Client) -> None:
        document = an_answered_document(cast.atelier, pages=2)
        first = the_invoice(document)
        InvoiceFactory.create(
            understanding=first.understanding, run=first.run, document=document, first_page=2, last_page=2
        )

        page = victor.get(LIST, headers={"accept-language": "en"}).content.decode()

        assert "2 invoices" in page
        assert "1 point" in page


class TestItsRows:
    def test_come_again_while_they_are_on_their_way(self, cast: Cast, victor: Client) -> None:
        (document,) = named(cast, "a.pdf", held=True, step="tesseract", step_page=2, pages=5)

        page = victor.get(LIST).content.decode()
        again = victor.get(reverse("documents_live"), {"ids": document.pk}).content.decode()

        assert f'hx-get="/documents/live/?ids={document.pk}"' in page
        assert f'hx-get="/documents/live/?ids={document.pk}"' in again
        assert f'id="document-{document.pk}" hx-swap-oob="true"' in again

    def test_come_a_last_time_when_they_are_done(self, cast: Cast, victor: Client) -> None:
        document = failed(cast.atelier)

        again = victor.get(reverse("documents_live"), {"ids": document.pk}).content.decode()

        assert "hx-get" not in again
        assert "data-announce" in again
        assert f"document-{document.pk}" in again

    def test_of_others_never_come(self, cast: Cast, victor: Client) -> None:
        other = DocumentFactory.create(organisation=cast.elsewhere)

        assert other.name not in victor.get(reverse("documents_live"), {"ids": other.pk}).content.decode()

    @pytest.mark.parametrize("ids", ["", "abc", "1,,2", "9" * 400, ",".join("1" * 3000)])
    def test_that_are_none_are_passed_over(self, victor: Client, ids: str) -> None:
        assert victor.get(reverse("documents_live"), {"ids": ids}).status_code == 200


class TestOneDocument:
    def test_shows_what_was_read_with_how_sure_it_is(self, cast: Cast, victor: Client) -> None:
        response = page_of(victor, an_answered_document(cast.atelier, pages=2))

        (view,) = response.context["invoices"]
        rows = {row.label: row for row in view.fields}
        assert len(rows) > 15
        assert all(row.percent == 97 and row.source == "ocr" and row.page == 1 for row in view.fields)
        assert [row.is_asked for row in view.fields].count(True) == 1
        assert [finding.severity for finding in view.findings] == ["doubt", "note"]
        assert all(finding.message and finding.advice for finding in view.findings)
        assert list(response.context["pages"]) == [1, 2]

    def test_speaks_the_language_of_the_reader(self, cast: Cast, victor: Client) -> None:
        document = an_answered_document(cast.atelier)

        page = victor.get(reverse("document", args=[document.pk]), headers={"accept-language": "en"}).content.decode()

        assert "1 Apr 2026" in page or "01/04/2026" in page
        assert "Due date" in page

    def test_shows_how_it_came(self, cast: Cast, victor: Client) -> None:
        document = an_answered_document(cast.atelier)
        source = SourceFactory.create(organisation=cast.atelier, name="Boîte aux lettres")
        facts = {"document": document, "organisation": cast.atelier}
        Arrival.objects.create(**facts, origin=Origin.WEB, name="autre-nom.pdf", by=cast.ben)
        Arrival.objects.create(**facts, origin=Origin.SOURCE, source=source, key="1", name=document.name)

        page = page_of(victor, document).content.decode()

        assert "autre-nom.pdf" in page
        assert "Boîte aux lettres" in page

    @pytest.mark.parametrize("code", sorted(ERRORS))
    def test_that_failed_says_why(self, cast: Cast, victor: Client, code: str) -> None:
        assert page_of(victor, failed(cast.atelier, code)).status_code == 200

    def test_that_failed_in_a_way_nobody_knows_any_more_says_so(self, cast: Cast, victor: Client) -> None:
        assert page_of(victor, failed(cast.atelier, "of_an_older_version")).status_code == 200

    def test_that_is_put_off_says_until_when(self, cast: Cast, victor: Client) -> None:
        document = put_off(cast.atelier, timezone.now())

        assert "azure" in page_of(victor, document).content.decode()

    def test_without_an_invoice_says_so(self, cast: Cast, victor: Client) -> None:
        document = DocumentFactory.create(organisation=cast.atelier, state=State.IN_REVIEW, note="Bonjour")

        assert page_of(victor, document).context["invoices"] == []

    def test_of_others_is_not_there(self, cast: Cast, victor: Client) -> None:
        other = an_answered_document(cast.elsewhere)

        for name in ("document", "document_live", "document_original"):
            assert victor.get(reverse(name, args=[other.pk])).status_code == 404

    @pytest.mark.parametrize("number", [10**12, 10**30])
    def test_of_no_number_is_not_there(self, victor: Client, number: int) -> None:
        assert victor.get(f"/documents/{number}/").status_code == 404

    def test_opens_its_own_organisation(self, cast: Cast, sign_in: SignIn) -> None:
        MembershipFactory.create(user=cast.ben, organisation=cast.elsewhere)
        document = DocumentFactory.create(organisation=cast.elsewhere)
        browser = sign_in(cast.ben)

        page = page_of(browser, document)

        assert page.context["current_organisation"] == cast.elsewhere
        assert browser.session[SESSION_KEY] == cast.elsewhere.pk


class TestTheWay:
    @pytest.mark.parametrize(
        ("facts", "stages"),
        [
            ({}, ["done", "next", "next", "next"]),
            ({"held": True}, ["done", "now", "next", "next"]),
            ({"state": State.FAILED}, ["done", "ended", "next", "ended"]),
        ],
    )
    def test_before_it_is_read(self, cast: Cast, victor: Client, facts: dict[str, object], stages: list[str]) -> None:
        document = DocumentFactory.create(organisation=cast.atelier, **facts)

        assert [moment.stage for moment in page_of(victor, document).context["moments"]] == stages

    @pytest.mark.parametrize(
        ("state", "stages"),
        [
            (State.UNDERSTOOD, ["done", "done", "now", "next"]),
            (State.FAILED, ["done", "done", "ended", "ended"]),
            (State.IN_REVIEW, ["done", "done", "done", "asked"]),
            (State.ACCEPTED, ["done", "done", "done", "done"]),
            (State.REJECTED, ["done", "done", "done", "ended"]),
        ],
    )
    def test_after_it_was_read(self, cast: Cast, victor: Client, state: State, stages: list[str]) -> None:
        document = an_answered_document(cast.atelier)
        Document.objects.filter(pk=document.pk).update(state=state)

        assert [moment.stage for moment in page_of(victor, document).context["moments"]] == stages

    def test_is_asked_for_again_until_it_ends(self, cast: Cast, victor: Client) -> None:
        (document,) = named(cast, "a.pdf")
        address = reverse("document_live", args=[document.pk])

        under_way = victor.get(address)
        Document.objects.filter(pk=document.pk).update(state=State.ACCEPTED)
        ended = victor.get(address)

        assert f'hx-get="{address}"' in under_way.content.decode()
        assert "HX-Refresh" not in under_way.headers
        assert ended.headers["HX-Refresh"] == "true"


class TestABatch:
    def test_shows_how_far_it_is(self, cast: Cast, victor: Client) -> None:
        batch = Batch.objects.create(organisation=cast.atelier, origin=Origin.WEB)
        named(cast, "a.pdf", batch=batch)
        an_answered_document(cast.atelier, verdict=Verdict.ACCEPTED, batch=batch)
        address = reverse("batch_live", args=[batch.pk])

        page, again = victor.get(reverse("batch", args=[batch.pk])), victor.get(address)

        assert page.context["progress"] == {"total": 2, "done": 1, "failed": 0}
        assert f'hx-get="{address}?page=1"' in again.content.decode()

    def test_that_is_done_asks_no_more(self, cast: Cast, victor: Client) -> None:
        batch = Batch.objects.create(organisation=cast.atelier, origin=Origin.WEB)
        an_answered_document(cast.atelier, batch=batch)

        again = victor.get(reverse("batch_live", args=[batch.pk])).content.decode()

        assert "hx-get" not in again
        assert "data-announce" in again

    def test_of_nothing_new_says_so(self, cast: Cast, victor: Client) -> None:
        batch = Batch.objects.create(organisation=cast.atelier, origin=Origin.WEB)

        assert victor.get(reverse("batch", args=[batch.pk])).status_code == 200

    def test_of_others_is_not_there(self, cast: Cast, victor: Client) -> None:
        batch = Batch.objects.create(organisation=cast.elsewhere, origin=Origin.WEB)

        assert victor.get(reverse("batch", args=[batch.pk])).status_code == 404
