"""What is to be done with an invoice: book it, ask a person, or refuse it."""

from decimal import Decimal

import pytest

from invoices.fields import Assessment, Context, Extraction, Field, Finding, Promise, Severity, Source, Value, Verdict
from invoices.quality.checks import check
from invoices.quality.confidence import Calibration, Curve, calibrated
from invoices.quality.findings import finding
from invoices.quality.score import KEY, score_of
from invoices.quality.thresholds import NEVER, Evidence
from invoices.quality.verdict import assess
from tests.understood import CONTEXT, TODAY, an_invoice, only

PROVEN = Calibration(evidence=Evidence.of({"real": [(0.95, True)] * 300 + [(0.82, True)] * 300}))
Values = dict[Field, Value | None]


def judged(extraction: Extraction, *findings: Finding, context: Context = CONTEXT) -> Assessment:
    """Check, calibrate and assess, as the pipeline does."""
    noticed = (*check(extraction, context), *findings)
    return assess(calibrated(extraction, PROVEN, noticed), noticed, context, PROVEN)


def codes(assessment: Assessment) -> list[str]:
    return [found.code for found in assessment.findings]


class TestAnInvoice:
    def test_that_is_right_and_sure_is_accepted(self) -> None:
        found = judged(an_invoice(confidence=0.99))

        assert (found.verdict, found.findings, found.threshold) == (Verdict.ACCEPTED, (), 0.8)
        assert 0.9 < found.score < 0.99

    def test_that_is_not_sure_enough_is_reviewed(self) -> None:
        found = judged(an_invoice(confidence=0.9))

        assert found.verdict is Verdict.REVIEW
        assert found.findings[-1].facts == {"score": 53, "threshold": 80}
        assert codes(found) == ["score_too_low"]

    @pytest.mark.parametrize("name", [Field.INVOICE_NUMBER, Field.ISSUE_DATE, Field.TOTAL_GROSS, Field.SUPPLIER_NAME])
    def test_that_lacks_what_is_needed_is_reviewed(self, name: Field) -> None:
        assert judged(an_invoice({name: None}, confidence=1.0)).verdict is Verdict.REVIEW

    @pytest.mark.parametrize("name", [Field.SUPPLIER_IBAN, Field.SUPPLIER_SIRET, Field.DUE_DATE])
    def test_that_lacks_anything_else_may_be_accepted(self, name: Field) -> None:
        assert judged(an_invoice({name: None}, confidence=1.0)).verdict is Verdict.ACCEPTED

    def test_of_which_nothing_was_found_is_reviewed(self) -> None:
        found = judged(Extraction())

        assert (found.verdict, found.score) == (Verdict.REVIEW, 0.0)

    @pytest.mark.parametrize("gross", ["253.21", "235.20", "25320"])
    def test_with_a_digit_misread_in_its_total_is_never_accepted(self, gross: str) -> None:
        assert judged(an_invoice({Field.TOTAL_GROSS: Decimal(gross)}, confidence=1.0)).verdict is Verdict.REVIEW


class TestAFinding:
    @pytest.mark.parametrize(("severity", "verdict"), [
        (Severity.NOTE, Verdict.ACCEPTED), (Severity.WARNING, Verdict.ACCEPTED), (Severity.DOUBT, Verdict.REVIEW),
        (Severity.REFUSAL, Verdict.REJECTED),
    ])  # fmt: skip
    def test_decides_by_how_grave_it_is(self, severity: Severity, verdict: Verdict) -> None:
        noticed = finding("xml_rule_warning", severity=severity, rule="BR-CO-15", detail="3042.00")

        assert judged(an_invoice(confidence=1.0), noticed).verdict is verdict

    def test_that_refuses_outweighs_all_doubt(self) -> None:
        refusal = finding("xml_rule_broken", rule="BR-CO-15", detail="3042.00")

        assert judged(Extraction(), refusal).verdict is Verdict.REJECTED

    def test_of_a_wrong_number_that_its_sender_wrote_does_not_block(self) -> None:
        wrong: Values = {Field.SUPPLIER_VAT_NUMBER: "FR00404833048", Field.SUPPLIER_SIRET: None}
        found = judged(an_invoice(wrong, confidence=1.0, source=Source.XML))

        assert found.verdict is Verdict.ACCEPTED
        assert {each.severity for each in found.findings if each.code == "vat_key"} == {Severity.WARNING}


class TestAField:
    def test_that_is_hardly_sure_is_shown(self) -> None:
        found = judged(an_invoice(confidence=0.55))

        assert {each.severity for each in found.findings if each.code == "field_doubtful"} == {Severity.NOTE}

    def test_that_matters_and_is_likely_wrong_is_a_doubt(self) -> None:
        found = judged(only({Field.SUPPLIER_NAME: "Dupont", Field.SUPPLIER_PHONE: "0472000000"}, confidence=0.3))
        doubtful = {each.fields[0]: each.severity for each in found.findings if each.code == "field_doubtful"}

        assert doubtful == {Field.SUPPLIER_NAME: Severity.DOUBT, Field.SUPPLIER_PHONE: Severity.NOTE}


class TestAPromise:
    def test_that_is_not_proven_books_nothing_unseen(self) -> None:
        found = assess(an_invoice(confidence=1.0), (), CONTEXT, Calibration())

        assert (found.verdict, found.threshold, codes(found)) == (Verdict.REVIEW, NEVER, ["promise_not_proven"])

    def test_that_asks_for_more_than_is_proven_books_nothing_unseen(self) -> None:
        strict = Context(TODAY, promise=Promise(most_wrong=0.001))

        assert assess(an_invoice(confidence=1.0), (), strict, PROVEN).verdict is Verdict.REVIEW


class TestTheScore:
    def test_counts_totals_once(self) -> None:
        assert score_of(an_invoice(confidence=0.9), Calibration()) == pytest.approx(0.9**6)

    def test_of_a_receipt_counts_what_it_has(self) -> None:
        receipt: Values = {Field.SUPPLIER_NAME: "Dupont", Field.TOTAL_GROSS: Decimal(12)}

        assert score_of(only(receipt, confidence=0.9), Calibration()) == pytest.approx(0.9**2)

    def test_is_made_true_like_any_other(self) -> None:
        known = Calibration({"document/ocr": Curve((0.0, 1.0), (0.5, 1.0))})

        assert score_of(an_invoice(confidence=0.9), known) == pytest.approx(0.5 + 0.5 * 0.9**6)

    def test_knows_what_must_not_be_wrong(self) -> None:
        assert len(KEY) == 9
        assert Field.SUPPLIER_SIRET not in KEY
