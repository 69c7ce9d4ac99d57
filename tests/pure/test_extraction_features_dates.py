"""What tells the date of an invoice from its due date and from all the other dates."""

from invoices.fields import Kind
from tests.scenes import ATELIER, a_view, features_of

TILL = """
    Chez Marcel
    02/03/26 14:05
    Ticket 12        09/03/2026
    Total            12,50
"""


def told(text: str, raw: str) -> dict[str, float]:
    return features_of(a_view(text), Kind.DATE, raw)


class TestADate:
    def test_knows_the_label_at_its_left(self) -> None:
        assert told(ATELIER, "02/03/2026")["left:date"] == 1
        assert told(ATELIER, "01/04/2026")["left:due_date"] == 1

    def test_knows_its_place_among_all_dates(self) -> None:
        first, last = told(ATELIER, "02/03/2026"), told(ATELIER, "01/04/2026")

        assert (first["is_first"], first["is_last"], first["after_first"], first["before_last"]) == (1, 0, 0, 30)
        assert (last["is_first"], last["is_last"], last["after_first"], last["order"]) == (0, 1, 30, 1)
        assert first["dates"] == 2

    def test_counts_no_more_than_a_year_or_so(self) -> None:
        assert told("01/01/2020\n01/01/2026", "01/01/2026")["after_first"] == 400

    def test_knows_a_clock_beside_it(self) -> None:
        assert (told(TILL, "02/03/26")["clock"], told(TILL, "09/03/2026")["clock"]) == (1, 0)

    def test_knows_how_it_is_printed(self) -> None:
        short, long = told(TILL, "02/03/26"), told("Le 15 mars 2026", "15 mars 2026")

        assert (short["two_digits"], short["ambiguous"], short["words"]) == (1, 1, 1)
        assert (long["two_digits"], long["ambiguous"], long["words"]) == (0, 0, 3)

    def test_knows_whether_it_stands_alone_and_on_the_first_page(self) -> None:
        view = a_view("02/03/2026", "Le 09/03/2026")

        assert (features_of(view, Kind.DATE, "02/03/2026")["alone"]) == 1
        assert (features_of(view, Kind.DATE, "09/03/2026")["alone"]) == 0
        assert [features_of(view, Kind.DATE, raw)["first_page"] for raw in ("02/03/2026", "09/03/2026")] == [1, 0]

    def test_knows_an_amount_in_its_row(self) -> None:
        assert told("02/03/2026    12,50", "02/03/2026")["amount_in_row"] == 1

    def test_knows_what_the_row_before_it_ends_with(self) -> None:
        assert told("Date d'échéance\n               02/03/2026", "02/03/2026")["before:due_date"] == 1
