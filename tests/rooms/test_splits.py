"""A file with several invoices is divided after consent, each part pointing to its pages; and put together again."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.origin import Actor
from invoices.errors import NotUnderstoodYet, PagesDecided, PagesNotCovered
from invoices.models import Correction, Document, Invoice, OcrRun, Preferences, Review, State, Twin
from invoices.ocr.kept import to_json
from invoices.services.recording import outcome_record
from invoices.services.splits import document_join, document_split
from invoices.services.splitting import ranges_of, split_by_rule
from invoices.services.twin_decisions import twin_decide
from invoices.services.understanding import outcome_of, pages_of
from tests.builders import a_page_reading, an_ocr_result
from tests.cast import Cast
from tests.factories_invoices import DocumentFactory, OcrRunFactory

BY = Actor(via="web")
HEAD = ("Atelier Dupont SARL", "SIREN 404 833 048", "Facture n° FA-2026-000{n}", "Date : 0{n}/03/2026")
SUMS = ("Total HT {n}00,00 €", "TVA 20 % {n}00,00 {n}20,00", "Total TTC {n}20,00 €", "page 1/1")


def page(number: int, invoice: int | None = None) -> tuple[str, ...]:
    return tuple(line.format(n=invoice or number) for line in (*HEAD, *SUMS))


@pytest.fixture
def understood(cast: Cast) -> Callable[..., Document]:
    """Let a file come in whose pages are one invoice each, unless told otherwise, and bring it to its end."""

    def make(*pages: tuple[str, ...]) -> Document:
        printed = pages or (page(1), page(2), page(3))
        result = an_ocr_result(*(a_page_reading(*lines, number=n) for n, lines in enumerate(printed, 1)))
        document = DocumentFactory.create(organisation=cast.atelier, state=State.IN_REVIEW, pages=len(printed))
        run = OcrRunFactory.create(document=document, result=to_json(result).decode())
        outcome = outcome_of(run)
        outcome_record(run=run, outcome=outcome, pages=pages_of(outcome), why="received")
        document.splits = [list(each) for each in outcome.splits]
        document.settled_at = timezone.now()
        document.save()
        return document

    return make


@pytest.fixture
def pile(understood: Callable[..., Document]) -> Document:
    """A file of three pages, each an invoice; the first stands for the whole until somebody consents."""
    return understood()


def run_of(document: Document) -> OcrRun:
    return document.runs.get()


class TestSplitting:
    def test_makes_an_invoice_of_each_range(self, pile: Document) -> None:
        first = pile.invoices.get()
        assert (pile.splits, ranges_of(pile)) == ([[1, 1], [2, 2], [3, 3]], [(1, 1)])

        made = document_split(document=pile, ranges=[(1, 1), (2, 2), (3, 3)], by=BY)

        assert [invoice.invoice_number for invoice in made] == ["FA-2026-0001", "FA-2026-0002", "FA-2026-0003"]
        assert made[0].pk == first.pk
        assert "several_invoices" not in [found["code"] for found in made[0].findings]

    def test_points_to_the_pages_of_the_file(self, pile: Document) -> None:
        third = document_split(document=pile, ranges=[(1, 1), (2, 2), (3, 3)], by=BY)[2]

        assert third.fields["invoice_number"]["page"] == 3
        assert {found["page"] for found in third.fields.values()} <= {3, None}
        assert (third.understanding.first_page, third.understanding.last_page) == (3, 3)
        assert third.understanding.answer["reading"][0]["page"] == 3
        assert third.understanding.why == "split"

    def test_settles_the_proposal_and_writes_down_who_did_it(self, pile: Document, cast: Cast) -> None:
        document_split(document=pile, ranges=[(1, 1), (2, 2), (3, 3)], by=Actor(user_id=cast.rose.pk))

        pile.refresh_from_db()
        entry = AuditEntry.objects.latest("pk")
        assert (pile.splits, entry.action, entry.actor) == ([], "document.split", cast.rose.pk)

    def test_asked_for_twice_is_done_once(self, pile: Document) -> None:
        made = document_split(document=pile, ranges=[(1, 1), (2, 3)], by=BY)

        again = document_split(document=pile, ranges=[(1, 1), (2, 3)], by=BY)

        assert again == made
        assert AuditEntry.objects.filter(action="document.split").count() == 1

    def test_may_be_done_another_way(self, pile: Document) -> None:
        document_split(document=pile, ranges=[(1, 1), (2, 2), (3, 3)], by=BY)

        document_split(document=pile, ranges=[(1, 2), (3, 3)], by=BY)

        assert ranges_of(pile) == [(1, 2), (3, 3)]

    def test_takes_a_persons_word_that_it_is_one(self, pile: Document) -> None:
        (whole,) = document_split(document=pile, ranges=[(1, 3)], by=BY)

        assert "several_invoices" not in [found["code"] for found in whole.findings]
        assert ranges_of(pile) == [(1, 3)]

    def test_finds_a_copy_within_the_same_file(self, understood: Callable[..., Document]) -> None:
        pile = understood(page(1), page(2), page(1))

        first, _, third = document_split(document=pile, ranges=[(1, 1), (2, 2), (3, 3)], by=BY)

        assert Twin.objects.get(invoice=third).earlier == first


class TestRefusing:
    @pytest.mark.parametrize("ranges", [[], [(1, 2)], [(1, 1), (3, 3)], [(1, 2), (2, 3)], [(1, 4)]])
    def test_ranges_that_leave_a_page_out_or_take_one_twice(
        self, pile: Document, ranges: list[tuple[int, int]]
    ) -> None:
        with pytest.raises(PagesNotCovered, match="page 3"):
            document_split(document=pile, ranges=ranges, by=BY)

        assert ranges_of(pile) == [(1, 1)]

    @pytest.mark.parametrize("state", [State.READING, State.FAILED])
    def test_a_file_that_is_not_understood(self, pile: Document, state: State) -> None:
        Document.objects.filter(pk=pile.pk).update(state=state)

        with pytest.raises(NotUnderstoodYet):
            document_split(document=pile, ranges=[(1, 3)], by=BY)

    def test_a_file_without_an_invoice(self, cast: Cast) -> None:
        document = DocumentFactory.create(organisation=cast.atelier, state=State.IN_REVIEW)

        with pytest.raises(NotUnderstoodYet):
            document_join(document=document, by=BY)

    @pytest.mark.parametrize("decide", ["approved", "corrected", "compared", "compared with"])
    def test_what_a_person_has_decided_about(self, pile: Document, decide: str) -> None:
        first, second, _ = document_split(document=pile, ranges=[(1, 1), (2, 2), (3, 3)], by=BY)
        DECISIONS[decide](first, second)

        with pytest.raises(PagesDecided):
            document_split(document=pile, ranges=[(1, 3)], by=BY)
        with pytest.raises(PagesDecided):
            document_join(document=pile, by=BY)

        assert ranges_of(pile) == [(1, 1), (2, 2), (3, 3)]


def _approve(first: Invoice, _: Invoice) -> None:
    Invoice.objects.filter(pk=first.pk).update(state=Invoice.State.APPROVED)


def _correct(first: Invoice, _: Invoice) -> None:
    Correction.objects.create(review=Review.objects.create(invoice=first), invoice=first, field="total_gross")


def _compare(first: Invoice, second: Invoice) -> None:
    twin_decide(twin=Twin.objects.create(invoice=second, earlier=first, why="same_key", likeness=1), same=False, by=BY)


def _compare_with(first: Invoice, second: Invoice) -> None:
    _compare(second, first)


DECISIONS = {"approved": _approve, "corrected": _correct, "compared": _compare, "compared with": _compare_with}


class TestJoining:
    def test_brings_back_what_was_there_before(self, pile: Document) -> None:
        before = pile.invoices.get()
        document_split(document=pile, ranges=[(1, 1), (2, 2), (3, 3)], by=BY)

        (invoice,) = document_join(document=pile, by=BY)

        pile.refresh_from_db()
        assert (pile.splits, ranges_of(pile)) == ([[1, 1], [2, 2], [3, 3]], [(1, 1)])
        assert (invoice, invoice.last_page) == (before, before.last_page)
        assert (invoice.invoice_number, invoice.total_gross) == (before.invoice_number, before.total_gross)
        assert AuditEntry.objects.latest("pk").action == "document.joined"

    def test_of_what_was_never_split_changes_nothing(self, pile: Document) -> None:
        (invoice,) = document_join(document=pile, by=BY)

        assert invoice == pile.invoices.get()
        assert not AuditEntry.objects.filter(action="document.joined").exists()


class TestRule:
    def wanted(self, cast: Cast) -> None:
        Preferences.objects.create(organisation=cast.atelier, split_unasked=True)

    def test_divides_unasked_where_the_organisation_wants_it(self, pile: Document, cast: Cast) -> None:
        self.wanted(cast)

        assert split_by_rule(document=pile, run=run_of(pile))

        pile.refresh_from_db()
        assert (pile.splits, ranges_of(pile)) == ([], [(1, 1), (2, 2), (3, 3)])
        assert AuditEntry.objects.latest("pk").via == "rule"

    def test_asks_otherwise(self, pile: Document) -> None:
        assert not split_by_rule(document=pile, run=run_of(pile))

        assert ranges_of(pile) == [(1, 1)]

    def test_asks_where_pages_were_not_looked_at(self, pile: Document, cast: Cast) -> None:
        self.wanted(cast)
        pile.splits = [[1, 1], [3, 3]]

        assert not split_by_rule(document=pile, run=run_of(pile))

    def test_does_not_touch_what_a_person_has_decided(self, pile: Document, cast: Cast) -> None:
        self.wanted(cast)
        _approve(pile.invoices.get(), pile.invoices.get())

        assert not split_by_rule(document=pile, run=run_of(pile))
