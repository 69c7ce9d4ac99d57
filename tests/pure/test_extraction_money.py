"""The totals of an invoice and the tax row by row, with what proves them."""

from decimal import Decimal

import pytest

from invoices.extraction.candidates import find_candidates
from invoices.extraction.money import Money, money_of
from invoices.extraction.spots import spots_of
from invoices.fields import Field, Source
from tests.believing import believing
from tests.builders import an_ocr_result
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
    found = find_candidates(believing().weighed(spots_of(view)), an_ocr_result())
    return money_of(view, found, credit=credit)


def amounts(text: str, *, credit: bool = False) -> dict[Field, str]:
    return {name: str(found.value) for name, found in money(text, credit=credit).fields.items()}


class TestTheTotals:
    def test_are_those_of_the_page(self) -> None:
        assert amounts(ATELIER) == {
            Field.TOTAL_NET: "211.00", Field.TOTAL_VAT: "42.20", Field.TOTAL_GROSS: "253.20",
            Field.AMOUNT_DUE: "253.20",
        }  # fmt: skip

    def test_are_surer_together_than_alone(self) -> None:
        together, alone = money(ATELIER).fields, money("Total TTC   253,20").fields

        assert together[Field.TOTAL_GROSS].confidence > alone[Field.TOTAL_GROSS].confidence

    def test_are_no_surer_where_there_is_no_tax_to_prove_them(self) -> None:
        untaxed = money("Total HT   253,20\nTVA    0,00\nTotal TTC   253,20").fields
        alone = money("Total TTC   253,20").fields

        assert untaxed[Field.TOTAL_GROSS].confidence == pytest.approx(alone[Field.TOTAL_GROSS].confidence)

    def test_of_a_credit_note_are_positive_whatever_sign_is_printed(self) -> None:
        text = "Total HT   -211,00\nTVA    -42,20\nTotal TTC   -253,20"

        assert {*amounts(text, credit=True).values()} == {"211.00", "42.20", "253.20"}
        assert amounts(text) == {}

    def test_leave_a_tax_that_is_printed_nowhere_with_less_certainty(self) -> None:
        tax = money("Total HT   211,00\nTotal TTC   253,20").fields[Field.TOTAL_VAT]

        assert (tax.value, tax.raw, tax.rule) == (Decimal("42.20"), "", "what_the_equation_leaves")
        assert tax.confidence < 0.7
        assert len(tax.evidence) == 2

    @pytest.mark.xfail(strict=True, reason="net and gross are made surer by a tax that was computed from them")
    def test_are_no_surer_for_a_tax_that_was_computed_from_them(self) -> None:
        computed, alone = money("Total HT   211,00\nTotal TTC   253,20").fields, money("Total TTC   253,20").fields

        assert computed[Field.TOTAL_GROSS].confidence == pytest.approx(alone[Field.TOTAL_GROSS].confidence)

    def test_are_none_where_no_amount_is_printed(self) -> None:
        assert money("Merci de votre visite") == Money({}, ())
        assert money("") == Money({}, ())


class TestTheDiscount:
    def test_is_positive_whatever_sign_is_printed(self) -> None:
        assert amounts("Remise   -12,00\nTotal TTC   253,20")[Field.DISCOUNT] == "12.00"

    @pytest.mark.parametrize("printed", ["0,00", "aucune"])
    def test_of_nothing_is_none(self, printed: str) -> None:
        assert Field.DISCOUNT not in amounts(f"Remise   {printed}\nTotal TTC   253,20")


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

    def test_says_nought_where_there_is_no_tax(self) -> None:
        (row,) = money("Total HT   100,00\nMontant TVA   0,00\nTotal TTC   100,00").vat_breakdown

        assert (row.rate, row.amount) == (Decimal(0), Decimal(0))


class TestTheSource:
    def test_is_that_of_the_words(self) -> None:
        assert money(ATELIER).fields[Field.TOTAL_GROSS].source is Source.OCR
