"""A value is found on a page in whatever form people print it, and not within another."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.electronic.printed import print_of, stands_on
from invoices.fields import Field


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
            "5 août 2026", "le 05 AOUT 2026", "5. August 2026", "August 5, 2026", "5th August 2026",
            "Aug 5 2026", "05-aug-2026", "5 août 26",
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
