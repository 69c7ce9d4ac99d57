"""What tells a total from the many other amounts of an invoice."""

from decimal import Decimal

import pytest

from invoices.extraction.amount_features import sums_of
from invoices.fields import Kind
from tests.scenes import ATELIER, a_view, features_of

CARD = """
    Atelier Dupont
    Porte              2         100,00
    Poignée                       11,00
                                 111,00
    Total TTC                    111,00
    Arrondi                      111,05
    Avoir du mois                -15,00
"""


def told(text: str, raw: str) -> dict[str, float]:
    return features_of(a_view(text), Kind.AMOUNT, raw)


class TestAnAmount:
    def test_knows_the_label_at_its_left(self) -> None:
        told_of_gross = told(ATELIER, "253,20 €")

        assert (told_of_gross["left:gross"], told_of_gross["left:net"], told_of_gross["currency"]) == (1, 0, 1)

    def test_knows_that_it_is_the_largest_and_how_many_come_before_it(self) -> None:
        assert (told(CARD, "111,05")["is_largest"], told(CARD, "111,05")["rank"]) == (1, 0)
        assert told(CARD, "111,00")["is_largest"] == 0
        assert told(CARD, "111,00")["rank"] > 0

    def test_knows_the_equations_it_stands_in(self) -> None:
        net, gross = told(ATELIER, "211,00"), told(ATELIER, "253,20 €")

        assert (net["with_vat"], net["part_of"], net["sums"]) == (1, 1, 0)
        assert (gross["sums"], gross["with_vat"]) == (1, 0)
        assert told(ATELIER, "42,20")["of_a_rate"] == 1

    def test_knows_the_sum_of_the_column_above_it(self) -> None:
        assert told(CARD, "111,00")["column_sum"] == 1
        assert told(CARD, "11,00")["column_sum"] == 0

    def test_knows_how_often_it_is_printed_its_sign_and_its_place(self) -> None:
        sum_, credit = told(CARD, "111,00"), told(CARD, "-15,00")

        assert (sum_["times"], sum_["signed"], sum_["last_of_row"], sum_["whole"]) == (2, 0, 1, 0)
        assert (credit["signed"], credit["times"]) == (1, 1)
        assert told(CARD, "2")["whole"] == 1
        assert sum_["down"] < credit["down"]

    def test_knows_a_share_and_the_word_for_tax_on_its_page(self) -> None:
        assert (told(ATELIER, "42,20")["percent_in_row"], told(ATELIER, "211,00")["percent_in_row"]) == (1, 0)
        assert (told("TVA 42,20", "42,20")["vat_word"], told(CARD, "11,00")["vat_word"]) == (1, 0)

    def test_knows_whether_its_page_is_the_last(self) -> None:
        view = a_view("12,00", "13,00")

        assert [features_of(view, Kind.AMOUNT, raw)["last_page"] for raw in ("12,00", "13,00")] == [0, 1]


class TestSums:
    @pytest.mark.parametrize(
        ("values", "totals"),
        [("253.20 211 42.20", {"253.20"}), ("30 20 10", {"30"}), ("30 15", set()), ("20 10 0", set()), ("", set())],
    )
    def test_need_two_different_parts_that_are_no_zero(self, values: str, totals: set[str]) -> None:
        found = sums_of([Decimal(value) for value in values.split()], [])

        assert found.totals == {Decimal(total) for total in totals}

    def test_by_a_rate_forgive_a_cent(self) -> None:
        found = sums_of([Decimal("12.15"), Decimal("10.13"), Decimal("2.02")], [Decimal(20)])

        assert ([*found.of_a_rate], [*found.with_vat]) == ([Decimal("2.02")], [Decimal("10.13")])

    def test_know_what_cash_was_rounded_to(self) -> None:
        found = sums_of([Decimal("12.35"), Decimal("12.33"), Decimal("9.00")], [])

        assert ([*found.rounded_up], [*found.rounded_down]) == ([Decimal("12.35")], [Decimal("12.33")])
