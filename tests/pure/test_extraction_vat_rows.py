"""Rows that break the tax down: a rate, its base and its tax, which prove one another."""

from decimal import Decimal

import pytest

from invoices.extraction.vat_rows import RateRow, rate_rows
from tests.scenes import a_view

TABLE = """
    Taux        Base HT        Montant TVA
    20,00 %      100,00            20,00
    10,00 %       50,00             5,00
    5,50 %        20,00             1,10
"""


def rows(*pages: str) -> tuple[RateRow, ...]:
    """Return the rows of which all three amounts can be read."""
    return tuple(row for row in rate_rows(a_view(*pages)) if row.is_whole)


def told(found: tuple[RateRow, ...]) -> list[tuple[str, str, str]]:
    return [(f"{row.rate.normalize():f}", str(row.base), str(row.amount)) for row in found]


class TestARow:
    def test_of_a_table_of_three_rates_is_found_each(self) -> None:
        assert told(rows(TABLE)) == [("20", "100.00", "20.00"), ("10", "50.00", "5.00"), ("5.5", "20.00", "1.10")]
        assert all(row.is_table for row in rows(TABLE))

    @pytest.mark.parametrize(
        "line",
        [
            "20 %  100,00  20,00",
            "20,00  100,00  20,00",
            "100,00  20%  20,00",
            "20,00  100,00  20 %",
            "A 20 100,00 20,00 120,00",
            "(20%) 100,00 20,00",
        ],
    )
    def test_may_be_printed_in_any_order(self, line: str) -> None:
        assert ("20", "100.00", "20.00") in told(rows(f"Taux Base TVA\n{line}"))

    @pytest.mark.parametrize(("tax", "count"), [("20,00", 1), ("20,02", 1), ("19,98", 1), ("20,03", 0), ("0,00", 0)])
    def test_forgives_two_cents(self, tax: str, count: int) -> None:
        assert len(rows(f"TVA 20 %    100,00    {tax}")) == count

    @pytest.mark.parametrize(
        "line",
        [
            "20 %",
            "20 %   100,00",
            "35 %   100,00   35,00",
            "20 %   0,00   0,00",
            "20 %  100  20",
            "3  100,00   3,00",
            "31  100,00  31,00",
        ],
    )
    def test_is_nothing_less(self, line: str) -> None:
        assert rows(line) == ()

    @pytest.mark.xfail(strict=True, reason="of a base of 100 every tax that is a known rate proves itself")
    def test_has_a_rate_beside_its_tax(self) -> None:
        assert rows("Porte           100,00           10,00") == ()

    def test_without_tax_counts_only_in_a_table(self) -> None:
        assert told(rows("Taux Base HT TVA\n0   100,00   0,00")) == [("0", "100.00", "0.00")]
        assert rows("Merci\n0    100,00   0,00") == ()

    def test_of_a_credit_note_loses_its_sign_in_the_breakdown(self) -> None:
        (row,) = rows("TVA 20 %    -100,00    -20,00")

        rate = row.as_rate(0.9)

        assert (rate.rate, rate.base, rate.amount) == (Decimal(20), Decimal(100), Decimal(20))
        assert rate.place is not None
        assert rate.place.page == 1

    def test_belongs_to_a_table_as_far_as_its_head_is_near(self) -> None:
        head, row = "Taux Base HT TVA", "20 %   100,00   20,00"

        assert rows(f"{head}\n{row}")[0].is_table
        assert not rows(f"{head}\na\nb\nc\nd\ne\nf\n{row}")[0].is_table


class TestARowThatIsReadInPart:
    def test_follows_from_its_rate_and_its_base(self) -> None:
        (row,) = rate_rows(a_view("TVA 20 %      100,00      zo,OO"))

        assert (row.rate, row.base, row.amount, row.is_whole) == (Decimal(20), Decimal(100), Decimal(20), False)

    def test_is_less_sure_than_a_whole_one(self) -> None:
        (part,), (whole,) = (rate_rows(a_view(f"TVA 20 %    100,00    {tax}")) for tax in ("?", "20,00"))

        assert part.as_rate(0.9).confidence < whole.as_rate(0.9).confidence == 0.9

    def test_says_nothing_where_a_whole_one_is_read(self) -> None:
        assert all(row.is_whole for row in rate_rows(a_view("TVA 20 %    100,00    20,00")))
