"""No page is too strange to be set in rows."""

from hypothesis import given
from hypothesis import strategies as st

from invoices.document import Box, Line, PageReading, PageText, Word
from invoices.extraction.layout import sheet_of
from invoices.extraction.text import fold
from tests.any_reading import page_readings
from tests.scenes import a_page_of, a_word_at, scattered

sides = st.floats(-3.0, 3.0, allow_nan=False)
wild_boxes = st.builds(Box, sides, sides, sides, sides)
wild_words = st.builds(Word, st.text(min_size=1, max_size=12), wild_boxes, st.floats(0.0, 1.0))


class TestAnyPage:
    @given(st.lists(st.lists(wild_words, min_size=1, max_size=5).map(tuple).map(Line), max_size=6).map(tuple))
    def test_is_set_in_rows_even_with_places_outside_the_sheet_or_turned_inside_out(
        self, lines: tuple[Line, ...]
    ) -> None:
        sheet = sheet_of(a_page_of(PageText(lines)))

        assert all(row.cells and all(cell.tokens for cell in row.cells) for row in sheet.rows)
        assert sum(len(block.cells) for block in sheet.blocks) == sum(len(row.cells) for row in sheet.rows)

    @given(page_readings(1))
    def test_keeps_every_word_that_says_something(self, page: PageReading) -> None:
        told = "".join(token.word.text for row in sheet_of(page).rows for token in row.tokens)

        said = "".join(word.text for word in page.text.words if fold(word.text).strip())
        assert sorted(told) == sorted(said)

    def test_of_words_that_all_stand_in_one_place_is_one_row(self) -> None:
        sheet = sheet_of(scattered(*(a_word_at(text, 100, 100) for text in ("un", "deux", "trois"))))

        assert (len(sheet.rows), len(sheet.rows[0].tokens)) == (1, 3)

    def test_of_words_without_any_extent_is_set_too(self) -> None:
        nowhere = Box(0.5, 0.5, 0.5, 0.5)

        sheet = sheet_of(scattered(Word("un", nowhere, 0.5), Word("deux", nowhere, 0.5)))

        assert sheet.rows[0].printed == "un deux"

    def test_of_three_thousand_words_is_set_in_order(self) -> None:
        words = [
            a_word_at(f"m{place}", 20 * (place % 40), 8 * (place // 40), height=6, sign=3) for place in range(3000)
        ]

        sheet = sheet_of(scattered(*reversed(words)))

        assert [token.word.text for row in sheet.rows for token in row.tokens] == [word.text for word in words]
