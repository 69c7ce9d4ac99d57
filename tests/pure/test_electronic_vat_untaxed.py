"""What bears no VAT must say why, and who the parties are."""

import pytest

from tests import electronic
from tests.electronic import refused

SELLER_VAT = '<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR11123456782</ram:ID></ram:SpecifiedTaxRegistration>'
BUYER_VAT = SELLER_VAT.replace("FR11123456782", "FR14987654324")
REASON = "<ram:ExemptionReason>Parce que</ram:ExemptionReason>"


def untaxed(category: str, *, reason: str = REASON, rate: str = "0.00") -> str:
    """Sell both lines of the bill without tax, as one category."""
    xml = electronic.cii("EN 16931").replace(electronic.cii_taxes(), _tax(category, reason, rate))
    xml = xml.replace("<ram:CategoryCode>S<", f"<ram:CategoryCode>{category}<")
    for taxed in ("20.00", "10"):
        xml = xml.replace(f"<ram:RateApplicablePercent>{taxed}</ram:RateApplicablePercent>", _rate(rate))
    xml = xml.replace(">65.00</ram:TaxTotal", ">0.00</ram:TaxTotal").replace(">415.00<", ">350.00<")
    return xml.replace(">300.00</ram:Due", ">235.00</ram:Due")


def _rate(rate: str) -> str:
    return f"<ram:RateApplicablePercent>{rate}</ram:RateApplicablePercent>" if rate else ""


def _tax(category: str, reason: str, rate: str) -> str:
    return f"""<ram:ApplicableTradeTax><ram:CalculatedAmount>0.00</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
        {reason}<ram:BasisAmount>350.00</ram:BasisAmount><ram:CategoryCode>{category}</ram:CategoryCode>{_rate(rate)}
        </ram:ApplicableTradeTax>"""


def with_buyer_number(xml: str) -> str:
    return xml.replace("    </ram:BuyerTradeParty>", f"{BUYER_VAT}</ram:BuyerTradeParty>")


def delivered_to_spain(xml: str) -> str:
    address = """<ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty><ram:PostalTradeAddress>
        <ram:CountryID>ES</ram:CountryID></ram:PostalTradeAddress></ram:ShipToTradeParty>"""
    return xml.replace("<ram:ApplicableHeaderTradeDelivery>", address)


class TestUntaxed:
    @pytest.mark.parametrize("category", ["E", "AE", "G"])
    def test_with_a_reason_and_the_right_numbers_nothing_is_broken(self, category: str) -> None:
        assert refused(untaxed(category)) == set()

    @pytest.mark.parametrize(("category", "prefix"), [("E", "E"), ("AE", "AE"), ("K", "IC"), ("G", "G"), ("O", "O")])
    def test_a_reason_is_needed(self, category: str, prefix: str) -> None:
        assert f"BR-{prefix}-10" in refused(untaxed(category, reason=""))

    @pytest.mark.parametrize("category", ["Z"])
    def test_the_zero_rate_needs_none_and_takes_none(self, category: str) -> None:
        assert refused(untaxed(category, reason="")) == set()
        assert refused(untaxed(category)) == {"BR-Z-10"}

    @pytest.mark.parametrize(("category", "prefix"), [("E", "E"), ("AE", "AE"), ("G", "G"), ("Z", "Z")])
    def test_tax_on_it_is_refused(self, category: str, prefix: str) -> None:
        xml = untaxed(category).replace(">0.00</ram:CalculatedAmount>", ">7.00</ram:CalculatedAmount>")

        assert f"BR-{prefix}-09" in refused(xml)

    @pytest.mark.parametrize(("category", "prefix"), [("E", "E"), ("AE", "AE"), ("K", "IC"), ("G", "G"), ("Z", "Z")])
    def test_a_rate_on_a_line_is_refused(self, category: str, prefix: str) -> None:
        assert f"BR-{prefix}-05" in refused(untaxed(category, rate="5.5"))

    @pytest.mark.parametrize(("category", "prefix"), [("E", "E"), ("AE", "AE"), ("K", "IC"), ("G", "G"), ("Z", "Z")])
    def test_the_seller_must_have_a_number(self, category: str, prefix: str) -> None:
        assert f"BR-{prefix}-02" in refused(untaxed(category).replace(SELLER_VAT, ""))

    def test_a_tax_number_will_do_but_not_across_borders(self) -> None:
        tax_number = SELLER_VAT.replace("VA", "FC")

        assert refused(untaxed("E").replace(SELLER_VAT, tax_number)) == set()
        assert refused(untaxed("G").replace(SELLER_VAT, tax_number)) == {"BR-G-02"}

    def test_outside_the_scope_of_vat_nobody_has_a_number_and_no_line_a_rate(self) -> None:
        assert refused(untaxed("O", rate="").replace(SELLER_VAT, "")) == set()
        assert refused(untaxed("O", rate="")) == {"BR-O-02"}
        assert "BR-O-05" in refused(untaxed("O", rate="5.5").replace(SELLER_VAT, ""))


class TestWithinTheUnion:
    def test_buyer_place_and_day_must_be_known(self) -> None:
        assert refused(untaxed("K")) == {"BR-IC-02", "BR-IC-12"}
        assert refused(delivered_to_spain(with_buyer_number(untaxed("K")))) == set()

    def test_without_a_day_it_is_refused(self) -> None:
        xml = electronic.without(untaxed("K"), "ActualDeliverySupplyChainEvent")

        assert "BR-IC-11" in refused(xml)
