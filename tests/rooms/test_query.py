"""manage.py query: typical questions, on rows of which the answers are known."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import Organisation
from invoices.management.answered import as_csv, as_table
from invoices.models import (
    Correction,
    CostEntry,
    Document,
    Invoice,
    OcrRun,
    Origin,
    Review,
    State,
    Supplier,
    Twin,
    Understanding,
    VatLine,
)
from invoices.selectors.questions.table import QUESTIONS
from tests.cast import Cast
from tests.house.tree import ROOT


def a_document(organisation: Organisation, name: str = "a.pdf", **facts: object) -> Document:
    said = {"sha256": name.ljust(64, "0")[:64], "media_type": "application/pdf", "size": 10, "kept_as": name}
    return Document.objects.create(organisation=organisation, name=name, origin=Origin.WEB, **{**said, **facts})


def a_run(document: Document, engine: str = "tesseract", seconds: float = 1.0) -> OcrRun:
    return OcrRun.objects.create(
        document=document, why="received", engine=engine, seconds=seconds, cost=0, score=0.9, result="{}", measures=[{}]
    )


def an_invoice(document: Document, gross: str = "120.00", engine: str = "tesseract", **facts: object) -> Invoice:
    run = a_run(document, engine)
    understanding = Understanding.objects.create(
        run=run, why="received", last_page=1, scorer="", calibration="", program="", seconds=0, score=1, threshold=1,
        verdict="review", answer={},
    )  # fmt: skip
    total = Decimal(gross)
    said: dict[str, object] = {
        "state": Invoice.State.IN_REVIEW,
        "document_type": "invoice",
        "issue_date": date(2026, 3, 2),
        "currency": "EUR",
        "total_net": total / Decimal("1.2"),
        "total_gross": total,
        "amount_due": total,
        "score": 0.5,
        "fields": {"total_gross": {"value": gross}},
    }
    invoice = Invoice.objects.create(
        organisation=document.organisation, document=document, last_page=1, run=run, understanding=understanding,
        **{**said, **facts},
    )  # fmt: skip
    VatLine.objects.create(
        invoice=invoice, position=0, rate=20, base=invoice.total_net, amount=total - (invoice.total_net or 0)
    )
    return invoice


def answer(name: str, organisation: Organisation | None = None) -> list[dict[str, str]]:
    out = StringIO()
    call_command("query", name, csv=True, organisation=organisation.pk if organisation else None, stdout=out)
    return list(csv.DictReader(StringIO(out.getvalue())))


class TestQuestions:
    @pytest.mark.parametrize("name", QUESTIONS)
    def test_have_an_answer_where_there_is_nothing(self, cast: Cast, name: str) -> None:
        assert answer(name) == []

    @pytest.mark.parametrize("name", QUESTIONS)
    def test_stand_in_the_documentation(self, name: str) -> None:
        assert f"| `{name}` |" in (ROOT / "docs/queries.md").read_text(encoding="utf-8")

    def test_vat_by_month_takes_credit_notes_off(self, cast: Cast) -> None:
        an_invoice(a_document(cast.atelier))
        an_invoice(a_document(cast.atelier, "b.pdf"), gross="24.00", document_type="credit_note")
        an_invoice(a_document(cast.atelier, "c.pdf"), state=Invoice.State.REJECTED)

        assert answer("vat_by_month", cast.atelier) == [
            {"month": "2026-03", "currency": "EUR", "rate": "20", "base": "80.00", "vat": "16.00", "invoices": "2"}
        ]

    def test_spend_by_supplier_adds_up_each(self, cast: Cast) -> None:
        dupont = Supplier.objects.create(organisation=cast.atelier, name="Dupont", name_key="dupont", siren="123456782")
        an_invoice(a_document(cast.atelier), supplier=dupont)
        an_invoice(a_document(cast.atelier, "b.pdf"), supplier=dupont)
        an_invoice(a_document(cast.atelier, "c.pdf"), gross="12.00")

        found = [(row["supplier"], row["invoices"], row["gross"]) for row in answer("spend_by_supplier")]

        assert found == [("Dupont", "2", "240.00"), ("(not recognised)", "1", "12.00")]

    def test_due_lists_the_most_urgent_first(self, cast: Cast) -> None:
        an_invoice(a_document(cast.atelier), due_date=date(2026, 5, 1), invoice_number="later")
        an_invoice(a_document(cast.atelier, "b.pdf"), due_date=date(2026, 4, 1), invoice_number="sooner")
        an_invoice(a_document(cast.atelier, "c.pdf"), due_date=date(2026, 4, 1), amount_due=0)

        assert [row["number"] for row in answer("due")] == ["sooner", "later"]

    def test_one_organisation_does_not_see_another(self, cast: Cast) -> None:
        an_invoice(a_document(cast.atelier))

        assert answer("vat_by_month", cast.elsewhere) == []
        assert answer("inputs", cast.elsewhere) == []

    def test_cost_by_engine_tells_paid_from_avoided(self, cast: Cast) -> None:
        for kind in ("paid", "paid", "avoided"):
            CostEntry.objects.create(
                organisation=cast.atelier.pk, document=1, engine="azure", kind=kind, pages=2, amount="0.02",
                at=timezone.now(),
            )  # fmt: skip

        found = [(row["kind"], row["calls"], Decimal(row["euros"])) for row in answer("cost_by_engine")]

        assert found == [("avoided", "1", Decimal("0.02")), ("paid", "2", Decimal("0.04"))]

    def test_corrections_are_counted_among_what_was_looked_at(self, cast: Cast) -> None:
        for name in ("a.pdf", "b.pdf", "c.pdf", "d.pdf"):
            invoice = an_invoice(a_document(cast.atelier, name))
            review = Review.objects.create(invoice=invoice, reviewer=cast.rose, closed_at=timezone.now())
        Correction.objects.create(review=review, invoice=invoice, field="due_date", by=cast.rose)

        assert answer("corrections") == [
            {"field": "due_date", "engine": "tesseract", "corrected": "1", "looked_at": "4", "right": "0.75"}
        ]

    def test_engines_are_compared(self, cast: Cast) -> None:
        an_invoice(a_document(cast.atelier), state=Invoice.State.ACCEPTED)
        an_invoice(a_document(cast.atelier, "b.pdf"))

        assert answer("engines") == [{"engine": "tesseract", "invoices": "2", "booked_unseen": "1", "share": "0.5"}]

    def test_findings_say_why_invoices_wait(self, cast: Cast) -> None:
        found = [{"code": "iban_changed", "severity": "doubt", "fields": [], "facts": {}}]
        an_invoice(a_document(cast.atelier), findings=found * 2)

        assert answer("findings") == [{"finding": "iban_changed", "severity": "doubt", "invoices": "1"}]

    def test_duplicates_are_those_that_nobody_decided(self, cast: Cast) -> None:
        earlier, later = an_invoice(a_document(cast.atelier)), an_invoice(a_document(cast.atelier, "b.pdf"))
        Twin.objects.create(invoice=later, earlier=earlier, why="same_key", likeness=1.0)
        Twin.objects.create(invoice=earlier, earlier=later, why="same_key", likeness=1.0, state=Twin.State.DIFFERENT)

        assert [(row["later"], row["earlier"]) for row in answer("duplicates")] == [("b.pdf", "a.pdf")]

    def test_the_slowest_come_first(self, cast: Cast) -> None:
        for number, seconds in enumerate((1.0, 3.0, 2.0)):
            a_run(a_document(cast.atelier, f"{number}.pdf"), seconds=seconds)

        assert [row["name"] for row in answer("slowest")] == ["1.pdf", "2.pdf", "0.pdf"]

    def test_states_and_failures(self, cast: Cast) -> None:
        a_document(cast.atelier, state=State.FAILED, error_code="damaged_file")

        assert answer("states") == [{"state": "failed", "documents": "1"}]
        assert answer("failures")[0]["error"] == "damaged_file"

    def test_inputs_and_outputs_are_a_row_each(self, cast: Cast) -> None:
        an_invoice(a_document(cast.atelier), findings=[{"code": "iban_changed", "severity": "doubt"}])
        a_document(cast.atelier, "b.pdf")

        assert [(row["name"], row["engine"]) for row in answer("inputs")] == [("a.pdf", "tesseract"), ("b.pdf", "")]
        assert [(row["total_gross"], row["vat_breakdown"], row["findings"]) for row in answer("outputs")] == [
            ("120.00", "20 % of 100.00 = 20.00", "iban_changed")
        ]

    @pytest.mark.parametrize("name", ["inputs", "outputs", "vat_by_month"])
    def test_the_rows_of_the_documentation_have_these_columns(self, name: str) -> None:
        with (ROOT / f"docs/samples/{name}.csv").open(encoding="utf-8", newline="") as file:
            columns = next(csv.reader(file))

        assert tuple(columns) == QUESTIONS[name].columns, f"Renew docs/samples/{name}.csv as docs/queries.md says."


class TestTheCommand:
    def test_names_the_questions(self) -> None:
        out = StringIO()

        call_command("query", list=True, stdout=out)

        assert out.getvalue().count("\n") == len(QUESTIONS)

    @pytest.mark.parametrize("name", ["", "weather"])
    def test_a_question_that_there_is_not(self, name: str) -> None:
        with pytest.raises(CommandError, match="There are: vat_by_month"):
            call_command("query", name)

    def test_an_organisation_that_there_is_not(self, db: None) -> None:
        with pytest.raises(CommandError, match="no organisation 4000000"):
            call_command("query", "states", organisation=4_000_000)


class TestWriting:
    def test_numbers_stand_to_the_right(self) -> None:
        lines = list(as_table(("name", "many"), [("a", 1), ("b" * 60, 12)]))

        assert lines[0].endswith("  many")
        assert lines[2].endswith("     1")
        assert lines[3].startswith("b" * 47 + "…  ")

    def test_nothing_a_terminal_would_obey_is_printed(self) -> None:
        assert "\x1b" not in "".join(as_table(("name",), [("\x1b[31m",)]))

    @pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1"])
    def test_what_a_spreadsheet_would_calculate_is_made_harmless(self, text: str) -> None:
        assert list(as_csv(("name",), [(text,)]))[1].strip('"').startswith("'")

    def test_a_negative_amount_stays_one(self) -> None:
        assert list(as_csv(("sum",), [(Decimal("-1.00"),)]))[1] == "-1.00"
