"""UBL says the same as Factur-X under other names."""

from decimal import Decimal

import pytest

from invoices.fields import Field
from tests import electronic
from tests.electronic import read


def values(xml: str) -> dict[Field, object]:
    return {name: candidate.value for name, candidate in read(xml).extraction.fields.items()}


class TestUbl:
    def test_an_invoice_gives_the_same_fields(self) -> None:
        found = values(electronic.ubl())
        same = values(electronic.cii("EN 16931"))

        assert read(electronic.ubl()).findings == ()
        assert {name: found[name] for name in same} == same
        assert found[Field.SUPPLIER_BIC] == "AGRIFRPP"
        assert found[Field.SUPPLIER_EMAIL] == "devis@exemple.test"
        assert found[Field.CUSTOMER_VAT_NUMBER] == "FR14987654324"

    def test_its_lines_are_the_same_and_have_codes(self) -> None:
        window, guide = read(electronic.ubl()).extraction.lines

        assert (window.description, window.quantity, window.unit_price) == ("Fenêtre chêne", Decimal(2), Decimal(150))
        assert (guide.product_code, guide.vat_rate, guide.net_amount) == ("R2", Decimal(10), Decimal("50.00"))

    def test_a_credit_note_is_one_and_its_due_date_is_found(self) -> None:
        found = values(electronic.ubl("CreditNote"))

        assert read(electronic.ubl("CreditNote")).findings == ()
        assert found == {**values(electronic.ubl()), Field.DOCUMENT_TYPE: "credit_note"}

    def test_a_registration_as_siret_gives_the_siren(self) -> None:
        assert values(electronic.ubl())[Field.CUSTOMER_SIREN] == "987654324"

    def test_a_number_of_another_kind_of_account_is_no_iban(self) -> None:
        found = values(electronic.ubl().replace("FR7630006000011234567890189", "12-345-678"))

        assert Field.SUPPLIER_IBAN not in found

    def test_remarks_lose_the_code_before_them(self) -> None:
        assert read(electronic.ubl()).notes.startswith("Frais : 40 €\nTrois fois")

    @pytest.mark.parametrize("scheme", ["EM", "0225"])
    def test_an_electronic_address_is_an_email_when_it_says_so(self, scheme: str) -> None:
        mail = "<cbc:ElectronicMail>devis@exemple.test</cbc:ElectronicMail>"
        seller = "<cac:AccountingSupplierParty><cac:Party>"
        address = f'<cbc:EndpointID schemeID="{scheme}">factures@exemple.test</cbc:EndpointID>'
        xml = electronic.ubl().replace(mail, "").replace(seller, seller + address)

        assert values(xml).get(Field.SUPPLIER_EMAIL) == ("factures@exemple.test" if scheme == "EM" else None)

    def test_the_vat_in_the_currency_of_the_books_is_left_alone(self) -> None:
        books = '<cac:TaxTotal><cbc:TaxAmount currencyID="CHF">61.10</cbc:TaxAmount></cac:TaxTotal>'
        xml = electronic.ubl().replace("<cac:TaxTotal>", books + "<cac:TaxTotal>", 1)

        assert values(xml)[Field.TOTAL_VAT] == Decimal("65.00")
        assert len(read(xml).extraction.vat_breakdown) == 2
