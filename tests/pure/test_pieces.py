"""Letters read at known places along a piece become words with places and an honest confidence."""

import pytest

from invoices.document import Box
from invoices.ocr.pieces import Corners, Letter, Piece, lines_of, slope_of, words_of

STRAIGHT: Corners = ((0.1, 0.1), (0.5, 0.1), (0.5, 0.12), (0.1, 0.12))


def piece(text: str, *, corners: Corners = STRAIGHT, sure: float = 1.0, length: float = 20.0) -> Piece:
    """Lay the letters of a text evenly over a piece; a tilde is a gap in which no space was read."""
    step = 1 / len(text)
    runs, start = [], 0
    for run in text.split(" "):
        letters = [Letter(sign, (start + at + 0.5) * step, sure) for at, sign in enumerate(run) if sign != "~"]
        runs.append(tuple(letters))
        start += len(run) + 1
    return Piece(corners, tuple(run for run in runs if run), length)


def texts(one: Piece) -> list[str]:
    return [word.text for word in words_of(one)]


def moved(corners: Corners, *, right: float = 0.0, down: float = 0.0, fall: float = 0.0) -> Corners:
    """Move a piece, and let its right end down."""
    ends = (0.0, fall, fall, 0.0)
    first, second, third, fourth = ((x + right, y + down + end) for (x, y), end in zip(corners, ends, strict=True))
    return first, second, third, fourth


class TestWords:
    def test_are_parted_at_spaces(self) -> None:
        assert texts(piece("Net à payer")) == ["Net", "à", "payer"]

    def test_are_parted_where_a_space_was_overlooked(self) -> None:
        assert texts(piece("Total~~12,30")) == ["Total", "12,30"]

    def test_hold_together_where_letters_stand_a_little_apart(self) -> None:
        assert texts(piece("12~30 total")) == ["1230", "total"]

    def test_hold_together_where_a_wide_gap_is_still_narrower_than_the_print_is_high(self) -> None:
        assert texts(piece("12~~~30 total of", length=2.0)) == ["1230", "total", "of"]

    def test_stand_where_their_letters_do(self) -> None:
        first, second = words_of(piece("aaaa bbbbb"))

        assert first.box == Box(0.1, 0.1, 0.26, 0.12)
        assert second.box == Box(0.3, 0.1, 0.5, 0.12)

    def test_stay_within_their_piece(self) -> None:
        single = Piece(STRAIGHT, ((Letter("1", 0.01, 1.0),), (Letter("2", 0.99, 1.0),)), 0.8)

        assert all(word.box.is_inside(single.box) for word in words_of(single))

    def test_are_as_sure_as_all_their_letters_together(self) -> None:
        (word,) = words_of(piece("ab", sure=0.9))

        assert word.confidence == pytest.approx(0.81)


class TestLines:
    def test_join_pieces_side_by_side(self) -> None:
        amount = piece("12,30 €", corners=moved(STRAIGHT, right=0.45, down=0.001))

        assert [line.text for line in lines_of([amount, piece("TOTAL TTC")])] == ["TOTAL TTC 12,30 €"]

    def test_follow_the_slope_of_the_pieces(self) -> None:
        left = [piece(f"left {row}", corners=moved(STRAIGHT, down=0.03 * row, fall=0.03)) for row in range(4)]
        right = [
            piece(f"right {row}", corners=moved(STRAIGHT, right=0.42, down=0.03 * row + 0.0315, fall=0.03))
            for row in range(4)
        ]

        lines = [line.text for line in lines_of(left + right)]

        assert lines == [f"left {row} right {row}" for row in range(4)]

    def test_leave_print_that_runs_down_the_page_to_itself(self) -> None:
        margin = piece("COPIE", corners=((0.05, 0.05), (0.05, 0.6), (0.03, 0.6), (0.03, 0.05)))

        assert margin.runs_down
        assert [line.text for line in lines_of([margin, piece("TOTAL")])] == ["TOTAL", "COPIE"]

    def test_letters_of_print_that_runs_down_stand_under_one_another(self) -> None:
        margin = piece("ab cd", corners=((0.05, 0.05), (0.05, 0.55), (0.03, 0.55), (0.03, 0.05)))

        first, second = words_of(margin)

        assert first.box.bottom < second.box.top
        assert (first.box.left, first.box.right) == (0.03, 0.05)

    def test_short_pieces_do_not_say_how_the_page_leans(self) -> None:
        assert slope_of([piece("1", length=1.0)]) == 0.0

    def test_nothing_is_no_lines(self) -> None:
        assert lines_of([]) == ()
