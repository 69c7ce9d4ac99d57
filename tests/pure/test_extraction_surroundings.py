"""What the words around a value say: to its left in the row, above it in its column, and who is nearest."""

from invoices.extraction.layout import sheet_of
from invoices.extraction.roles import Role
from invoices.extraction.surroundings import Near, above, left_of
from invoices.extraction.view import PageView, view_of
from tests.scenes import a_page_view, a_word_at, scattered

Told = list[tuple[Role, int]]


def told(nears: tuple[Near, ...]) -> Told:
    return [(near.role, near.between) for near in nears]


def left(page: PageView, place: int = -1) -> Told:
    return told(left_of(page.amounts[place], page, page.amounts))


def up(page: PageView, place: int = -1) -> Told:
    return told(above(page.amounts[place], page, page.amounts))


class TestToTheLeft:
    def test_stands_the_label_of_the_value(self) -> None:
        page = a_page_view("Total TTC                 253,20")

        (near,) = left_of(page.amounts[0], page, page.amounts)

        assert (near.role, near.between) == (Role.GROSS, 0)
        assert 10 < near.distance < 20

    def test_the_nearest_comes_first_and_values_between_are_counted(self) -> None:
        assert left(a_page_view("Total HT 211,00   TVA 42,20")) == [(Role.VAT, 0), (Role.NET, 1)]

    def test_stands_nothing_that_comes_after_the_value(self) -> None:
        assert left(a_page_view("253,20       Total TTC")) == []

    def test_counts_a_label_that_touches_the_value(self) -> None:
        words = (a_word_at("TTC", 100, 100), a_word_at("253,20", 124, 100))
        (page,) = view_of([sheet_of(scattered(*words))]).pages

        assert left_of(page.amounts[0], page, page.amounts)[0].distance == 0.0


class TestAbove:
    TABLE = """
        Total HT        TVA          Total TTC
        211,00          42,20           253,20
        100,00          20,00           120,00
    """

    def test_stands_the_head_of_the_column_and_no_other(self) -> None:
        assert up(a_page_view(self.TABLE), 2) == [(Role.GROSS, 0)]

    def test_values_between_are_counted(self) -> None:
        assert up(a_page_view(self.TABLE), 4) == [(Role.VAT, 1)]

    def test_a_head_that_ends_or_begins_with_the_value_shares_its_column(self) -> None:
        assert up(a_page_view("        TTC\n     253,20")) == [(Role.GROSS, 0)]

    def test_the_nearest_comes_first(self) -> None:
        assert up(a_page_view("Total TTC\nNet à payer\n253,20")) == [(Role.DUE, 0), (Role.GROSS, 0)]

    def test_stands_nothing_over_the_first_row(self) -> None:
        assert up(a_page_view("253,20")) == []

    def test_stands_nothing_that_is_too_many_rows_away(self) -> None:
        rows = "\n".join(["Porte"] * 14)

        assert up(a_page_view(f"Total TTC\n{rows}\n253,20")) == []

    def test_stands_nothing_that_is_too_far_up_however_few_the_rows(self) -> None:
        space = "\n" * 24

        assert up(a_page_view(f"Total TTC{space}253,20")) == []
