"""Which answered rows of a table stand for which true ones."""

from decimal import Decimal

from invoices.labelled.matching import matched_lines, matched_rates
from invoices.labelled.true_rows import TrueLine, TrueRate


def line(description: str, net: str | None = "10.00") -> TrueLine:
    return TrueLine(description, None if net is None else Decimal(net))


def rate(*values: str | None) -> TrueRate:
    return TrueRate(*(None if value is None else Decimal(value) for value in values))


class TestLines:
    def test_are_matched_by_amount_and_description(self) -> None:
        truth = [line("Vis à bois 4x40"), line("Vis à métaux 4x40"), line("Transport", "5.00")]
        answer = [line("Transport", "5.00"), line("VIS A METAUX 4x40"), line("Vis a bois 4 x 40")]

        assert matched_lines(truth, answer, credit=False) == {0: 2, 1: 1, 2: 0}

    def test_are_used_once(self) -> None:
        assert matched_lines([line("Vis"), line("Vis")], [line("Vis")], credit=False) == {0: 0}

    def test_of_another_amount_or_another_thing_do_not_match(self) -> None:
        answer = [line("Vis à bois", "11.00"), line("Peinture blanche"), line("Vis à bois", None)]

        assert matched_lines([line("Vis à bois")], answer, credit=False) == {}

    def test_match_by_a_part_of_the_description_that_is_no_accident(self) -> None:
        assert matched_lines([line("Nettoyage des bureaux, mars")], [line("Nettoyage des")], credit=False) == {0: 0}
        assert matched_lines([line("Nettoyage des bureaux, mars")], [line("des")], credit=False) == {}

    def test_match_by_one_half_alone_where_the_truth_has_no_other(self) -> None:
        assert matched_lines([line("")], [line("Peinture")], credit=False) == {0: 0}
        assert matched_lines([line("Peinture", None)], [line("Peinture", "3.00")], credit=False) == {0: 0}

    def test_of_a_credit_note_may_bear_either_sign(self) -> None:
        assert matched_lines([line("Vis", "-10.00")], [line("Vis")], credit=True) == {0: 0}
        assert matched_lines([line("Vis", "-10.00")], [line("Vis")], credit=False) == {}


class TestRates:
    def test_are_matched_whole_and_once(self) -> None:
        truth = [rate("20.00", "10.00", "2.00"), rate("20.00", "10.00", "2.00"), rate("5.50", "100.00", "5.50")]
        answer = [rate("5.50", "100.00", "5.50"), rate("20.00", "10.00", "2.00"), rate("20.00", "10.00", "2.01")]

        assert matched_rates(truth, answer, credit=False) == {0: 1, 2: 0}

    def test_of_a_credit_note_may_bear_either_sign(self) -> None:
        assert matched_rates([rate("20.00", "-10.00", None)], [rate("20.00", "10.00", None)], credit=True) == {0: 0}
