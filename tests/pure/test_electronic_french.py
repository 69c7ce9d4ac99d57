"""Dates and amounts as France asks of sellers who are French."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.electronic.reading import read_electronic
from invoices.fields import Field, Severity
from tests import electronic
from tests.electronic import told

# pragma: allowlist nextline secret
GERMAN = (("<ram:CountryID>FR", "<ram:CountryID>DE"), ("FR11123456782", "DE123456788"))


def german(xml: str) -> str:
    for old, new in GERMAN:
        xml = xml.replace(old, new)
    return xml


class TestDates:
    @pytest.mark.parametrize("written", ["2026-09-15", "20260230", "20261301", "15/09/2026", "19990101", "demain"])
    def test_that_are_none_or_not_written_so_are_refused(self, written: str) -> None:
        xml = electronic.cii().replace(">20260915<", f">{written}<")

        assert told(xml)["BR-FR-03"] is Severity.REFUSAL

    def test_elsewhere_another_rule_says_so(self) -> None:
        xml = german(electronic.cii()).replace(">20260915<", ">2026-09-15<")

        assert told(xml) == {"CII-DT-097": Severity.REFUSAL}

    def test_one_that_is_written_otherwise_is_read_all_the_same(self) -> None:
        found = read_electronic(electronic.alone(electronic.cii().replace(">20260915<", ">2026-09-15<")))

        assert found is not None
        assert found.extraction.day(Field.ISSUE_DATE) == date(2026, 9, 15)


class TestDueDate:
    def test_before_the_date_of_issue_is_refused(self) -> None:
        assert told(electronic.cii().replace(">20261015<", ">20260801<")) == {"BR-FR-CO-07": Severity.REFUSAL}

    @pytest.mark.parametrize("code", ["386", "500", "503"])
    def test_of_a_prepayment_may_be(self, code: str) -> None:
        xml = electronic.cii().replace(">20261015<", ">20260801<").replace(">380<", f">{code}<")

        assert "BR-FR-CO-07" not in told(xml)

    @pytest.mark.parametrize("process", ["B2", "S2", "M2"])
    def test_of_what_was_paid_may_be(self, process: str) -> None:
        xml = electronic.cii().replace(">20261015<", ">20260801<").replace(">S1<", f">{process}<")

        assert "BR-FR-CO-07" not in told(xml)

    def test_of_a_foreign_invoice_may_be(self) -> None:
        assert told(german(electronic.cii()).replace(">20261015<", ">20260801<")) == {}


class TestNumbers:
    def test_a_decimal_comma_is_refused_and_read(self) -> None:
        xml = electronic.cii().replace(">415.00<", ">415,00<")
        found = read_electronic(electronic.alone(xml))

        assert {"XML-SCHEMA", "BR-FR-DEC-01"} <= set(told(xml))
        assert found is not None
        assert found.extraction.amount(Field.TOTAL_GROSS) == Decimal("415.00")

    def test_a_price_may_be_negative_where_both_sides_bill(self) -> None:
        xml = electronic.cii().replace(">5.00</ram:Charge", ">-5.00</ram:Charge").replace(">S1<", ">S8<")

        assert "BR-FR-DEC-03" not in told(xml)

    def test_a_quantity_has_at_most_four_decimals(self) -> None:
        assert "BR-FR-DEC-02" in told(electronic.cii().replace('"C62">2<', '"C62">2.00001<'))

    def test_a_rate_that_france_never_had_is_a_warning(self) -> None:
        xml = electronic.cii("BASIC WL").replace("<ram:RateApplicablePercent>10.00", "<ram:RateApplicablePercent>10.01")

        assert told(xml) == {"BR-FR-16": Severity.WARNING}
