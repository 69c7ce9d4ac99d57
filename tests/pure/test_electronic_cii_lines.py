"""The lines and VAT rates of Factur-X come out as from paper."""

from decimal import Decimal

import pytest

from invoices.fields import LineItem
from tests import electronic
from tests.electronic import read


class TestLines:
    def test_are_those_of_paper(self) -> None:
        window, guide = read(electronic.cii()).extraction.lines

        assert window == LineItem(
            description="Fenêtre chêne",
            net_amount=Decimal("300.00"),
            quantity=Decimal(2),
            unit="C62",
            unit_price=Decimal(150),
            vat_rate=Decimal(20),
            confidence=0.99,
        )
        assert guide.description == "Guide"

    def test_a_price_for_a_hundred_becomes_the_price_of_one(self) -> None:
        per = '5.00</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">100</ram:BasisQuantity>'
        xml = electronic.cii().replace("5.00</ram:ChargeAmount>", per).replace(">50.00</ram:LineT", ">0.50</ram:LineT")

        assert read(xml).extraction.lines[1].unit_price == Decimal("0.05")

    def test_a_price_of_one_beside_the_quantity_sold_stays(self) -> None:
        per = '5.00</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">10</ram:BasisQuantity>'
        xml = electronic.cii().replace("5.00</ram:ChargeAmount>", per)

        assert read(xml).extraction.lines[1].unit_price == Decimal(5)

    @pytest.mark.parametrize("status", ["GROUP", "INFORMATION"])
    def test_headings_and_remarks_are_no_items(self, status: str) -> None:
        named = f"<ram:LineID>1</ram:LineID><ram:LineStatusReasonCode>{status}</ram:LineStatusReasonCode>"
        xml = electronic.cii("EXTENDED").replace("<ram:LineID>1</ram:LineID>", named)

        assert [line.description for line in read(xml).extraction.lines] == ["Guide"]


class TestRates:
    def test_keep_their_category_and_the_reason_for_no_tax(self) -> None:
        exempt = "<ram:ExemptionReason>Art. 261 CGI</ram:ExemptionReason><ram:BasisAmount>50.00"
        xml = electronic.cii().replace("<ram:BasisAmount>50.00", exempt)

        rate = read(xml).extraction.vat_breakdown[1]

        assert (rate.rate, rate.base, rate.amount) == (Decimal(10), Decimal("50.00"), Decimal("5.00"))
        assert (rate.category, rate.exemption) == ("S", "Art. 261 CGI")

    def test_one_that_is_not_written_is_worked_out(self) -> None:
        xml = electronic.cii("BASIC WL").replace("<ram:RateApplicablePercent>10.00</ram:RateApplicablePercent>", "")

        assert read(xml).extraction.vat_breakdown[1].rate == Decimal(10)
