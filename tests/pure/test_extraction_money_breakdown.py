"""The tax of an invoice row by row, or the one rate that turns net into tax."""

from decimal import Decimal

from invoices.extraction.money import Money, money_of
from tests.believing import found_on
from tests.scenes import ATELIER, a_view

RATES = """
    Taux        Base HT        Montant TVA
    20,00 %      100,00            20,00
    5,50 %        20,00             1,10

    Total HT                    120,00
    Montant TVA                  21,10
    Total TTC                   141,10
"""


def money(text: str, *, credit: bool = False) -> Money:
    view = a_view(text)
    return money_of(view, found_on(view), credit=credit)


class TestTheBreakdown:
    def test_has_a_row_for_each_rate_the_highest_first(self) -> None:
        rows = money(RATES).vat_breakdown

        assert [(row.rate, row.base, row.amount) for row in rows] == [
            (Decimal("20.00"), Decimal(100), Decimal(20)),
            (Decimal("5.5"), Decimal(20), Decimal("1.10")),
        ]
        assert all(row.place and row.confidence > 0.9 for row in rows)

    def test_is_the_one_rate_that_turns_net_into_tax_where_no_row_says_it(self) -> None:
        (row,) = money(ATELIER).vat_breakdown

        assert (row.rate, row.base, row.amount) == (Decimal(20), Decimal("211.00"), Decimal("42.20"))

    def test_prefers_a_printed_rate_to_another_that_fits_within_the_cent(self) -> None:
        (row,) = money("TVA 19,6 %    0,20\nTotal HT  1,00\nTotal TTC    1,20").vat_breakdown

        assert row.rate == Decimal("19.6")

    def test_is_empty_where_no_rate_fits(self) -> None:
        assert money("Total HT   100,00\nMontant TVA   12,34\nTotal TTC   112,34").vat_breakdown == ()

    def test_takes_no_row_that_contradicts_both_totals(self) -> None:
        text = "Total HT   170,00\nMontant TVA   26,10\nTotal TTC   196,10\n\nTaux Base TVA\n20 %   30,00   6,00"

        assert money(text).vat_breakdown == ()

    def test_says_nought_where_there_is_no_tax(self) -> None:
        (row,) = money("Total HT   100,00\nMontant TVA   0,00\nTotal TTC   100,00").vat_breakdown

        assert (row.rate, row.amount) == (Decimal(0), Decimal(0))
