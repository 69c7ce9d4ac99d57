"""Print that no word explains is cut out and read apart."""

from decimal import Decimal
from typing import ClassVar

import numpy as np
import pytest

from invoices.document import Box, Ink, Line, Page, PageText
from invoices.errors import EngineCrashed
from invoices.ocr.gaps import gaps_in, read_gaps
from tests.builders import a_word

ROWS = range(10, 90, 4)
SHEET = Page(1, np.full((1000, 1000), 255, dtype=np.uint8), 200.0)


def ink() -> Ink:
    grid = np.zeros((100, 100), dtype=np.bool_)
    grid[list(ROWS), 10:90] = True
    return Ink.of(grid)


def text_on(rows: list[int]) -> PageText:
    return PageText(tuple(Line((a_word("Facture", Box(0.1, row / 100, 0.9, (row + 1) / 100)),)) for row in rows))


class Blocks:
    """Reads every piece as the same word in its middle."""

    name: ClassVar[str] = "tesseract"
    leaves_the_building: ClassVar[bool] = False
    version = "1"
    cost_per_page = Decimal(0)

    def __init__(self, text: str = "447,88", confidence: float = 0.9) -> None:
        self._word = a_word(text, Box(0.4, 0.4, 0.6, 0.6), confidence)

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        return None

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        return PageText((Line((self._word,)),))


class Breaking(Blocks):
    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        raise EngineCrashed(engine=self.name, detail="on purpose")


class TestGaps:
    def test_are_where_a_row_was_left_out(self) -> None:
        without_one = text_on([row for row in ROWS if row != 50])

        (gap,) = gaps_in(without_one, ink())

        assert Box(0.1, 0.5, 0.9, 0.51).is_inside(gap)
        assert gap.height < 0.08

    def test_are_none_where_all_print_is_explained(self) -> None:
        assert gaps_in(text_on(list(ROWS)), ink()) == ()

    def test_are_none_where_most_of_the_page_was_missed(self) -> None:
        assert gaps_in(text_on([10]), ink()) == ()


class TestReadingThem:
    gap = Box(0.1, 0.49, 0.9, 0.52)

    def test_puts_the_line_where_it_belongs(self) -> None:
        text = read_gaps(SHEET, text_on([46, 54]), [self.gap], Blocks(), ("fra",))

        assert [line.text for line in text.lines] == ["Facture", "447,88", "Facture"]

    def test_places_the_word_on_the_page_rather_than_in_the_cutting(self) -> None:
        (line,) = read_gaps(SHEET, PageText(), [self.gap], Blocks(), ("fra",)).lines

        assert line.box.is_inside(self.gap)
        assert (line.box.left + line.box.right) / 2 == pytest.approx(0.5, abs=0.01)

    @pytest.mark.parametrize("blocks", [Blocks("447,88", 0.3), Blocks("|~|", 0.9), Breaking()])
    def test_takes_nothing_that_is_doubtful_or_no_writing(self, blocks: Blocks) -> None:
        assert read_gaps(SHEET, PageText(), [self.gap], blocks, ("fra",)).lines == ()
