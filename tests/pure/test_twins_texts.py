"""A text is recognised when it comes again, read a little otherwise."""

from random import Random

from invoices.document import PageReading
from invoices.twins.texts import SIGNATURE, TextPrint, figure_of, shared_figures, shared_words, text_print
from tests.builders import a_page_reading

CHANCE = Random(4)
WORDS = [f"mot{''.join(CHANCE.choices('abcdefgh', k=6))}" for _ in range(120)]


def printed(*lines: str, number: int = 1) -> PageReading:
    return a_page_reading(*lines, number=number)


def of_words(words: list[str]) -> TextPrint:
    return text_print([printed(*(" ".join(words[at : at + 8]) for at in range(0, len(words), 8)))])


class TestWords:
    def test_that_are_the_same_are_shared_whatever_their_order_and_case(self) -> None:
        again = [word.upper() for word in reversed(WORDS)]

        assert shared_words(of_words(WORDS), of_words(again)) == 1.0

    def test_that_were_read_otherwise_are_about_so_many(self) -> None:
        read = [*WORDS[:90], *(word + "x" for word in WORDS[90:])]

        # Ninety of a hundred and fifty.
        assert 0.4 < shared_words(of_words(WORDS), of_words(read)) < 0.8

    def test_of_strangers_are_hardly_any(self) -> None:
        assert shared_words(of_words(WORDS[:60]), of_words(WORDS[60:])) < 0.1

    def test_of_nothing_are_none(self) -> None:
        nothing = text_print([])

        assert nothing == TextPrint()
        assert shared_words(nothing, of_words(WORDS)) == 0.0
        assert not nothing.is_telling

    def test_give_the_same_signature_on_every_machine(self) -> None:
        signature = text_print([printed("Facture du mois")]).signature

        assert len(signature) == SIGNATURE
        assert signature[:2] == (2591123780, 161085353)


class TestFigures:
    def test_are_the_ends_of_amounts_and_the_numbers(self) -> None:
        found = text_print([printed("Total 1 234,56 € TVA 20 % n° FA-2024-0042 le 12")]).figures

        assert found == {"23456", "fa20240042"}

    def test_of_one_amount_are_one_wherever_its_thousands_are_parted(self) -> None:
        assert {figure_of(text) for text in ("1234,56€", "234.56", "1.234,56")} == {"23456"}

    def test_are_shared_by_the_one_with_fewer(self) -> None:
        long = printed(*(f"{amount},00" for amount in range(100, 120)))
        part = printed(*(f"{amount},00" for amount in range(100, 110)))

        assert shared_figures(text_print([long]), text_print([part])) == 1.0

    def test_cannot_be_compared_where_they_are_few(self) -> None:
        few = text_print([printed("12,00 13,00")])

        assert shared_figures(few, few) is None
