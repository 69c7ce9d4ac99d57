"""What an engine returned is held against where the page is printed."""

import numpy as np
import pytest

from invoices.document import Box, Ink, Line, PageText
from invoices.errors import EngineFoundNothing, EngineNonsense
from invoices.ocr.sanity import check_possible, is_blank
from tests.builders import a_word


def ink(*rows: int) -> Ink:
    grid = np.zeros((100, 100), dtype=np.bool_)
    grid[list(rows), 10:90] = True
    return Ink.of(grid)


def text_on(*rows: int) -> PageText:
    lines = [Line((a_word("Facture", Box(0.1, row / 100, 0.3, (row + 1) / 100)),)) for row in rows]
    return PageText(tuple(lines))


class TestAnAnswer:
    def test_with_its_words_on_the_print_is_possible(self) -> None:
        check_possible(text_on(10, 20, 30, 40), ink(10, 20, 30, 40), engine="any", page=1)

    def test_with_words_on_bare_paper_is_not(self) -> None:
        with pytest.raises(EngineNonsense, match="3 of 4 words stand where nothing is printed"):
            check_possible(text_on(10, 60, 70, 80), ink(10), engine="any", page=1)

    def test_without_words_for_a_printed_page_is_a_failure(self) -> None:
        with pytest.raises(EngineFoundNothing, match="page 3"):
            check_possible(PageText(), ink(10), engine="any", page=3)

    def test_without_words_for_a_blank_page_is_right(self) -> None:
        assert is_blank(ink())

        check_possible(PageText(), ink(), engine="any", page=1)

    def test_of_sure_words_where_we_see_no_print_at_all_is_possible(self) -> None:
        check_possible(text_on(10, 20, 30, 40), ink(), engine="any", page=1)

    def test_of_words_that_are_no_writing_where_we_see_no_print_is_not(self) -> None:
        specks = [Line((a_word("|~", Box(0.1, row / 100, 0.3, (row + 1) / 100)),)) for row in (10, 20, 30, 40)]

        with pytest.raises(EngineNonsense, match="4 of 4 words"):
            check_possible(PageText(tuple(specks)), ink(), engine="any", page=1)

    def test_with_more_words_than_a_page_can_hold_is_not_possible(self) -> None:
        crowd = PageText((Line((a_word("a"),) * 20_001),))

        with pytest.raises(EngineNonsense, match="20001 words"):
            check_possible(crowd, ink(10), engine="any", page=1)
