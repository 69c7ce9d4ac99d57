"""A credit note's amounts are positive whatever sign is written; its type, or all its signs, give it away."""

import re
from decimal import Decimal

import pytest

from invoices.electronic.reading import read_electronic
from invoices.fields import Extraction, Field
from tests import electronic

AMOUNTS = re.compile(r"(Amount[^>]*>)(\d)")
QUANTITIES = re.compile(r"(BilledQuantity[^>]*>)(\d)")
PRICES = re.compile(r"(<ram:ChargeAmount>)-")


def read(xml: str) -> Extraction:
    found = read_electronic(electronic.alone(xml))
    assert found is not None
    return found.extraction


def negative(xml: str) -> str:
    """Turn the amounts and quantities; prices stay what they are."""
    return PRICES.sub(r"\1", QUANTITIES.sub(r"\1-\2", AMOUNTS.sub(r"\1-\2", xml)))


class TestCreditNotes:
    @pytest.mark.parametrize("code", ["381", "261", "396", "502", "503", "83"])
    def test_are_told_by_their_code(self, code: str) -> None:
        found = read(electronic.cii().replace(">380<", f">{code}<"))

        assert found.value(Field.DOCUMENT_TYPE) == "credit_note"
        assert found.value(Field.TOTAL_GROSS) == Decimal("415.00")

    @pytest.mark.parametrize("code", ["380", "381"])
    def test_lose_their_minus_signs_everywhere(self, code: str) -> None:
        found = read(negative(electronic.cii()).replace(">380<", f">{code}<"))
        same = read(electronic.cii())

        assert found.value(Field.DOCUMENT_TYPE) == "credit_note"
        assert found.lines == same.lines
        assert found.vat_breakdown == same.vat_breakdown
        for name in (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS, Field.AMOUNT_DUE, Field.AMOUNT_PAID):
            assert found.value(name) == same.value(name)

    def test_a_negative_price_is_turned_instead_of_the_quantity(self) -> None:
        xml = negative(electronic.cii()).replace(">150.00</ram:ChargeAmount>", ">-150.00</ram:ChargeAmount>")
        xml = xml.replace('unitCode="C62">-2<', 'unitCode="C62">2<')

        line = read(xml).lines[0]

        assert (line.quantity, line.unit_price, line.net_amount) == (Decimal(2), Decimal(150), Decimal("300.00"))

    def test_a_zero_has_no_sign(self) -> None:
        xml = negative(electronic.cii()).replace(">-115.00<", ">-0.00<")

        assert str(read(xml).value(Field.AMOUNT_PAID)) == "0.00"


class TestInvoices:
    def test_that_are_overpaid_stay_invoices(self) -> None:
        found = read(electronic.cii().replace(">300.00</ram:DuePayable", ">-12.00</ram:DuePayable"))

        assert found.value(Field.DOCUMENT_TYPE) == "invoice"
        assert found.value(Field.AMOUNT_DUE) == Decimal("-12.00")

    def test_with_a_line_taken_back_keep_its_sign(self) -> None:
        found = read(electronic.cii().replace(">50.00</ram:LineTotal", ">-50.00</ram:LineTotal"))

        assert found.lines[1].net_amount == Decimal("-50.00")

    def test_a_quote_is_neither(self) -> None:
        assert read(electronic.cii().replace(">380<", ">310<")).value(Field.DOCUMENT_TYPE) == "other"
