"""Each rule is broken alone, and tells itself by its official number."""

import pytest

from invoices.electronic.checking import SENTENCES
from invoices.electronic.reading import read_electronic
from invoices.fields import Field, Finding, Severity
from tests import electronic


def findings(xml: str) -> tuple[Finding, ...]:
    found = read_electronic(electronic.alone(xml))
    assert found is not None
    return found.findings


def broken(xml: str) -> set[object]:
    return {found.facts["rule"] for found in findings(xml) if found.severity is Severity.REFUSAL}


def warned(xml: str) -> set[object]:
    return {found.facts["rule"] for found in findings(xml) if found.severity is Severity.WARNING}


def changed(old: str, new: str, xml: str | None = None) -> str:
    """Change one thing of the bill; what is not there cannot be changed."""
    before = xml or electronic.cii()
    assert old in before
    return before.replace(old, new, 1)


SELLER_VAT = '<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR11123456782</ram:ID></ram:SpecifiedTaxRegistration>'


class TestWhatMustBeThere:
    @pytest.mark.parametrize(
        ("rule", "old", "new"),
        [
            ("BR-01", "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic", " "),
            ("BR-02", ">FA-2026-0042<", "> <"),
            ("BR-03", ">20260915<", "><"),
            ("BR-04", ">380<", "><"),
            ("BR-05", "<ram:InvoiceCurrencyCode>EUR", "<ram:InvoiceCurrencyCode>"),
            ("BR-06", "Menuiserie Exemple SARL", ""),
            ("BR-07", "Hôtel de l’Essai SAS", ""),
            ("BR-09", "<ram:CountryID>FR", "<ram:CountryID>"),
            ("BR-13", "350.00</ram:TaxBasis", "</ram:TaxBasis"),
            ("BR-14", "415.00</ram:Grand", "</ram:Grand"),
            ("BR-15", "300.00</ram:Due", "</ram:Due"),
            ("BR-21", "<ram:LineID>1", "<ram:LineID>"),
            ("BR-25", "Fenêtre chêne", ""),
            ("BR-CL-01", ">380<", ">999<"),
            ("BR-CL-04", ">EUR<", ">Euro<"),
            ("BR-CO-04", "<ram:CategoryCode>S</ram:CategoryCode>", ""),
            ("BR-CO-09", ">FR11123456782<", ">11123456782<"),
            ("BR-61", "FR76 3000 6000 0112 3456 7890 189", ""),
        ],
    )
    def test_is_missed_by_its_number(self, rule: str, old: str, new: str) -> None:
        assert rule in broken(changed(old, new))

    def test_an_invoice_without_lines_has_none(self) -> None:
        assert "BR-16" in broken(electronic.without_lines(electronic.cii()))

    def test_a_seller_whom_nothing_identifies(self) -> None:
        xml = electronic.without(changed(SELLER_VAT, ""), "SpecifiedLegalOrganization")

        assert {"BR-CO-26", "BR-S-02"} <= broken(xml)

    def test_a_buyer_without_address_is_enough_for_basic(self) -> None:
        address = "<ram:PostalTradeAddress><ram:PostcodeCode>75011"
        xml = electronic.cii()
        start = xml.index(address)
        end = xml.index("</ram:PostalTradeAddress>", start) + len("</ram:PostalTradeAddress>")
        without = xml[:start] + xml[end:]

        assert broken(without) == set()
        assert {"BR-10", "BR-11"} <= broken(without.replace(electronic.PROFILES["BASIC"], electronic.EN16931))


class TestPricesAndLines:
    def test_a_negative_price_is_refused_and_a_negative_amount_is_not(self) -> None:
        price = changed(">5.00</ram:ChargeAmount>", ">-5.00</ram:ChargeAmount>")

        assert {"BR-27", "BR-FR-DEC-03"} <= broken(price)
        assert "BR-27" not in broken(changed(">50.00</ram:LineT", ">-50.00</ram:LineT"))

    def test_it_says_which_line_and_how_many_more(self) -> None:
        xml = changed(">150.00</ram:Ch", ">-150.00</ram:Ch", changed(">5.00</ram:Ch", ">-5.00</ram:Ch"))
        (found,) = [found for found in findings(xml) if found.facts["rule"] == "BR-27"]

        assert found.facts["detail"] == "line 1 (+1)"


