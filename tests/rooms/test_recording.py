"""What was understood, as rows: the pass itself, and the invoice as it stands now."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from invoices.document import Box, Place
from invoices.fields import Assessment, Extraction, Field, Finding, LineItem, Outcome, Severity, Value, VatRate, Verdict
from invoices.models import Correction, Invoice, OcrRun, Review, Understanding
from invoices.services.recording import Pages, outcome_record
from tests.builders import an_outcome
from tests.factories_invoices import OcrRunFactory
from tests.understood import SIREN, an_invoice, only

pytestmark = pytest.mark.django_db

ACCEPTED = Assessment(0.99, (), Verdict.ACCEPTED, 0.9)
WHOLE = Pages(1, 1)
STRANGE = "Fac\0ture \udcff"


def understood(extraction: Extraction | None = None, assessment: Assessment = ACCEPTED, **more: Any) -> Outcome:
    return an_outcome(extraction=extraction or an_invoice(), assessment=assessment, **more)


def record(run: OcrRun, outcome: Outcome | None = None, *, pages: Pages = WHOLE) -> Invoice:
    """Record an outcome and read the invoice anew, as another process would."""
    invoice = outcome_record(run=run, outcome=outcome or understood(), pages=pages, why="received")
    return Invoice.objects.get(pk=invoice.pk)


@pytest.fixture
def run() -> OcrRun:
    return OcrRunFactory.create()


class TestAnInvoice:
    def test_says_what_was_understood(self, run: OcrRun) -> None:
        invoice = record(run)

        assert (invoice.document, invoice.run, invoice.organisation) == (run.document, run, run.document.organisation)
        assert (invoice.document_type, invoice.invoice_number, invoice.currency) == ("invoice", "FA-2026-0042", "EUR")
        assert (invoice.issue_date, invoice.due_date) == (date(2026, 3, 2), date(2026, 4, 1))
        assert (invoice.total_net, invoice.total_vat, invoice.total_gross, invoice.amount_due) == (
            Decimal("211.00"), Decimal("42.20"), Decimal("253.20"), None
        )  # fmt: skip
        assert (invoice.state, invoice.score, invoice.language) == (Invoice.State.ACCEPTED, 0.99, "fr")
        assert (invoice.first_page, invoice.last_page, invoice.received_at) == (1, 1, run.document.received_at)

    def test_is_from_a_supplier_and_has_keys_to_be_found_by(self, run: OcrRun) -> None:
        invoice = record(run)

        assert invoice.supplier is not None
        assert (invoice.supplier.siren, invoice.supplier_name) == (SIREN, "Atelier Dupont SARL")
        assert invoice.number_key == "fa20260042"

    def test_of_which_nothing_was_understood_is_one_all_the_same(self, run: OcrRun) -> None:
        invoice = record(run, understood(only({}), Assessment(0.0, (), Verdict.REVIEW, 0.9)))

        assert (invoice.state, invoice.supplier, invoice.total_gross) == (Invoice.State.IN_REVIEW, None, None)
        assert (invoice.invoice_number, invoice.number_key, invoice.issue_date) == ("", "", None)

    def test_keeps_every_field_with_where_it_was_read(self, run: OcrRun) -> None:
        number = record(run).fields["invoice_number"]

        assert (number["value"], number["confidence"], number["source"]) == ("FA-2026-0042", 0.97, "ocr")
        assert number["page"] == 1
        assert len(number["box"]) == 4

    def test_keeps_its_rows_and_lines_in_the_order_of_the_paper(self, run: OcrRun) -> None:
        rows = (
            VatRate(Decimal("20"), Decimal("100"), Decimal("20"), 0.9, Place(1, Box(0.1, 0.2, 0.3, 0.4))),
            VatRate(Decimal("5.5"), None, None),
        )

        invoice = record(run, understood(an_invoice(vat_breakdown=rows)))

        assert list(invoice.vat_breakdown.values_list("rate", "base", "page", "box")) == [
            (Decimal("20"), Decimal("100"), 1, [0.1, 0.2, 0.3, 0.4]),
            (Decimal("5.5"), None, None, None),
        ]
        assert list(invoice.lines.values_list("description", "quantity", "net_amount")) == [
            ("Pose d’une porte", Decimal(1), Decimal("136.00")),
            ("Poignée", Decimal(3), Decimal("75.00")),
        ]

    def test_keeps_what_was_noticed_by_code(self, run: OcrRun) -> None:
        noticed = Finding("totals_differ", Severity.DOUBT, (Field.TOTAL_NET,), {"difference": 0.02, "seen": STRANGE})

        invoice = record(run, understood(assessment=Assessment(0.2, (noticed,), Verdict.REJECTED, 0.9)))

        assert invoice.state == Invoice.State.REJECTED
        assert invoice.findings == [
            {
                "code": "totals_differ",
                "severity": "doubt",
                "fields": ["total_net"],
                "facts": {"difference": 0.02, "seen": "Facture ?"},
            }
        ]


class TestThePass:
    def test_is_kept_with_what_answered_and_all_it_said(self, run: OcrRun) -> None:
        record(run, understood(seconds=0.01), pages=Pages(2, 3))

        one = Understanding.objects.get()
        assert (one.run, one.why, one.first_page, one.last_page) == (run, "received", 2, 3)
        assert (one.verdict, one.score, one.threshold, one.seconds) == ("accepted", 0.99, 0.9, 0.01)
        assert (len(one.scorer), len(one.calibration)) == (64, 64)
        assert one.program
        assert one.answer["fields"]["total_gross"]["value"] == "253.20"

    def test_understood_again_is_one_more_and_the_invoice_is_the_same_row(self, run: OcrRun) -> None:
        first = record(run)

        again = record(run, understood(an_invoice({Field.INVOICE_NUMBER: "FA-1"}, lines=())))

        assert (again.pk, again.version, again.invoice_number) == (first.pk, 2, "FA-1")
        assert again.understanding_id != first.understanding_id
        assert (again.lines.count(), again.vat_breakdown.count(), Understanding.objects.count()) == (0, 1, 2)

    def test_over_other_pages_is_another_invoice(self, run: OcrRun) -> None:
        assert record(run, pages=Pages(1, 1)) != record(run, pages=Pages(2, 3))

    @pytest.mark.parametrize("decision", ["approved", "review", "correction"])
    def test_changes_nothing_that_a_person_has_decided(self, run: OcrRun, decision: str) -> None:
        first = record(run)
        if decision == "approved":
            Invoice.objects.update(state=Invoice.State.APPROVED)
        else:
            review = Review.objects.create(invoice=first)
        if decision == "correction":
            Correction.objects.create(review=review, invoice=first, field="total_net")

        again = record(run, understood(an_invoice({Field.INVOICE_NUMBER: "FA-1"})))

        assert (again.pk, again.invoice_number, again.version) == (first.pk, "FA-2026-0042", 1)
        assert again.understanding_id == first.understanding_id
        assert Understanding.objects.count() == 2


class TestWhatNoColumnTakes:
    @pytest.mark.parametrize("name", [Field.INVOICE_NUMBER, Field.SUPPLIER_NAME, Field.CURRENCY, Field.DOCUMENT_TYPE])
    @pytest.mark.parametrize("value", [STRANGE, "\0", "x" * 5_000], ids=["strange", "nul", "long"])
    def test_of_text_is_left_out(self, run: OcrRun, name: Field, value: str) -> None:
        invoice = record(run, understood(an_invoice({name: value})))

        assert "\0" not in getattr(invoice, name.value)
        assert "\0" not in invoice.fields[name.value]["value"]

    @pytest.mark.parametrize(
        ("value", "kept"),
        [
            ("99999999999.9999", "99999999999.9999"),
            ("-99999999999.9999", "-99999999999.9999"),
            ("99999999999.99999", None),
            ("100000000000", None),
            ("99999999999999.9999", None),
            ("1e400", None),
            ("-1e27", None),
            ("NaN", None),
            ("Infinity", None),
            ("0.00004", "0.0000"),
            ("1e-400", "0"),
            ("1.23456", "1.2346"),
        ],
    )
    def test_of_amounts_stays_in_the_fields_alone(self, run: OcrRun, value: str, kept: str | None) -> None:
        amount = Decimal(value)
        rows = (VatRate(Decimal(20), amount, amount),)
        lines = (LineItem("Porte", amount, quantity=amount / 1000, unit_price=amount / 1000, vat_rate=amount),)

        invoice = record(run, understood(an_invoice({Field.TOTAL_GROSS: amount}, vat_breakdown=rows, lines=lines)))

        expected = None if kept is None else Decimal(kept)
        assert invoice.total_gross == expected
        assert invoice.vat_breakdown.get().base == expected
        assert invoice.lines.get().net_amount == expected

    @pytest.mark.parametrize("rate", ["1000", "999.99999", "NaN", "-1e9"])
    def test_of_rates_is_no_row(self, run: OcrRun, rate: str) -> None:
        rows = (VatRate(Decimal(rate), None, None), VatRate(Decimal("999.9999"), None, None))

        invoice = record(run, understood(an_invoice(vat_breakdown=rows)))

        assert [row.rate for row in invoice.vat_breakdown.all()] == [Decimal("999.9999")]

    def test_of_lines_is_cut_where_a_column_ends(self, run: OcrRun) -> None:
        line = LineItem(STRANGE + "x" * 5_000, None, product_code=STRANGE * 50, unit=STRANGE * 50)

        invoice = record(run, understood(an_invoice(lines=(line,))))

        kept = invoice.lines.get()
        assert kept.description == "Facture ?" + "x" * 5_000
        assert (len(kept.product_code), len(kept.unit)) == (100, 40)

    def test_as_a_confidence_that_is_no_number_is_kept_as_none(self, run: OcrRun) -> None:
        noticed = Finding("odd", Severity.NOTE, (), {"ratio": float("inf")})
        changes: dict[Field, Value | None] = {Field.PAYMENT_TERMS: STRANGE}

        invoice = record(run, understood(an_invoice(changes), Assessment(0.2, (noticed,), Verdict.REVIEW, 0.9)))

        assert invoice.findings[0]["facts"] == {"ratio": None}
        assert invoice.fields["payment_terms"]["value"] == "Facture ?"
