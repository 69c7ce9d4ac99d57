"""The totals of an invoice and the tax row by row, with what proves them."""

from decimal import Decimal

import pytest

from invoices.extraction.money import Money, money_of
from invoices.fields import Field, Source
from tests.believing import found_on
from tests.scenes import ATELIER, a_view


def money(text: str, *, credit: bool = False) -> Money:
    view = a_view(text)
    return money_of(view, found_on(view), credit=credit)


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


class TestTheSource:
    def test_is_that_of_the_words(self) -> None:
        assert money(ATELIER).fields[Field.TOTAL_GROSS].source is Source.OCR