class TestSums:
    @pytest.mark.parametrize(
        ("rules", "old", "new"),
        [
            ({"BR-CO-10", "BR-CO-13"}, ">350.00</ram:LineTotal", ">400.00</ram:LineTotal"),
            ({"BR-CO-13", "BR-CO-15"}, ">350.00</ram:TaxBasis", ">360.00</ram:TaxBasis"),
            ({"BR-CO-14", "BR-CO-15"}, ">65.00</ram:TaxTotal", ">66.00</ram:TaxTotal"),
            ({"BR-CO-15", "BR-CO-16"}, ">415.00</ram:Grand", ">9415.00</ram:Grand"),
            ({"BR-CO-16"}, ">300.00</ram:Due", ">415.00</ram:Due"),
        ],
    )
    def test_that_do_not_add_up_are_refused(self, rules: set[str], old: str, new: str) -> None:
        assert broken(changed(old, new)) == rules

    def test_it_says_by_how_much(self) -> None:
        (found,) = findings(changed(">300.00</ram:Due", ">415.00</ram:Due"))

        assert found == Finding(
            "xml_rule_broken",
            Severity.REFUSAL,
            (Field.TOTAL_GROSS, Field.AMOUNT_PAID, Field.AMOUNT_DUE),
            {"rule": "BR-CO-16", "detail": "+115.00"},
        )

    def test_discounts_and_charges_count(self) -> None:
        discount = """<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator>
            </ram:ChargeIndicator><ram:ActualAmount>10.00</ram:ActualAmount><ram:Reason>Fidélité</ram:Reason>
            <ram:CategoryTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>
            <ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:CategoryTradeTax>
            </ram:SpecifiedTradeAllowanceCharge>"""
        charge = discount.replace("false", "true").replace("Fidélité", "Port")
        terms = "\n    <ram:SpecifiedTradePaymentTerms>"
        taken = changed(terms, discount + charge + terms)
        sums = (
            "<ram:ChargeTotalAmount>{}</ram:ChargeTotalAmount><ram:AllowanceTotalAmount>{}</ram:AllowanceTotalAmount>"
        )

        right = changed("<ram:TaxBasisTotal", sums.format("10.00", "10.00") + "<ram:TaxBasisTotal", taken)
        wrong = changed("<ram:TaxBasisTotal", sums.format("12.00", "11.00") + "<ram:TaxBasisTotal", taken)

        assert findings(right) == ()
        assert broken(wrong) == {"BR-CO-11", "BR-CO-12", "BR-CO-13"}

    def test_extended_lets_each_line_be_a_cent_off(self) -> None:
        old, new = ">50.00</ram:LineTotal", ">50.01</ram:LineTotal"

        assert broken(changed(old, new)) == {"BR-CO-10", "BR-S-08"}
        assert broken(changed(old, new, electronic.cii("EXTENDED"))) == set()

    def test_half_a_cent_may_be_rounded_either_way(self) -> None:
        assert broken(changed(">50.00</ram:LineTotal", ">50.005</ram:LineTotal")) == {"BR-DEC-23", "BR-FR-DEC-01"}

    def test_no_breakdown_at_all(self) -> None:
        assert {"BR-CO-18", "BR-CO-14"} <= broken(changed(electronic.cii_taxes(), ""))

    def test_nothing_says_when_to_pay(self) -> None:
        assert warned(electronic.without(electronic.cii(), "SpecifiedTradePaymentTerms")) == {"BR-CO-25"}


class TestDecimals:
    @pytest.mark.parametrize(
        ("rule", "amount"),
        [
            ("BR-DEC-12", "350.00</ram:TaxBasis"),
            ("BR-DEC-13", "65.00</ram:TaxTotal"),
            ("BR-DEC-14", "415.00</ram:Grand"),
            ("BR-DEC-18", "300.00</ram:Due"),
            ("BR-DEC-19", "300.00</ram:Basis"),
            ("BR-DEC-20", "60.00</ram:Calculated"),
        ],
    )
    def test_more_than_two_are_refused(self, rule: str, amount: str) -> None:
        assert broken(changed(amount, amount.replace("0<", "00<"))) == {rule, "BR-FR-DEC-01"}


class TestTheTable:
    def test_every_rule_has_a_sentence_that_stands_alone(self) -> None:
        for rule, words in SENTENCES.items():
            assert words.endswith("."), rule
            assert words.format(detail="x"), rule
            assert len(words) < 120, rule

    def test_a_profile_is_not_asked_for_what_it_cannot_hold(self) -> None:
        xml = changed(">415.00</ram:Grand", ">999.00</ram:Grand", electronic.cii("MINIMUM"))

        assert broken(xml) == set()
