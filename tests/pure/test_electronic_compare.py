"""The XML against the visible page: a sure contradiction is told, a likely misreading is not."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.electronic.compare import compare
from invoices.electronic.printed import print_of, stands_on
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

    def test_how_sure_is_a_parameter(self) -> None:
        xml = extraction({Field.TOTAL_NET: Decimal(1)}, Source.XML)
        page = extraction({Field.TOTAL_NET: Decimal(2)}, Source.OCR, 0.7)

        assert compare(xml, page, "") == ()
        assert len(compare(xml, page, "", sure=0.6)) == 1


class TestPrintedAmounts:
    @pytest.mark.parametrize(
        "printed",
        [
            "1234,56",
            "1 234,56 €",
            "1\u202f234,56",
            "1\u00a0234,56",
            "1.234,56",
            "1,234.56",
            "EUR 1'234.56",
            "1234.56",
            "-1 234,56",
        ],
    )
    def test_stand_there_however_they_are_printed(self, printed: str) -> None:
        assert stands_on(Field.TOTAL_GROSS, Decimal("1234.56"), print_of(f"Total {printed} TTC"))

    @pytest.mark.parametrize("printed", ["11234,56", "11 234,56", "1 234,561", "1234", "1 235,56", "234,56", "1234,5"])
    def test_do_not_stand_in_others(self, printed: str) -> None:
        assert not stands_on(Field.TOTAL_GROSS, Decimal("1234.56"), print_of(f"Total {printed} TTC"))

    @pytest.mark.parametrize(
        ("value", "printed", "there"),
        [
            ("2535.00", "2 535 €", True),
            ("2535.00", "2.535,-", True),
            ("2535.00", "2535,50", False),
            ("234.56", "1 234,56", False),
            ("34.56", "2 34,56", True),
            ("0.00", "0,00", True),
            ("12.50", "12,5", True),
            ("-12.50", "12,50", True),
            ("415.00", "9 415,00", False),
            ("415.00", "9.415,00", False),
            ("15.00", "9,15.00", False),
        ],
    )
    def test_edge_by_edge(self, value: str, printed: str, there: bool) -> None:
        assert stands_on(Field.TOTAL_GROSS, Decimal(value), print_of(f"x {printed} y")) is there


class TestPrintedDays:
    @pytest.mark.parametrize(
        "printed",
        [
            "05/08/2026", "5.8.2026", "5-8-26", "05 08 2026", "2026-08-05", "20260805", "2026/08/05", "08/05/2026",
            "5 août 2026", "le 05 AOUT 2026", "5. August 2026", "August 5, 2026", "5th of August 2026".replace("of ", ""),
            "Aug 5 2026", "05-aug-2026", "1er".replace("1er", "5 août 26"),
        ],
    )  # fmt: skip
    def test_stand_there_however_they_are_printed(self, printed: str) -> None:
        assert stands_on(Field.ISSUE_DATE, date(2026, 8, 5), print_of(f"Date : {printed}, Lyon"))

    @pytest.mark.parametrize("printed", ["15/08/2026", "05/08/2025", "05/09/2026", "5 septembre 2026", "120260805"])
    def test_do_not_stand_in_others(self, printed: str) -> None:
        assert not stands_on(Field.ISSUE_DATE, date(2026, 8, 5), print_of(f"Date : {printed}, Lyon"))

    def test_the_first_of_a_month_in_french(self) -> None:
        assert stands_on(Field.DUE_DATE, date(2026, 9, 1), print_of("au plus tard le 1er septembre 2026"))


class TestPrintedWords:
    def test_a_name_stands_there_when_all_its_words_do(self) -> None:
        page = print_of("EXEMPLE sarl, menuiserie à Lyon")

        assert stands_on(Field.SUPPLIER_NAME, "Menuiserie Exemple SAS", page)
        assert not stands_on(Field.SUPPLIER_NAME, "Menuiserie Exact", page)

    @pytest.mark.parametrize(("code", "printed"), [("EUR", "12 €"), ("USD", "$12"), ("GBP", "£ 12"), ("SEK", "12 SEK")])
    def test_a_currency_by_its_sign_or_code(self, code: str, printed: str) -> None:
        assert stands_on(Field.CURRENCY, code, print_of(printed))

    def test_a_credit_note_by_its_title(self) -> None:
        assert stands_on(Field.DOCUMENT_TYPE, "credit_note", print_of("AVOIR N° 12"))
        assert not stands_on(Field.DOCUMENT_TYPE, "invoice", print_of("AVOIR N° 12"))
