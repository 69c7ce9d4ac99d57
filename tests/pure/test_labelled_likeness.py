"""Is an answer right? As a bookkeeper would say, and to the letter."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.labelled.likeness import is_exact, is_right, same_name
from invoices.labelled.matching import matched_lines, matched_rates
from invoices.labelled.truth import TrueLine, TrueRate


class TestAnAnswer:
    @pytest.mark.parametrize(
        ("field", "truth", "answer"),
        [
            ("total_net", "12.004", "12.00"),
            ("issue_date", "2024-03-12", "2024-03-12T00:00:00"),
            ("invoice_number", "FA-2024-0042", "fa 2024/0042"),
            ("supplier_iban", "FR76 3000", "FR763000"),
            ("supplier_name", "Atelier Dupont SARL", "ATELIER DUPONT"),
            ("supplier_name", "Crêperie de l'Œuf", "Creperie de l'Oeuf"),
            ("supplier_name", "Garage Moreau et Fils", "Garage Moreau & Fils"),
            ("supplier_name", "Menuiserie Lefebvre", "Menuiserie Lefebure"),
            ("supplier_name", "Grand Hôtel du Parc", "Grand Hôtel du Parc Nice"),
            ("supplier_name", "SA", "S.A"),
        ],
    )
    def test_may_be_right_without_being_exact(self, field: str, truth: str, answer: str) -> None:
        assert is_right(field, truth, answer)
        assert not is_exact(field, truth, answer)

    @pytest.mark.parametrize(
        ("field", "truth", "answer"),
        [
            ("total_net", "12.00", "12.01"),
            ("total_net", "12.00", "-12.00"),
            ("total_net", "12.00", "twelve"),
            ("total_net", "12.00", "1E+40"),
            ("issue_date", "2024-03-12", "2024-12-03"),
            ("invoice_number", "FA-2024-0042", "FA-2024-0043"),
            ("supplier_name", "Atelier Dupont SARL", "Atelier Martin SARL"),
            ("supplier_name", "Dupont", "Dup"),
            ("supplier_name", "Grand Hôtel du Parc", "Parc"),
            ("supplier_name", "SARL", "SAS"),
            ("document_type", "invoice", "credit_note"),
        ],
    )
    def test_may_be_wrong(self, field: str, truth: str, answer: str) -> None:
        assert not is_right(field, truth, answer)
        assert not is_exact(field, truth, answer)

    def test_on_a_credit_note_may_bear_either_sign_and_either_word(self) -> None:
        assert is_right("total_gross", "-12.00", "12.00", credit=True)
        assert is_exact("total_gross", "-12.00", "12.00", credit=True)
        assert is_right("document_type", "invoice", "credit_note", credit=True)
        assert not is_right("document_type", "invoice", "receipt", credit=True)

    def test_is_exact_but_for_spaces_and_zeros(self) -> None:
        assert is_exact("supplier_name", " Atelier  Dupont", "Atelier Dupont")
        assert is_exact("total_net", "12", "12.00")
        assert not is_exact("supplier_name", "Atelier Dupont", "ATELIER DUPONT")
        assert not is_exact("total_net", "twelve", "12")

    @given(st.text(max_size=40))
    def test_that_is_the_truth_is_right_whatever_it_is(self, text: str) -> None:
        assert same_name(text, text)
        assert is_right("invoice_number", text, text)


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
