"""How well a page was read whose text is known."""

import random
import re
from time import perf_counter

import pytest

from invoices.ocr.accuracy import Accuracy, Tally, measure_accuracy, summed

INVOICE = """Atelier Dupont SARL
12 rue de la Paix, 75002 Paris
Facture n° FA-2024-0042 du 12.03.2024
Désignation\tQuantité\tPrix\tMontant
Pièces détachées\t4\t30,00 €\t1 120,00 €
Net à payer\t1 253,20 €"""


def character_error(truth: str, read: str) -> float:
    error = measure_accuracy(truth, read).character_error
    assert error is not None
    return error


class TestCharacterError:
    def test_is_nothing_where_all_was_read(self) -> None:
        assert character_error(INVOICE, INVOICE) == 0.0

    def test_is_everything_where_nothing_was_read(self) -> None:
        assert character_error(INVOICE, "") == 1.0

    def test_counts_wrong_missing_and_added_signs(self) -> None:
        assert character_error("Facture payée", "xx Factvre pyée xx") == pytest.approx(2 / 12)
        assert character_error("Facture payée", "Fact-ure payée") == pytest.approx(1 / 12)

    def test_is_blind_to_spaces_and_to_the_order_of_cells(self) -> None:
        assert character_error(INVOICE, INVOICE.replace(" ", "")) == 0.0
        assert character_error(INVOICE, "\n".join(reversed(re.split(r"[\t\n]", INVOICE)))) == 0.0

    def test_is_blind_to_what_was_read_too_much(self) -> None:
        assert character_error(INVOICE, f"~~ | {INVOICE} cachet illisible") == 0.0

    def test_leaves_out_what_is_too_short_to_be_looked_for(self) -> None:
        accuracy = measure_accuracy("abc\nab c", "nothing")

        assert accuracy.of_characters == Tally(0, 0)
        assert accuracy.character_error is None

    def test_does_not_want_rulers_read(self) -> None:
        assert character_error("=========\nNet à payer.......120,00\n--------", "Net à payer 120,00") == 0.0

    def test_never_charges_more_than_there_is(self) -> None:
        assert character_error("abcdef", "zzzzzzzzzzzzz") == 1.0

    def test_is_taken_on_lines_of_any_length(self) -> None:
        line = "désignation et références " * 100

        assert character_error(line, line) == 0.0
        assert character_error(line, "") == 1.0

    def test_is_taken_on_any_number_of_different_signs(self) -> None:
        signs = [chr(code) for code in range(0x4E00, 0x4E00 + 600)]
        truth = "\n".join("".join(signs[start : start + 10]) for start in range(0, 600, 10))

        assert character_error(truth, truth) == 0.0
        assert character_error(truth, truth.replace(signs[5], signs[70])) == pytest.approx(1 / 600)


class TestWordRecall:
    def test_wants_each_word_as_often_as_it_is_printed(self) -> None:
        assert measure_accuracy("Total total Total", "Total Total").of_words == Tally(2, 3)

    def test_takes_no_word_that_is_nearly_right(self) -> None:
        assert measure_accuracy("Facture Dupont", "Facture Dupond").word_recall == 0.5

    def test_leaves_punctuation_around_words_alone(self) -> None:
        assert measure_accuracy("Total : (120,00€)", "«Total» 120,00").word_recall == 1.0

    def test_leaves_single_letters_and_marks_out(self) -> None:
        assert measure_accuracy("à - € 4 du", "").of_words == Tally(0, 1)

    @pytest.mark.parametrize(
        ("printed", "read"),
        [
            ("l’échéance", "l'échéance"),
            ("FA–2024", "FA-2024"),
            ("e\u0301tat", "état"),
            ("oﬃce", "office"),
            ("fac\u00adture", "facture"),
        ],
    )
    def test_knows_one_sign_in_two_dresses(self, printed: str, read: str) -> None:
        assert measure_accuracy(printed, read).word_recall == 1.0
        assert measure_accuracy(read, printed).word_recall == 1.0

    def test_does_not_take_a_square_metre_for_m2(self) -> None:
        assert measure_accuracy("12 m²", "12 m2").word_recall == 0.5


class TestCase:
    def test_counts_where_the_truth_minds_it(self) -> None:
        assert measure_accuracy("Atelier Dupont", "ATELIER Dupont").word_recall == 0.5

    def test_does_not_count_where_the_truth_has_no_small_letters(self) -> None:
        assert measure_accuracy("ATELIER DUPONT", "Atelier Dupont") == Accuracy(Tally(13, 13), Tally(2, 2))

    def test_counts_as_one_says(self) -> None:
        assert measure_accuracy("Atelier", "ATELIER", case_counts=False).word_recall == 1.0
        assert measure_accuracy("ATELIER", "Atelier", case_counts=True).word_recall == 0.0


class TestAccentedWords:
    def test_are_those_with_an_accent(self) -> None:
        accuracy = measure_accuracy("Échéance du règlement", "Échéance du reglement")

        assert accuracy.of_accented == Tally(1, 2)
        assert accuracy.accented == 0.5

    def test_are_none_where_none_are_printed(self) -> None:
        assert measure_accuracy("TOTAL", "TOTAL").accented is None


class TestManyPages:
    def test_weigh_by_what_is_printed_on_them(self) -> None:
        long, short = measure_accuracy("Total payé\n" * 9, "Total payé\n" * 9), measure_accuracy("Total", "")

        assert summed([long, short]).of_words == Tally(18, 19)
        assert summed([]) == Accuracy()

    def test_are_measured_fast(self) -> None:
        draw = random.Random(7)
        lines = ["".join(draw.choices("abcdefghijé 0123456789,", k=20)) for _ in range(200)]
        read = "\n".join(line.replace("é", "e") for line in lines)

        started = perf_counter()
        measure_accuracy("\n".join(lines), read)

        # A tenth of it is usual; the rest is for machines that do something else as well.
        assert perf_counter() - started < 1.0
