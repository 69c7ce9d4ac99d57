"""What is seen of answers: which are right, how sure they were, and which findings name them."""

from decimal import Decimal
from pathlib import Path

import pytest

from invoices.fields import Field, Finding, Severity, Source
from invoices.labelled.held_back import HeldBack
from invoices.labelled.material import Studied
from invoices.labelled.rows import BadRow
from invoices.labelled.sights import Sight, corrections_in, sights_of
from invoices.labelled.true_rows import TrueLine, TrueRate
from invoices.labelled.truth import Truth
from tests.labelled import known
from tests.understood import IBAN, an_invoice


def seen(truth: Truth, *findings: Finding) -> dict[str, Sight]:
    held = HeldBack(Studied("folder", Path("a.ocr.json"), truth), 0, an_invoice(), findings)
    return {one.name: one for one in sights_of(held)}


class TestSights:
    def test_are_of_the_answers_whose_truth_is_known(self) -> None:
        found = seen(known(invoice_number="FA 2026 0042", total_gross="250.00"))

        assert {name: one.is_right for name, one in found.items()} == {"invoice_number": True, "total_gross": False}

    def test_call_an_answer_wrong_where_there_should_be_none(self) -> None:
        assert not seen(known(due_date=None))["due_date"].is_right

    def test_say_how_sure_an_answer_was_where_from_and_whether_it_is_proven(self) -> None:
        found = seen(known(supplier_iban=IBAN, supplier_name="Atelier Dupont"))

        assert found["supplier_iban"] == Sight("supplier_iban", Source.OCR.value, 0.97, is_proven=True, is_right=True)
        assert not found["supplier_name"].is_proven

    def test_name_the_findings_about_an_answer(self) -> None:
        finding = Finding("arithmetic_totals", Severity.DOUBT, (Field.TOTAL_NET,))

        found = seen(known(total_net="211.00", total_vat="42.20"), finding)

        assert found["total_net"].codes == {"arithmetic_totals"}
        assert not found["total_vat"].codes

    def test_are_of_rows_too_where_the_truth_has_some(self) -> None:
        rates = (TrueRate(Decimal(20), Decimal("211.00"), Decimal("42.20")),)
        lines = (TrueLine("Pose d'une porte", Decimal("136.00")),)
        held = HeldBack(
            Studied("folder", Path("a.ocr.json"), Truth("a.pdf", vat_breakdown=rates, lines=lines)), 0, an_invoice(), ()
        )

        found = [(one.name, one.is_right) for one in sights_of(held)]

        assert found == [("vat_breakdown", True), ("lines", True), ("lines", False)]

    def test_forgive_the_sign_of_a_credit_note(self) -> None:
        found = seen(known(document_type="credit_note", total_gross="-253.20"))

        assert found["total_gross"].is_right


class TestCorrections:
    def test_are_answers_that_people_judged(self, tmp_path: Path) -> None:
        path = tmp_path / "corrections.jsonl"
        path.write_text('{"field": "total_gross", "source": "ocr", "raw": 0.9, "proven": true, "right": false}\n')

        assert corrections_in(path) == [Sight("total_gross", "ocr", 0.9, is_proven=True, is_right=False)]

    @pytest.mark.parametrize("row", ["{}", '{"field": 1}', "[]", "nothing"])
    def test_that_are_none_are_refused_with_their_line(self, tmp_path: Path, row: str) -> None:
        path = tmp_path / "corrections.jsonl"
        path.write_text(row)

        with pytest.raises(BadRow, match="line 1"):
            corrections_in(path)
