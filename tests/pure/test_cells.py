"""A text layer as a truth: its columns are kept apart."""

from invoices.document import Box, Line, PageText, Word
from invoices.ocr.accuracy import measure_accuracy
from invoices.ocr.cells import text_in_cells


def a_row(*words: tuple[str, float]) -> Line:
    """Set words at their left sides, a hundredth of the page wide for each sign."""
    return Line(tuple(Word(text, Box(left, 0.1, left + 0.01 * len(text), 0.12), 1.0) for text, left in words))


class TestColumns:
    def test_are_parted_by_a_wide_gap(self) -> None:
        row = a_row(("Pièces", 0.1), ("détachées", 0.165), ("4", 0.4), ("120,00", 0.6), ("€", 0.665))

        assert text_in_cells(PageText((row, row))) == "\n".join(["Pièces détachées\t4\t120,00 €"] * 2)

    def test_are_parted_where_a_line_goes_back(self) -> None:
        assert text_in_cells(PageText((a_row(("Net", 0.8), ("Total", 0.1)),))) == "Net\tTotal"

    def test_read_one_after_the_other_are_read_without_error(self) -> None:
        row = a_row(("Désignation", 0.1), ("Quantité", 0.4), ("Montant", 0.6))

        accuracy = measure_accuracy(text_in_cells(PageText((row,))), "Montant\nDésignation\nQuantité")

        assert accuracy.character_error == 0.0

    def test_of_an_empty_page_are_none(self) -> None:
        assert text_in_cells(PageText()) == ""

    def test_are_told_where_words_have_no_width(self) -> None:
        row = Line((Word("a", Box(0.1, 0.1, 0.1, 0.1), 1.0), Word("b", Box(0.5, 0.1, 0.5, 0.1), 1.0)))

        assert text_in_cells(PageText((row,))) == "a\tb"
