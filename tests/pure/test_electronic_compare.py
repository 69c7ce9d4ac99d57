"""The XML against the visible page: a sure contradiction is told, a likely misreading is not."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.electronic.compare import compare
from invoices.fields import Candidate, Extraction, Field, Finding, Severity, Source, Value

PAGE = """FACTURE N° FA-2026-0042 du 15 septembre 2026
Menuiserie Exemple SARL - SIRET 123 456 782 00010
Total HT 350,00 € TVA 65,00 € Net à payer 9 415,00 €
IBAN FR76 3000 6000 0112 3456 7890 189"""


def extraction(values: dict[Field, Value], source: Source, confidence: float = 0.95) -> Extraction:
    return Extraction(
        {name: Candidate(name, value, str(value), confidence, (), "", source) for name, value in values.items()}
    )


def compared(
    name: Field, ours: Value, shown: Value, page_text: str = PAGE, confidence: float = 0.95
) -> tuple[Finding, ...]:
    xml = extraction({name: ours}, Source.XML)
    return compare(xml, extraction({name: shown}, Source.TEXT, confidence), page_text)


class TestDifferences:
    def test_a_total_that_was_changed_on_the_page_is_a_doubt(self) -> None:
        assert compared(Field.TOTAL_GROSS, Decimal("415.00"), Decimal("9415.00")) == (
            Finding(
                "xml_differs_from_page",
                Severity.DOUBT,
                (Field.TOTAL_GROSS,),
                {"field": "total_gross", "xml": "415.00", "page": "9415.00"},
            ),
        )

    def test_an_account_that_was_changed_is_a_doubt(self) -> None:
        ours, shown = "DE88200800000970375700", "FR7630006000011234567890189"

        assert [found.fields for found in compared(Field.SUPPLIER_IBAN, ours, shown)] == [(Field.SUPPLIER_IBAN,)]

    @pytest.mark.parametrize(
        ("name", "ours", "shown"),
        [
            (Field.ISSUE_DATE, date(2026, 9, 14), date(2026, 9, 15)),
            (Field.INVOICE_NUMBER, "FA-2026-0043", "FA-2026-0042"),
            (Field.SUPPLIER_SIREN, "987654324", "123456782"),
            (Field.SUPPLIER_NAME, "Bois et Compagnie SAS", "Menuiserie Exemple SARL"),
            (Field.CURRENCY, "USD", "EUR"),
            (Field.DOCUMENT_TYPE, "credit_note", "invoice"),
        ],
    )
    def test_any_other_sure_contradiction_is_one(self, name: Field, ours: Value, shown: Value) -> None:
        assert [found.code for found in compared(name, ours, shown)] == ["xml_differs_from_page"]


class TestNoDifference:
    @pytest.mark.parametrize(
        ("name", "ours", "shown"),
        [
            (Field.TOTAL_GROSS, Decimal("415.00"), Decimal("415.0")),
            (Field.TOTAL_GROSS, Decimal("415.00"), Decimal("-415.00")),
            (Field.SUPPLIER_SIREN, "123456782", "123 456 782"),
            (Field.SUPPLIER_NAME, "Menuiserie Exemple SARL", "MENUISERIE EXEMPLE"),
            (Field.SUPPLIER_NAME, "Menuiserie Exemple SARL", "Menuiserie Exernple"),
            (Field.INVOICE_NUMBER, "FA-2026-0042", "fa 2026 0042"),
        ],
    )
    def test_where_both_say_the_same(self, name: Field, ours: Value, shown: Value) -> None:
        assert compared(name, ours, shown, "nothing") == ()

    def test_where_the_value_of_the_xml_stands_on_the_page_too(self) -> None:
        assert compared(Field.TOTAL_NET, Decimal("350.00"), Decimal("65.00")) == ()
        assert compared(Field.SUPPLIER_SIREN, "123456782", "300060000") == ()

    def test_where_the_page_is_not_sure(self) -> None:
        assert compared(Field.TOTAL_GROSS, Decimal("415.00"), Decimal("9415.00"), confidence=0.79) == ()

    def test_where_only_one_has_it(self) -> None:
        xml = extraction({Field.TOTAL_NET: Decimal(1)}, Source.XML)

        assert compare(xml, Extraction(), PAGE) == ()
        assert compare(Extraction(), xml, PAGE) == ()

    def test_where_people_write_as_they_like(self) -> None:
        assert compared(Field.SUPPLIER_ADDRESS, "8 rue du Rabot", "1 rue de la Scie") == ()
        assert compared(Field.PAYMENT_TERMS, "30 jours", "comptant") == ()

    def test_where_the_page_shows_under_this_name_what_the_xml_says_of_something_else(self) -> None:
        xml = extraction({Field.TOTAL_NET: Decimal("184.87"), Field.TOTAL_GROSS: Decimal("220.00")}, Source.XML)
        page = extraction({Field.TOTAL_NET: Decimal("220.00")}, Source.TEXT)

        assert compare(xml, page, "220,00 €") == ()

    def test_how_sure_is_a_parameter(self) -> None:
        xml = extraction({Field.TOTAL_NET: Decimal(1)}, Source.XML)
        page = extraction({Field.TOTAL_NET: Decimal(2)}, Source.OCR, 0.7)

        assert compare(xml, page, "") == ()
        assert len(compare(xml, page, "", sure=0.6)) == 1
