"""Words that stand side by side become lines, on straight pages and on leaning ones."""

from hypothesis import given
from hypothesis import strategies as st

from invoices.document import Box, Word
from invoices.ocr.lines import lines_from, rows_of


def word(text: str, left: float, top: float, *, height: float = 0.02, width: float = 0.1) -> Word:
    return Word(text, Box(left, top, left + width, top + height), 0.9)


def texts(*words: Word, slope: float = 0.0) -> list[str]:
    return [line.text for line in lines_from(words, slope=slope)]


class TestOnAStraightPage:
    def test_joins_a_label_and_its_amount_across_the_page(self) -> None:
        assert texts(word("12,30", 0.8, 0.101), word("TOTAL", 0.1, 0.1)) == ["TOTAL 12,30"]

    def test_keeps_lines_apart_that_stand_close(self) -> None:
        assert texts(word("two", 0.1, 0.121), word("one", 0.1, 0.1), word("one", 0.3, 0.1)) == ["one one", "two"]

    def test_returns_lines_from_the_top_whatever_the_order(self) -> None:
        words = [word(str(row), 0.1, 0.1 * row) for row in (5, 2, 8, 1)]

        assert texts(*words) == ["1", "2", "5", "8"]

    def test_goes_on_behind_a_hyphen_from_the_word_before(self) -> None:
        hyphen = word("-", 0.25, 0.108, height=0.003, width=0.01)
        apostrophe = word("'", 0.30, 0.1, height=0.004, width=0.005)

        assert texts(word("a", 0.1, 0.1), hyphen, apostrophe, word("b", 0.35, 0.1)) == ["a - ' b"]

    def test_gives_a_word_of_double_height_to_one_line_only(self) -> None:
        large = word("TOTAL", 0.1, 0.1, height=0.04)

        lines = texts(large, word("first", 0.5, 0.1), word("second", 0.5, 0.121))

        assert sorted(lines) == ["TOTAL first", "second"]

    def test_nothing_makes_no_lines(self) -> None:
        assert lines_from([]) == ()


class TestOnALeaningPage:
    def test_follows_the_slope_it_is_told(self) -> None:
        # Two lines 0.03 apart that fall by 0.04 over the page: the end of one stands lower than the start of the next.
        upper = [word(f"u{step}", 0.2 * step, 0.1 + 0.008 * step) for step in range(5)]
        lower = [word(f"l{step}", 0.2 * step, 0.13 + 0.008 * step) for step in range(5)]

        assert texts(*upper, *lower, slope=0.04) == ["u0 u1 u2 u3 u4", "l0 l1 l2 l3 l4"]

    def test_follows_a_slight_slope_without_being_told(self) -> None:
        falling = [word(f"w{step}", 0.2 * step, 0.1 + 0.004 * step) for step in range(5)]

        assert texts(*falling) == ["w0 w1 w2 w3 w4"]


boxes = st.builds(
    lambda left, top, width, height: Box(left, top, min(1.0, left + width), min(1.0, top + height)),
    *[st.floats(0, 1, width=32)] * 4,
)


class TestWhateverComes:
    @given(st.lists(boxes, max_size=30), st.floats(-0.2, 0.2))
    def test_every_box_stands_in_one_row(self, given_boxes: list[Box], slope: float) -> None:
        rows = rows_of(given_boxes, slope=slope)

        assert sorted(at for row in rows for at in row) == list(range(len(given_boxes)))
        assert all(row for row in rows)

    @given(st.lists(boxes, max_size=30))
    def test_every_row_runs_from_left_to_right(self, given_boxes: list[Box]) -> None:
        for row in rows_of(given_boxes):
            lefts = [given_boxes[at].left for at in row]

            assert lefts == sorted(lefts)
