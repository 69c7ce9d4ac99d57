"""A value is disputed by another one that scores nearly as well, and not by itself written otherwise."""

from dataclasses import replace
from decimal import Decimal

import pytest

from invoices.fields import Extraction, Field, Value
from invoices.quality.confidence import ABSENT, Calibration, Curve, calibrated
from invoices.quality.rivals import undisputed
from invoices.quality.score import score_of
from tests.understood import a_candidate, an_invoice


def with_rival(name: Field, value: Value, confidence: float) -> Extraction:
    """Understand an invoice of which a field could have had another value."""
    rival = a_candidate(name, value, place=40, confidence=confidence)
    return replace(an_invoice(confidence=0.9), runners_up={name: (rival,)})


def left(name: Field, extraction: Extraction) -> float:
    return undisputed(extraction.fields[name], extraction)


class TestADispute:
    def test_takes_of_a_score_what_the_other_value_has(self) -> None:
        extraction = with_rival(Field.TOTAL_GROSS, Decimal("150.00"), 0.4)

        assert left(Field.TOTAL_GROSS, extraction) == pytest.approx(0.9 * 0.6)

    @pytest.mark.parametrize("name", ["Atelier Dupont", "ATELIER DUPONT SARL", "Atelier Dupont SARL Lyon"])
    def test_is_none_with_the_same_name_written_otherwise(self, name: str) -> None:
        assert left(Field.SUPPLIER_NAME, with_rival(Field.SUPPLIER_NAME, name, 0.8)) == 0.9

    def test_is_none_with_the_sign_that_a_credit_note_prints(self) -> None:
        assert left(Field.TOTAL_GROSS, with_rival(Field.TOTAL_GROSS, Decimal("-253.20"), 0.9)) == 0.9

    def test_is_none_where_there_is_no_other_value(self) -> None:
        assert left(Field.ISSUE_DATE, an_invoice(confidence=0.9)) == 0.9

    def test_leaves_nothing_where_the_other_value_is_certain(self) -> None:
        assert left(Field.INVOICE_NUMBER, with_rival(Field.INVOICE_NUMBER, "2025-117", 1.2)) == 0.0

    def test_tells_what_a_value_is_worth(self) -> None:
        known = Calibration({"*": Curve((0.0, 1.0), (0.0, 1.0))})

        judged = calibrated(with_rival(Field.INVOICE_NUMBER, "2025-117", 0.5), known)

        assert judged.fields[Field.INVOICE_NUMBER].confidence == pytest.approx(0.45)


class TestWhatWasNotFound:
    def test_counts_as_often_as_there_is_none(self) -> None:
        known = Calibration({f"invoice_number/{ABSENT}": Curve((0.0,), (0.7,))})
        numberless = an_invoice({Field.INVOICE_NUMBER: None}, confidence=1.0)

        assert score_of(numberless, known) == pytest.approx(0.7)
        assert score_of(numberless, Calibration()) == 1.0
        assert score_of(an_invoice(confidence=1.0), known) == 1.0
