"""What people decide about a document from its page."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from invoices.models import Document, Invoice, State, Twin
from tests.cast import Cast
from tests.conftest import SignIn
from tests.papers import a_twin, an_answered_document, failed, the_invoice


@pytest.fixture
def ben(cast: Cast, sign_in: SignIn) -> Client:
    """The accountant's browser."""
    return sign_in(cast.ben)


def told(response: Any) -> list[str]:
    return [message.level_tag for message in get_messages(response.wsgi_request)]


def decide(browser: Client, twin: Twin, said: str) -> Any:
    return browser.post(reverse("twin_decide", args=[twin.invoice.document.pk, twin.pk]), {"same": said})


class TestReadingAgain:
    def test_begins_anew(self, cast: Cast, ben: Client) -> None:
        document = failed(cast.atelier)

        answer = ben.post(reverse("document_reread", args=[document.pk]))

        document.refresh_from_db()
        assert document.state == State.RECEIVED
        assert told(answer) == ["success"]

    def test_is_refused_while_it_is_worked_on(self, cast: Cast, ben: Client) -> None:
        document = failed(cast.atelier)
        Document.objects.filter(pk=document.pk).update(state=State.READING)

        assert told(ben.post(reverse("document_reread", args=[document.pk]))) == ["error"]

    def test_is_offered_to_those_who_may(self, cast: Cast, sign_in: SignIn) -> None:
        document = failed(cast.atelier)
        address, again = (reverse(name, args=[document.pk]) for name in ("document", "document_reread"))

        assert again in sign_in(cast.ben).get(address).content.decode()
        assert again not in sign_in(cast.rose).get(address).content.decode()


class TestTwins:
    @pytest.fixture
    def twin(self, cast: Cast) -> Twin:
        """Two invoices that seem to be one."""
        earlier = an_answered_document(cast.atelier)
        return a_twin(an_answered_document(cast.atelier), earlier)

    def test_are_shown_side_by_side_on_both_pages(self, ben: Client, twin: Twin) -> None:
        for document in (twin.invoice.document, twin.earlier.document):
            page = ben.get(reverse("document", args=[document.pk]))

            assert page.context["twins"] == [twin]
            assert reverse("twin_decide", args=[document.pk, twin.pk]) in page.content.decode()

    @pytest.mark.parametrize(
        ("said", "state", "invoice"),
        [
            ("yes", Twin.State.SAME, Invoice.State.REJECTED),
            ("no", Twin.State.DIFFERENT, Invoice.State.IN_REVIEW),
        ],
    )
    def test_are_decided(self, ben: Client, cast: Cast, twin: Twin, said: str, state: str, invoice: str) -> None:
        decide(ben, twin, said)

        twin.refresh_from_db()
        assert (twin.state, twin.decided_by) == (state, cast.ben)
        assert the_invoice(twin.invoice.document).state == invoice

    def test_are_open_again_when_it_is_taken_back(self, ben: Client, twin: Twin) -> None:
        decide(ben, twin, "yes")
        decide(ben, twin, "open")

        twin.refresh_from_db()
        assert twin.state == Twin.State.OPEN

    def test_are_left_alone_when_the_later_one_was_approved(self, ben: Client, twin: Twin) -> None:
        Invoice.objects.filter(pk=twin.invoice.pk).update(state=Invoice.State.APPROVED)

        assert told(decide(ben, twin, "yes")) == ["error"]

    @pytest.mark.parametrize("said", ["", "perhaps"])
    def test_need_a_clear_word(self, ben: Client, twin: Twin, said: str) -> None:
        assert told(decide(ben, twin, said)) == ["error"]

    def test_of_another_document_are_not_there(self, cast: Cast, ben: Client, twin: Twin) -> None:
        other = an_answered_document(cast.atelier)

        assert ben.post(reverse("twin_decide", args=[other.pk, twin.pk]), {"same": "yes"}).status_code == 404


class TestDividing:
    @pytest.fixture
    def document(self, cast: Cast) -> Document:
        """A file of two pages that seems to hold two invoices."""
        document = an_answered_document(cast.atelier, pages=2)
        Document.objects.filter(pk=document.pk).update(splits=[[1, 1], [2, 2]])
        return document

    def split(self, browser: Client, document: Document, ranges: str) -> Any:
        return browser.post(reverse("document_split", args=[document.pk]), {"ranges": ranges})

    def test_is_proposed(self, ben: Client, document: Document) -> None:
        page = ben.get(reverse("document", args=[document.pk])).content.decode()

        assert 'value="1, 2"' in page
        assert reverse("document_split", args=[document.pk]) in page

    def test_makes_an_invoice_of_each_range_and_is_undone(self, ben: Client, document: Document) -> None:
        answer = self.split(ben, document, "1, 2")
        ranges = list(document.invoices.order_by("first_page").values_list("first_page", "last_page"))
        page = ben.get(reverse("document", args=[document.pk])).content.decode()
        joined = ben.post(reverse("document_join", args=[document.pk]))

        assert told(answer)[-1:] == told(joined)[-1:] == ["success"]
        assert ranges == [(1, 1), (2, 2)]
        assert reverse("document_join", args=[document.pk]) in page
        assert document.invoices.count() == 1

    @pytest.mark.parametrize("ranges", ["", "a", "1-", "1;2", "1-2-3", "٣", "1, 3", "2-1"])
    def test_into_what_makes_no_sense_is_refused(self, ben: Client, document: Document, ranges: str) -> None:
        assert told(self.split(ben, document, ranges)) == ["error"]
        assert document.invoices.count() == 1

    def test_of_what_is_on_its_way_is_not_undone(self, ben: Client, document: Document) -> None:
        Document.objects.filter(pk=document.pk).update(state=State.READING)

        assert told(ben.post(reverse("document_join", args=[document.pk]))) == ["error"]
