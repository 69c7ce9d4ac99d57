"""What must be there and is not is missed by its official number."""

import pytest

from invoices.fields import Finding
from tests import electronic
from tests.electronic import changed, read, refused

SELLER_VAT = '<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR11123456782</ram:ID></ram:SpecifiedTaxRegistration>'


def findings(xml: str) -> tuple[Finding, ...]:
    return read(xml).findings


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
        assert rule in refused(changed(old, new))

    def test_an_invoice_without_lines_has_none(self) -> None:
        assert "BR-16" in refused(electronic.without_lines(electronic.cii()))

    def test_a_seller_whom_nothing_identifies(self) -> None:
        xml = electronic.without(changed(SELLER_VAT, ""), "SpecifiedLegalOrganization")

        assert {"BR-CO-26", "BR-S-02"} <= refused(xml)

    def test_a_buyer_without_address_is_enough_for_basic(self) -> None:
        address = "<ram:PostalTradeAddress><ram:PostcodeCode>75011"
        xml = electronic.cii()
        start = xml.index(address)
        end = xml.index("</ram:PostalTradeAddress>", start) + len("</ram:PostalTradeAddress>")
        without = xml[:start] + xml[end:]

        assert refused(without) == set()
        assert {"BR-10", "BR-11"} <= refused(without.replace(electronic.PROFILES["BASIC"], electronic.EN16931))


class TestPricesAndLines:
    def test_a_negative_price_is_refused_and_a_negative_amount_is_not(self) -> None:
        price = changed(">5.00</ram:ChargeAmount>", ">-5.00</ram:ChargeAmount>")

        assert {"BR-27", "BR-FR-DEC-03"} <= refused(price)
        assert "BR-27" not in refused(changed(">50.00</ram:LineT", ">-50.00</ram:LineT"))

    def test_it_says_which_line_and_how_many_more(self) -> None:
        xml = changed(">150.00</ram:Ch", ">-150.00</ram:Ch", changed(">5.00</ram:Ch", ">-5.00</ram:Ch"))
        (found,) = [found for found in findings(xml) if found.facts["rule"] == "BR-27"]

        assert found.facts["detail"] == "line 1 (+1)"
