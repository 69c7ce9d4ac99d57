"""An invoice that is here already is found, linked and held; people decide, and may take it back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import cv2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.origin import Actor
from invoices import store
from invoices.errors import InvoiceApproved
from invoices.fields import Assessment, Field, Outcome, Value, Verdict
from invoices.models import Invoice, Review, State, Twin, TwinBand
from invoices.ocr.kept import to_json
from invoices.selectors import twins as selectors
from invoices.services.recording import Pages, outcome_record
from invoices.services.twin_decisions import twin_decide, twin_reopen, twins_forget
from invoices.services.twins import twins_find
from invoices.twins.prints import Marks
from tests import paper
from tests.builders import a_page_reading, an_ocr_result
from tests.cast import Cast
from tests.factories_invoices import DocumentFactory, OcrRunFactory
from tests.understood import an_invoice, only

LINES = (
    "Atelier Dupont SARL 12 rue des Lilas 69003 Lyon SIREN 404 833 048",
    "Facture FA-2026-0042 du 02 mars 2026 échéance 01 avril 2026",
    "Pose porte 136,00 poignée laiton 75,00 total net 211,00 TVA 42,20 TTC 253,20",
)
UNREAD = {Field.INVOICE_NUMBER: None, Field.ISSUE_DATE: None}
Arrive = Callable[..., Invoice]


@pytest.fixture
def arrive(cast: Cast) -> Arrive:
    """Let a paper come in and be understood, as far as the look for duplicates."""

    def make(changes: dict[Field, Value | None] | None = None, *lines: str, **told: Any) -> Invoice:
        return arrived(cast, changes, *(lines or LINES), **told)

    return make


def arrived(cast: Cast, changes: dict[Field, Value | None] | None, *lines: str, **told: Any) -> Invoice:
    organisation, verdict = told.get("organisation", cast.atelier), told.get("verdict", Verdict.ACCEPTED)
    result = an_ocr_result(a_page_reading(*lines))
    run = OcrRunFactory.create(
        document=DocumentFactory.create(organisation=organisation, state=State.UNDERSTOOD),
        result=to_json(result).decode(),
        images=told.get("images", []),
    )
    extraction = told.get("extraction") or an_invoice(changes)
    outcome = Outcome(result, extraction, Assessment(0.97, (), verdict, 0.9))
    return outcome_record(run=run, outcome=outcome, pages=Pages(1, 1), why="received")


def settle(invoice: Invoice) -> list[Twin]:
    """Look for duplicates and bring the document to its end."""
    found = twins_find(invoice=invoice)
    invoice.refresh_from_db()
    document = invoice.document
    document.state = State.IN_REVIEW if invoice.state == Invoice.State.IN_REVIEW else State.ACCEPTED
    document.settled_at = timezone.now()
    document.save()
    return found


def a_pair(arrive: Arrive) -> Twin:
    settle(arrive())
    (twin,) = settle(arrive({Field.INVOICE_NUMBER: "fa 2026 0042"}, *LINES, "copie"))
    return twin


def now(invoice: Invoice) -> tuple[str, str, list[str]]:
    """Return how an invoice, its document and what was noticed about it stand."""
    invoice.refresh_from_db()
    invoice.document.refresh_from_db()
    return invoice.state, invoice.document.state, [found["code"] for found in invoice.findings]


class TestFinding:
    def test_the_first_of_its_kind_stays_as_it_was_judged(self, arrive: Arrive) -> None:
        first = arrive()

        assert settle(first) == []
        assert now(first) == ("accepted", "accepted", [])

    def test_links_a_repetition_with_the_evidence_and_holds_it(self, arrive: Arrive) -> None:
        first, again = arrive(), arrive(None, *LINES[:2], "photo d’un téléphone")
        settle(first)

        (twin,) = settle(again)

        assert (twin.earlier, twin.why, twin.state) == (first, "same_key", Twin.State.OPEN)
        assert {"what": "invoice_number", "here": "FA-2026-0042", "there": "FA-2026-0042"} in twin.evidence
        assert now(again) == ("in_review", "in_review", ["duplicate_suspected"])
        assert again.findings[0]["facts"] == {"number": "FA-2026-0042", "same": "number", "invoice": first.pk}
        assert now(first)[0] == "accepted"

    def test_is_done_once_however_often_it_is_asked_for(self, arrive: Arrive) -> None:
        twin = a_pair(arrive)

        assert twins_find(invoice=twin.invoice) == [twin]
        assert now(twin.invoice) == ("in_review", "in_review", ["duplicate_suspected"])
        assert twin.invoice.bands.count() == 16

    def test_finds_by_its_text_what_has_lost_its_number(self, arrive: Arrive) -> None:
        first = arrive()
        settle(first)

        (twin,) = settle(arrive(UNREAD))

        assert (twin.earlier, twin.why) == (first, "same_text")

    def test_finds_by_its_picture_what_could_not_be_read(self, arrive: Arrive) -> None:
        image = cv2.imencode(".png", paper.page(dpi=100).image)[1].tobytes()
        kept = [store.keep(image, folder=store.PAGES)]
        first = arrive(images=kept)
        settle(first)

        (twin,) = settle(arrive(None, "12,00", extraction=only({}), images=kept, verdict=Verdict.REVIEW))

        assert (twin.earlier, twin.why) == (first, "same_picture")

    def test_does_without_pictures_that_are_gone(self, arrive: Arrive) -> None:
        invoice = arrive(images=["pages/00/gone"])

        assert selectors.marks_from_store(invoice).pictures == ()

    def test_takes_marks_that_were_made_beforehand(self, arrive: Arrive) -> None:
        invoice = arrive()
        marks = selectors.marks_from_store(invoice)
        invoice.run.result = "gone"

        twins_find(invoice=invoice, marks=marks)

        assert Marks.from_json(invoice.prints) == marks

    def test_sees_nothing_of_another_company(self, arrive: Arrive, cast: Cast) -> None:
        settle(arrive(organisation=cast.elsewhere))

        assert settle(arrive()) == []

    def test_parts_the_invoices_of_two_months(self, arrive: Arrive) -> None:
        settle(arrive())
        april = {Field.INVOICE_NUMBER: "FA-2026-0077", Field.ISSUE_DATE: date(2026, 4, 2)}

        assert settle(arrive(april, LINES[0], "Facture FA-2026-0077 du 02 avril 2026", LINES[2])) == []

    def test_of_two_that_come_together_holds_the_one_that_is_judged_later(self, arrive: Arrive, cast: Cast) -> None:
        older, newer = arrive(organisation=cast.elsewhere), arrive()

        assert settle(newer) == []
        # As if its worker had written it at the same moment, unseen by the other.
        Invoice.objects.filter(pk=older.pk).update(organisation=cast.atelier)
        older.refresh_from_db()
        (twin,) = settle(older)

        assert (twin.invoice, twin.earlier) == (older, newer)
        assert twins_find(invoice=newer) == []

    def test_does_not_hold_an_old_invoice_for_a_newer_one(self, arrive: Arrive) -> None:
        older = arrive(UNREAD, *LINES)
        settle(older)
        settle(arrive({Field.TOTAL_GROSS: Decimal(9)}, "tout autre chose"))
        older.invoice_number, older.issue_date = "FA-2026-0042", date(2026, 3, 2)
        older.save()

        assert twins_find(invoice=older) == []

    def test_brings_the_evidence_up_to_date_while_nobody_has_decided(self, arrive: Arrive) -> None:
        twin = a_pair(arrive)
        Invoice.objects.filter(pk=twin.invoice_id).update(total_gross=Decimal("253.21"))

        (again,) = twins_find(invoice=Invoice.objects.get(pk=twin.invoice_id))

        assert {"what": "total_gross", "here": "253.21", "there": "253.20"} in again.evidence

    def test_refuses_no_less_what_was_refused(self, arrive: Arrive) -> None:
        settle(arrive())
        again = arrive(verdict=Verdict.REJECTED)

        settle(again)

        assert now(again)[0] == "rejected"

    def test_looks_up_by_indexes(self, arrive: Arrive) -> None:
        invoice = arrive()
        twins_find(invoice=invoice)
        bands = list(invoice.bands.values_list("band", flat=True))
        found = TwinBand.objects.filter(organisation=invoice.organisation, band__in=bands).values("invoice")

        with CaptureQueriesContext(connection) as queries:
            selectors.look_alikes(invoice, selectors.prints_of_row(invoice))

        assert len(queries) <= 5
        if connection.vendor == "sqlite":
            assert "USING COVERING INDEX" in found.explain() or "USING INDEX" in found.explain()


class TestDeciding:
    def test_the_same_is_not_booked_and_not_deleted(self, arrive: Arrive, cast: Cast) -> None:
        twin = twin_decide(twin=a_pair(arrive), same=True, by=Actor(user_id=cast.rose.pk))

        assert (twin.state, twin.decided_by) == (Twin.State.SAME, cast.rose)
        assert now(twin.invoice) == ("rejected", "rejected", ["duplicate_suspected"])
        assert now(twin.earlier)[0] == "accepted"
        assert AuditEntry.objects.latest("pk").action == "twin.confirmed"

    def test_two_invoices_are_judged_as_if_nothing_had_been_said(self, arrive: Arrive) -> None:
        twin = twin_decide(twin=a_pair(arrive), same=False, by=Actor())

        assert twin.decided_at is not None
        assert now(twin.invoice) == ("accepted", "accepted", [])
        assert AuditEntry.objects.latest("pk").action == "twin.ruled_out"

    def test_is_asked_once(self, arrive: Arrive) -> None:
        twin = twin_decide(twin=a_pair(arrive), same=False, by=Actor())

        assert [each.state for each in twins_find(invoice=twin.invoice)] == [Twin.State.DIFFERENT]
        assert now(twin.invoice) == ("accepted", "accepted", [])

    def test_said_twice_is_written_down_once(self, arrive: Arrive) -> None:
        twin = a_pair(arrive)

        twin_decide(twin=twin, same=True, by=Actor())
        twin_decide(twin=twin, same=True, by=Actor())

        assert AuditEntry.objects.filter(action="twin.confirmed").count() == 1

    def test_may_be_taken_back(self, arrive: Arrive) -> None:
        twin = twin_reopen(twin=twin_decide(twin=a_pair(arrive), same=True, by=Actor()), by=Actor())

        assert (twin.state, twin.decided_at, twin.decided_by) == (Twin.State.OPEN, None, None)
        assert now(twin.invoice) == ("in_review", "in_review", ["duplicate_suspected"])

    def test_waits_for_the_last_of_several(self, arrive: Arrive) -> None:
        settle(arrive())
        settle(arrive(None, *LINES, "deux"))
        third = arrive(None, *LINES, "trois")
        first_twin, second_twin = settle(third)

        twin_decide(twin=first_twin, same=False, by=Actor())
        assert now(third) == ("in_review", "in_review", ["duplicate_suspected"])

        twin_decide(twin=second_twin, same=False, by=Actor())
        assert now(third)[0] == "accepted"

    def test_an_approved_invoice_is_no_duplicate_as_well(self, arrive: Arrive) -> None:
        twin = a_pair(arrive)
        Invoice.objects.filter(pk=twin.invoice_id).update(state=Invoice.State.APPROVED)

        with pytest.raises(InvoiceApproved):
            twin_decide(twin=twin, same=True, by=Actor())

        assert twin_decide(twin=twin, same=False, by=Actor()).state == Twin.State.DIFFERENT
        assert now(twin.invoice)[0] == "approved"

    def test_what_a_person_rejected_stays_rejected(self, arrive: Arrive) -> None:
        twin = a_pair(arrive)
        Review.objects.create(invoice=twin.invoice, verdict=Review.Verdict.REJECTED, closed_at=timezone.now())
        Invoice.objects.filter(pk=twin.invoice_id).update(state=Invoice.State.REJECTED)

        twin_decide(twin=twin, same=False, by=Actor())

        assert now(twin.invoice)[0] == "rejected"

    def test_leaves_a_document_alone_that_is_being_read_again(self, arrive: Arrive) -> None:
        twin = a_pair(arrive)
        twin.invoice.document.state = State.READING
        twin.invoice.document.save()

        twin_decide(twin=twin, same=True, by=Actor())

        assert now(twin.invoice)[:2] == ("rejected", "reading")


class TestForgetting:
    def test_frees_what_was_held_because_of_a_document_that_goes(self, arrive: Arrive) -> None:
        twin = a_pair(arrive)

        assert twins_forget(document=twin.earlier.document) == [twin.invoice]
        assert now(twin.invoice) == ("accepted", "accepted", [])

    def test_bands_go_with_their_invoice(self, arrive: Arrive) -> None:
        invoice = arrive()
        twins_find(invoice=invoice)

        invoice.delete()

        assert not TwinBand.objects.exists()
