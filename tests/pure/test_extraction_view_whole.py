"""What all pages of a document have in common: its language, its currency, whether months come before days."""

from datetime import date

import pytest

from tests.scenes import ATELIER, a_view

AMERICAN = "INVOICE\nInvoice date 04/05/2026\nAmount due $12.50"


class TestTheLanguage:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            (ATELIER, "fr"),
            ("Invoice number 12\nInvoice date 02/03/2026\nAmount due 12.50", "en"),
            ("Rechnungsnummer 12\nRechnungsdatum 02.03.2026\nGesamtbetrag 12,50", "de"),
            ("Facture n° 12\nFacture n° 13\nDate d'échéance : 1er avril\nTotal", "fr"),
            ("12,50", "fr"),
            ("", "fr"),
        ],
    )
    def test_is_that_of_most_labels_and_french_where_nothing_tells(self, text: str, language: str) -> None:
        assert a_view(text).language == language

    def test_is_told_by_all_pages_together(self) -> None:
        assert a_view("Total", "Rechnungsnummer 12\nGesamtbetrag 3,00").language == "de"


class TestTheCurrency:
    def test_is_the_one_beside_most_amounts(self) -> None:
        assert a_view("12,00 €\n13,00 €", "14,00 $").currency == "EUR"

    def test_is_not_known_where_none_is_printed(self) -> None:
        assert a_view("12,00").currency is None


class TestTheOrderOfDays:
    def test_is_the_american_one_where_a_day_can_be_read_in_no_other_way(self) -> None:
        view = a_view("04/05/2026", "12/25/2026")

        assert view.month_first
        assert [spot.value.value for page in view.pages for spot in page.dates] == [
            date(2026, 4, 5),
            date(2026, 12, 25),
        ]

    def test_is_the_usual_one_where_another_day_says_so(self) -> None:
        assert not a_view(f"{AMERICAN}\nDue date 25/05/2026").month_first

    def test_is_the_american_one_for_dollars_in_english_where_no_day_tells(self) -> None:
        view = a_view(AMERICAN)

        assert view.month_first
        assert view.pages[0].dates[0].value.value == date(2026, 4, 5)

    def test_is_the_usual_one_for_pounds(self) -> None:
        assert not a_view(AMERICAN.replace("$", "£")).month_first
