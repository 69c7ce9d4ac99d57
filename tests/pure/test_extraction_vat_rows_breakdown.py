"""Of the rows that break the tax down, those are taken that add up to the totals."""

from decimal import Decimal

from invoices.extraction.vat_rows import RateRow, breakdown, rate_rows
from tests.scenes import a_view

TABLE = """
    Taux        Base HT        Montant TVA
    20,00 %      100,00            20,00
    10,00 %       50,00             5,00
    5,50 %        20,00             1,10
"""


def rows(*pages: str) -> tuple[RateRow, ...]:
    return rate_rows(a_view(*pages))


def told(found: tuple[RateRow, ...]) -> list[tuple[str, str, str]]:
    return [(f"{row.rate.normalize():f}", str(row.base), str(row.amount)) for row in found]


class TestTheBreakdown:
    def test_takes_the_rows_that_add_up_to_the_totals(self) -> None:
        decoy = "20 %      30,00        6,00"

        found = breakdown(rows(f"{TABLE}\n{decoy}"), Decimal(170), Decimal("26.10"))

        assert {*told(found)} == {("20", "100.00", "20.00"), ("10", "50.00", "5.00"), ("5.5", "20.00", "1.10")}

    def test_completes_a_row_that_is_read_in_part_only_where_both_totals_are_known(self) -> None:
        part = rate_rows(a_view("TVA 20 %      100,00"))

        assert [row.amount for row in breakdown(part, Decimal(100), Decimal(20))] == [Decimal(20)]
        assert breakdown(part, Decimal(100), None) == breakdown(part, None, None) == ()

    def test_takes_a_table_of_its_own_where_no_total_is_known(self) -> None:
        assert len(breakdown(rows(TABLE), None, None)) == 3
        assert breakdown(rows("Remise 20 %   30,00   6,00"), None, None) == ()

    def test_takes_what_agrees_with_the_one_total_that_is_known(self) -> None:
        assert len(breakdown(rows(TABLE), None, Decimal("26.10"))) == 3
        assert len(breakdown(rows(TABLE), Decimal(170), None)) == 3

    def test_takes_a_row_once_that_every_page_repeats(self) -> None:
        assert len(breakdown(rows(TABLE, TABLE), Decimal(170), Decimal("26.10"))) == 3

    def test_of_no_rows_is_none(self) -> None:
        assert breakdown((), Decimal(1), Decimal(1)) == ()
