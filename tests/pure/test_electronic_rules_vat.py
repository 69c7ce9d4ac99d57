"""Every VAT category has its own demands, asked by one table."""

import pytest

from invoices.electronic.reading import read_electronic
from invoices.fields import Severity
from tests import electronic

SELLER_VAT = '<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR11123456782</ram:ID></ram:SpecifiedTaxRegistration>'
BUYER_VAT = SELLER_VAT.replace("FR11123456782", "FR14987654324")
REASON = "<ram:ExemptionReason>Parce que</ram:ExemptionReason>"


def broken(xml: str) -> set[object]:
    found = read_electronic(electronic.alone(xml))
    assert found is not None
    return {each.facts["rule"] for each in found.findings if each.severity is Severity.REFUSAL}


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
        assert broken(untaxed(category)) == set()

    @pytest.mark.parametrize(("category", "prefix"), [("E", "E"), ("AE", "AE"), ("K", "IC"), ("G", "G"), ("O", "O")])
    def test_a_reason_is_needed(self, category: str, prefix: str) -> None:
        assert f"BR-{prefix}-10" in broken(untaxed(category, reason=""))

    @pytest.mark.parametrize("category", ["Z"])
    def test_the_zero_rate_needs_none_and_takes_none(self, category: str) -> None:
        assert broken(untaxed(category, reason="")) == set()
        assert broken(untaxed(category)) == {"BR-Z-10"}

    @pytest.mark.parametrize(("category", "prefix"), [("E", "E"), ("AE", "AE"), ("G", "G"), ("Z", "Z")])
    def test_tax_on_it_is_refused(self, category: str, prefix: str) -> None:
        xml = untaxed(category).replace(">0.00</ram:CalculatedAmount>", ">7.00</ram:CalculatedAmount>")

        assert f"BR-{prefix}-09" in broken(xml)

    @pytest.mark.parametrize(("category", "prefix"), [("E", "E"), ("AE", "AE"), ("K", "IC"), ("G", "G"), ("Z", "Z")])
    def test_a_rate_on_a_line_is_refused(self, category: str, prefix: str) -> None:
        assert f"BR-{prefix}-05" in broken(untaxed(category, rate="5.5"))

    @pytest.mark.parametrize(("category", "prefix"), [("E", "E"), ("AE", "AE"), ("K", "IC"), ("G", "G"), ("Z", "Z")])
    def test_the_seller_must_have_a_number(self, category: str, prefix: str) -> None:
        assert f"BR-{prefix}-02" in broken(untaxed(category).replace(SELLER_VAT, ""))

    def test_a_tax_number_will_do_but_not_across_borders(self) -> None:
        tax_number = SELLER_VAT.replace("VA", "FC")

        assert broken(untaxed("E").replace(SELLER_VAT, tax_number)) == set()
        assert broken(untaxed("G").replace(SELLER_VAT, tax_number)) == {"BR-G-02"}

    def test_outside_the_scope_of_vat_nobody_has_a_number_and_no_line_a_rate(self) -> None:
        assert broken(untaxed("O", rate="").replace(SELLER_VAT, "")) == set()
        assert broken(untaxed("O", rate="")) == {"BR-O-02"}
        assert "BR-O-05" in broken(untaxed("O", rate="5.5").replace(SELLER_VAT, ""))


class TestWithinTheUnion:
    def test_buyer_place_and_day_must_be_known(self) -> None:
        assert broken(untaxed("K")) == {"BR-IC-02", "BR-IC-12"}
        assert broken(delivered_to_spain(with_buyer_number(untaxed("K")))) == set()

    def test_without_a_day_it_is_refused(self) -> None:
        xml = electronic.without(untaxed("K"), "ActualDeliverySupplyChainEvent")

        assert "BR-IC-11" in broken(xml)


class TestTaxed:
    def test_two_rows_of_one_rate_are_refused_however_they_are_written(self) -> None:
        rows = electronic.CII_TAX.format(base="200.00", amount="40.00", rate="20.00")
        rows += electronic.CII_TAX.format(base="100.00", amount="20.00", rate="20")
        rows += electronic.CII_TAX.format(base="50.00", amount="5.00", rate="10")

        assert broken(electronic.cii().replace(electronic.cii_taxes(), rows)) == {"BR-S-08"}

    def test_tax_that_is_not_base_times_rate_is_refused(self) -> None:
        assert {"BR-S-09", "BR-CO-17"} <= broken(electronic.cii().replace(">60.00</ram:Calc", ">55.00</ram:Calc"))

    def test_rounding_leaves_room(self) -> None:
        xml = electronic.cii().replace(">60.00</ram:Calc", ">60.03</ram:Calc").replace(">65.00<", ">65.03<")

        assert broken(xml) == {"BR-CO-15"}

    def test_a_category_that_has_no_row_is_refused(self) -> None:
        one_line = electronic.cii().replace("<ram:CategoryCode>S<", "<ram:CategoryCode>AE<", 1)

        assert {"BR-AE-01", "BR-AE-05", "BR-S-08"} <= broken(one_line)

    def test_the_standard_rate_is_never_zero(self) -> None:
        assert "BR-S-05" in broken(electronic.cii().replace("Percent>20.00</ram", "Percent>0</ram"))

    @pytest.mark.parametrize(("rule", "old"), [("BR-45", "BasisAmount"), ("BR-46", "CalculatedAmount")])
    def test_a_row_must_be_whole(self, rule: str, old: str) -> None:
        assert rule in broken(electronic.without(electronic.cii("BASIC WL"), old))

    def test_an_unknown_category_is_refused(self) -> None:
        xml = electronic.cii("BASIC WL").replace("<ram:CategoryCode>S<", "<ram:CategoryCode>Q<", 1)

        assert "BR-CL-18" in broken(xml)

    def test_the_canary_islands_have_rates_of_their_own(self) -> None:
        xml = electronic.cii("EN 16931").replace("<ram:CategoryCode>S<", "<ram:CategoryCode>L<")

        assert broken(xml) == set()
