"""A row is parted into cells where its print leaves room, and a label from the value that was glued to it."""

import pytest

from invoices.extraction.layout import Sheet, sheet_of
from tests.scenes import SIGN, a_row, a_word_at, scattered


def cells(text: str) -> list[str]:
    return [cell.printed for cell in a_row(text).cells]


def side_by_side(*gaps: float) -> Sheet:
    """Set words of five signs beside one another, so many signs apart."""
    left, words = 10.0, [a_word_at("abcde", 10, 100)]
    for gap in gaps:
        left += SIGN * (5 + gap)
        words.append(a_word_at("abcde", left, 100))
    return sheet_of(scattered(*words))


class TestCells:
    def test_part_a_label_from_a_value_in_another_column(self) -> None:
        assert cells("Total TTC            253,20 €") == ["Total TTC", "253,20 €"]

    def test_hold_together_what_single_spaces_part(self) -> None:
        assert cells("Conditions de paiement : à réception") == ["Conditions de paiement : à réception"]

    @pytest.mark.parametrize(("gap", "count"), [(0.0, 1), (1.5, 1), (1.9, 1), (2.2, 2), (9.0, 2), (-3.0, 1)])
    def test_begin_after_a_gap_of_two_signs(self, gap: float, count: int) -> None:
        assert len(side_by_side(gap).rows[0].cells) == count

    def test_know_their_sides_their_height_and_their_row(self) -> None:
        (label, value) = a_row("Total TTC            253,20 €").cells

        assert label.left < label.right < value.left < value.right
        assert (label.row, label.text, round(label.height)) == (0, "total ttc", 14)
        assert label.middle == value.middle


class TestALabelAndAValueThatWereGlued:
    @pytest.mark.parametrize(
        ("glued", "parts"),
        [
            ("DATE:25/12/2018", ["DATE:", "25/12/2018"]),
            ("Date:25/12/2018", ["Date:", "25/12/2018"]),
            ("N°2026-17", ["N°", "2026-17"]),
            ("n°FA-12", ["n°", "FA-12"]),
            ("No.1234", ["No.", "1234"]),
            ("#0042", ["#0042"]),
            ("Invoice#INV-7", ["Invoice#", "INV-7"]),
            ("Total=12.50", ["Total=", "12.50"]),
            ("TTC:€12,50", ["TTC:", "€12,50"]),
            ("Tel:(01)23", ["Tel:", "(01)23"]),
            ("Tél.0123456789", ["Tél.", "0123456789"]),
            ("Solde:-12,00", ["Solde:", "-12,00"]),
        ],
    )
    def test_are_parted(self, glued: str, parts: list[str]) -> None:
        assert [token.word.text for token in a_row(glued).tokens] == parts

    @pytest.mark.parametrize(
        "whole",
        [
            "12:30:15", "https://exemple.fr/F12", "www.exemple.fr", "compta@exemple.fr", "FA-2026-0042", "12,50",
            "FR7630006000011234567890189", "Total:", "S.A.R.L", "exemple.com",
        ],
    )  # fmt: skip
    def test_are_not_taken_for_what_is_one_word(self, whole: str) -> None:
        assert [token.word.text for token in a_row(whole).tokens] == [whole]

    def test_share_the_place_of_the_word(self) -> None:
        whole = a_word_at("DATE:25/12/2018", 100, 100).box
        label, value = a_row("DATE:25/12/2018").tokens

        assert label.right == pytest.approx(value.left)
        assert value.right - label.left == pytest.approx(whole.width * 1000)
        assert label.word.confidence == value.word.confidence == 0.95
