"""Words become rows from left to right, whatever order and slope an engine read them in."""

from random import Random

import pytest

from invoices.document import PageText
from invoices.extraction.layout import Sheet, sheet_of, sheets_of
from tests.scenes import HEIGHT, a_page, a_page_of, a_sheet, a_word_at, scattered, set_as

TWO_COLUMNS = """
    Atelier Dupont SARL               Probant Conseil
    12 rue des Lilas                  3 place du Marché
    69003 Lyon                        75004 Paris
"""


def rows(sheet: Sheet) -> list[str]:
    return [row.printed for row in sheet.rows]


class TestRows:
    def test_hold_what_is_printed_at_one_height_across_columns(self) -> None:
        assert rows(a_sheet(TWO_COLUMNS))[1] == "12 rue des Lilas 3 place du Marché"

    def test_come_from_the_top_down_whatever_order_the_words_were_read_in(self) -> None:
        words = list(set_as(TWO_COLUMNS).words)
        Random(4).shuffle(words)

        assert rows(sheet_of(scattered(*words))) == rows(a_sheet(TWO_COLUMNS))

    @pytest.mark.parametrize("fall", [-0.05, -0.01, 0.01, 0.05])
    def test_of_a_leaning_photo_are_straightened(self, fall: float) -> None:
        assert rows(a_sheet(TWO_COLUMNS, fall=fall)) == rows(a_sheet(TWO_COLUMNS))

    def test_of_two_words_say_nothing_of_a_slope(self) -> None:
        sheet = sheet_of(scattered(a_word_at("haut", 100, 100), a_word_at("bas", 800, 130)))

        assert rows(sheet) == ["haut", "bas"]

    def test_take_a_word_that_stands_a_little_high_but_not_one_between_two_lines(self) -> None:
        raised, between = a_word_at("42,20", 400, 96), a_word_at("253,20", 500, 110)

        assert rows(sheet_of(scattered(a_word_at("Total", 100, 100), raised, between))) == ["Total 42,20", "253,20"]

    def test_measure_by_the_lower_of_two_prints(self) -> None:
        title, small = a_word_at("FACTURE", 100, 100, height=60, sign=30), a_word_at("page", 700, 140, height=10)
        others = (a_word_at(text, 100, top) for text, top in (("Total", 300), ("TVA", 320), ("HT", 340)))

        assert rows(sheet_of(scattered(title, small, *others)))[:2] == ["FACTURE", "page"]

    def test_take_a_dash_for_as_high_as_other_words(self) -> None:
        dash = a_word_at("-", 160, 104, height=2)

        assert rows(sheet_of(scattered(a_word_at("Total", 100, 100), dash, a_word_at("12,00", 180, 100)))) == [
            "Total - 12,00"
        ]

    def test_leave_out_words_without_a_sign(self) -> None:
        words = (a_word_at("\u200b", 10, 100), a_word_at(" ", 20, 100), a_word_at("12,00", 90, 100))

        assert rows(sheet_of(scattered(*words))) == ["12,00"]

    def test_are_numbered_and_know_their_own_texts(self) -> None:
        last = a_sheet("Facture\nÉchéance À réception").rows[-1]

        assert (last.number, last.text, last.printed) == (1, "echeance a reception", "Échéance À réception")
        assert 0 < last.middle < HEIGHT


class TestASheet:
    def test_without_a_word_has_no_rows_and_a_height_of_print_all_the_same(self) -> None:
        sheet = sheet_of(a_page_of(PageText()))

        assert (sheet.rows, sheet.blocks, sheet.text, sheet.em) == ((), (), "", 1.0)

    def test_of_one_word_is_one_row_one_cell_one_block(self) -> None:
        sheet = a_sheet("Facture")

        assert (len(sheet.rows), len(sheet.rows[0].cells), len(sheet.blocks)) == (1, 1, 1)

    def test_stands_for_each_page_in_turn(self) -> None:
        assert [sheet.number for sheet in sheets_of([a_page("a", number=3), a_page("b", number=4)])] == [3, 4]

    def test_places_words_where_the_page_has_them(self) -> None:
        words = set_as("Facture n° 12").words
        sheet = a_sheet("Facture n° 12", number=2)

        place = sheet.place(sheet.rows[0].tokens)

        assert (place.page, place.box.left, place.box.right) == (2, words[0].box.left, words[-1].box.right)

    def test_measures_its_print_by_the_usual_word(self) -> None:
        sheet = a_sheet("FACTURE\nTotal HT 12,00\nTVA 2,40", tall=("FACTURE",))

        assert sheet.em == pytest.approx(14)
