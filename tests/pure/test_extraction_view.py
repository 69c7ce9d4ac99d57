"""What stands on a page is seen before anybody asks what it is for: amounts, dates, identifiers, shares."""

from decimal import Decimal

from invoices.document import Word
from invoices.extraction.layout import sheet_of
from invoices.extraction.view import view_of
from tests.scenes import ATELIER, a_page_view, a_view, a_word_at, printed, scattered

SIRET = "404 833 048 00022"


class TestAPage:
    def test_shows_its_amounts_with_their_words(self) -> None:
        assert printed(a_page_view(ATELIER).amounts)[-3:] == ["211,00", "42,20", "253,20 €"]

    def test_shows_no_amount_in_a_date(self) -> None:
        assert printed(a_page_view("Date : 02.03.2026   12,50").amounts) == ["12,50"]

    def test_shows_an_amount_whose_words_are_apart(self) -> None:
        spots = a_page_view("Total TTC          1 253,20 €").amounts
        whole = spots[0]

        assert (whole.value.value, whole.raw, whole.row, whole.page) == (Decimal("1253.20"), "1 253,20 €", 0, 1)
        assert (whole.left, whole.right) == (whole.tokens[0].left, whole.tokens[-1].right)
        assert printed(spots)[1:] == ["1", "253,20 €"]  # or a quantity and its price

    def test_does_not_join_the_amounts_of_two_columns(self) -> None:
        assert printed(a_page_view("Porte            1            253,20").amounts)[-1] == "253,20"

    def test_shows_shares_dates_and_identifiers(self) -> None:
        page = a_page_view(f"TVA 5,5 %\nDate 02/03/2026\nSIRET {SIRET}")

        assert [spot.value for spot in page.percents] == [Decimal("5.5")]
        assert printed(page.dates) == ["02/03/2026"]
        assert [(spot.value.kind, spot.raw) for spot in page.identifiers] == [("siret", SIRET)]

    def test_finds_an_identifier_that_wide_print_parts_into_cells(self) -> None:
        (spot,) = a_page_view("SIRET   404   833   048   00022").identifiers

        assert spot.value.value == "40483304800022"

    def test_is_as_sure_of_a_value_as_of_its_worst_word(self) -> None:
        euro = a_word_at("€", 160, 100)
        sheet = sheet_of(scattered(a_word_at("12,50", 100, 100), Word(euro.text, euro.box, 0.4)))

        assert view_of([sheet]).pages[0].amounts[0].sureness == 0.4

    def test_without_digits_shows_nothing(self) -> None:
        page = a_page_view("Merci de votre visite")

        assert (page.amounts, page.percents, page.dates, page.identifiers) == ((), (), (), ())


class TestADocument:
    def test_is_walked_row_by_row_and_cell_by_cell_over_all_pages(self) -> None:
        view = a_view("un      deux", "trois")

        assert [row.printed for _, row in view.rows()] == ["un deux", "trois"]
        assert [cell.printed for _, cell in view.cells()] == ["un", "deux", "trois"]
        assert view.text == "un deux\ntrois"

    def test_knows_what_stands_at_the_head_of_its_blocks(self) -> None:
        assert "atelierdupontsarl" in a_view(ATELIER).heads
        assert "12ruedeslilas" not in a_view(ATELIER).heads

    def test_without_pages_is_empty(self) -> None:
        view = a_view()

        assert (view.pages, view.text, view.currency, view.month_first) == ((), "", None, False)
