"""Giving places to words whose engine names none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.document import Box, Line, Page
from invoices.ocr.matching import Piece, match
from invoices.ocr.placing import Unplaced, place
from invoices.ocr.rows import Blob, Row, Sheet, sheet_of
from tests import paper

LETTER = (
    "Atelier Dupont SARL",
    "12 rue de la Paix, 75002 Paris",
    "Facture n° FA-2024-0042 du 12 mars 2024",
    "Pièces détachées   4   30,00 €   120,00 €",
    "Net à payer   253,20 €",
)


def unplaced(*lines: str) -> list[list[Unplaced]]:
    return [[Unplaced(word, 0.5) for word in line.split()] for line in lines]


def laid(lines: tuple[str, ...], page: Page) -> tuple[Line, ...]:
    return place(unplaced(*lines), sheet_of(page))


def row(top: int, *edges: tuple[int, int]) -> Row:
    return Row(tuple(Blob(left, top, right, top + 10) for left, right in edges))


def sheet(*rows: Row) -> Sheet:
    return Sheet(1000, 1000, rows)


class TestPlace:
    def test_lays_each_line_on_its_row(self) -> None:
        lines = laid(LETTER, paper.page(LETTER))

        assert [line.text for line in lines] == [" ".join(line.split()) for line in LETTER]
        bottoms = [line.box.bottom for line in lines]
        assert all(line.box.top > above - 0.002 for line, above in zip(lines[1:], bottoms, strict=False))

    def test_lays_each_word_on_its_own_ink(self) -> None:
        lines = laid(LETTER, paper.page(LETTER))

        for line in lines:
            rights = [word.box.right for word in line.words]
            assert all(word.box.left >= right for word, right in zip(line.words[1:], rights, strict=False))
        long_gap = lines[4].words[3].box.left - lines[4].words[2].box.right
        assert long_gap > 2 * (lines[4].words[1].box.left - lines[4].words[0].box.right)

    def test_print_that_was_left_out_stays_without_words(self) -> None:
        whole = laid(LETTER, paper.page(LETTER))
        without = laid((*LETTER[:2], *LETTER[3:]), paper.page(LETTER))

        assert [line.box for line in without] == [line.box for line in whole if line.text != LETTER[2]]

    def test_where_a_line_is_made_up_one_line_is_left_without_print(self) -> None:
        lines = laid((*LETTER[:3], "Bon pour accord de tout ce qui précède", *LETTER[3:]), paper.page(LETTER))

        assert len([line for line in lines if line.box.height < 0.003]) == 1

    def test_a_paragraph_written_as_one_line_is_laid_over_its_rows(self) -> None:
        rows = (
            "Les marchandises restent la propriété du vendeur",
            "jusqu'au paiement complet de la facture",
            "sans délai",
        )

        lines = laid((" ".join(rows),), paper.page(rows))

        assert [line.text for line in lines] == list(rows)

    def test_a_shadow_is_no_print(self) -> None:
        page = paper.page(LETTER)
        light = np.linspace(1.0, 0.4, page.width)[np.newaxis, :]
        dark = Page(1, (page.image * light).astype(np.uint8), page.dpi)

        assert len(sheet_of(dark).rows) == len(sheet_of(page).rows) == 5

    def test_a_page_without_print_places_words_nowhere(self) -> None:
        blank = Page(1, np.full((400, 300), 255, np.uint8), 100)

        (line,) = place(unplaced("Bon pour accord"), sheet_of(blank))

        assert line.box.height < 0.003
        assert line.text == "Bon pour accord"

    def test_no_lines_are_placed_nowhere(self) -> None:
        assert place([], sheet_of(paper.page(LETTER))) == ()
        assert place([[], []], sheet()) == ()

    def test_grain_is_no_print(self) -> None:
        grain = np.random.default_rng(3).integers(0, 255, (1700, 1200)).astype(np.uint8)

        assert len(place(unplaced("Total"), sheet_of(Page(1, grain, 150)))) == 1


class TestPlaceWithin:
    def test_a_part_of_a_page_has_the_print_within_it(self) -> None:
        upper = sheet(row(100, (100, 200), (700, 800)), row(500, (100, 200))).within(Box(0.0, 0.0, 0.5, 0.3))

        assert upper.rows == (row(100, (100, 200)),)

    def test_words_that_stand_close_share_what_looks_like_one(self) -> None:
        (line,) = place(unplaced("Total TTC 253,20"), sheet(row(100, (100, 190), (600, 660))))

        assert [word.box.left for word in line.words] == [0.1, 0.16, 0.6]
        assert [word.box.right for word in line.words] == [0.15, 0.19, 0.66]

    def test_a_word_in_pieces_is_one(self) -> None:
        (line,) = place(unplaced("253,20 €"), sheet(row(100, (100, 130), (132, 135), (137, 160), (200, 210))))

        assert [(word.box.left, word.box.right) for word in line.words] == [(0.1, 0.16), (0.2, 0.21)]

    @pytest.mark.parametrize("text", ["a bbbbbbbbbbbbbbbbbbbbb", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b"])
    def test_words_that_do_not_fit_the_print_are_cut_by_their_letters(self, text: str) -> None:
        (line,) = place(unplaced(text), sheet(row(100, (100, 110), (300, 301))))

        assert line.words[0].box.right <= line.words[1].box.left + 0.002

    def test_a_crowd_of_words_is_cut_by_their_letters(self) -> None:
        wide = Sheet(10_000, 1000, (row(100, *[(at, at + 28) for at in range(0, 10_000, 30)]),))

        (line,) = place(unplaced(" ".join(["mot"] * 500)), wide)

        assert line.words[250].box.left == pytest.approx(0.5, abs=0.01)

    def test_many_words_in_one_stretch_are_cut_by_their_letters(self) -> None:
        (line,) = place(unplaced(" ".join(["facture"] * 14)), sheet(row(100, (0, 1000))))

        assert line.words[7].box.left == pytest.approx(0.5, abs=0.01)

    def test_a_crowd_of_lines_is_laid_evenly(self) -> None:
        rows = [row(at * 2, (100, 200)) for at in range(401)]

        lines = place(unplaced(*["Total"] * 401), sheet(*rows))

        assert [line.box.top for line in lines] == [at * 2 / 1000 for at in range(401)]


class TestMatch:
    def test_leaves_out_what_fits_nowhere(self) -> None:
        assert match([Piece(10)], [Piece(3), Piece(10), Piece(4)], most=5) == [(1, 2)]
        assert match([Piece(10), Piece(50)], [Piece(10)], most=5) == [(0, 1), (1, 1)]
        assert match([], [Piece(1)], most=5) == []

    def test_takes_several_where_they_fit_together(self) -> None:
        assert match([Piece(10), Piece(3)], [Piece(4), Piece(6), Piece(3)], most=5) == [(0, 2), (2, 3)]

    @given(st.lists(st.floats(1, 50), max_size=12), st.lists(st.floats(1, 50), max_size=12), st.integers(1, 4))
    def test_keeps_the_order_and_takes_nothing_twice(self, ones: list[float], others: list[float], most: int) -> None:
        ends = match([Piece(width) for width in ones], [Piece(width) for width in others], most=most)

        assert len(ends) == len(ones)
        reached = 0
        for start, end in ends:
            assert reached <= start <= end <= len(others)
            assert end - start <= most
            reached = end
