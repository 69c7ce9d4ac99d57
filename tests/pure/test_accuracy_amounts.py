"""Amounts of a known page, found in what was read or not."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.ocr.accuracy import Tally, measure_accuracy


def amounts(truth: str, read: str) -> Tally:
    return measure_accuracy(truth, read).of_amounts


class TestAmounts:
    @pytest.mark.parametrize(
        ("printed", "read"),
        [
            ("1 234,56", "1 234,56"), ("1\u202f234,56", "1 234,56"), ("1 234,56", "1234,56"), ("1 080,40", "1 080, 40"),
            ("1.234,56", "1.234,56"), ("1,234.56", "1,234 .56"), ("1’234.56", "1'234.56"), ("12.30", "RM12.30"),
            ("120,00 €", "120,00€"), ("-0.50", "- 0.50"), ("−0,50", "-0,50"), ("5.00-", "5.00-"),
            ("12 345 678,90", "12 345 678,90"), ("450,00", "2 450,00"), ("1 120,00", "4 30,00 1 120,00"),
            ("25,00", "Total:25,00."),
        ],
    )  # fmt: skip
    def test_are_found_whatever_the_spaces_inside(self, printed: str, read: str) -> None:
        assert amounts(printed, read) == Tally(1, 1)

    @pytest.mark.parametrize(
        ("printed", "read"),
        [
            ("1 234,56", "1 234.56"), ("1.234,56", "1234,56"), ("120,00", "12000"), ("120,00", "120,0O"),
            ("120,00", "1120,00"), ("-0.50", "0.50"), ("0.50", "-0.50"), ("2 450,00", "450,00"), ("12,30", ""),
        ],
    )  # fmt: skip
    def test_are_not_found_where_a_sign_is_wrong(self, printed: str, read: str) -> None:
        assert amounts(printed, read) == Tally(0, 1)

    @pytest.mark.parametrize("text", ["12.03.2024", "12.03.24", "1.234", "192.168.10.12", "75002", "V1.2", "0,123"])
    def test_are_not_seen_in_other_numbers(self, text: str) -> None:
        assert amounts(text, text) == Tally(0, 0)

    def test_are_wanted_as_often_as_they_are_printed(self) -> None:
        assert amounts("80.91 80.91 80.91", "80.91 - 80.90 - 80.91") == Tally(2, 3)

    def test_serve_one_printed_amount_each(self) -> None:
        assert amounts("2 450,00\n450,00", "2 450,00") == Tally(1, 2)
        assert amounts("2 450,00\n450,00", "2 450,00 2 450,00") == Tally(2, 2)

    def test_end_at_a_column(self) -> None:
        assert amounts("4\t450,00", "450,00") == Tally(1, 1)

    def test_may_follow_a_dash_that_is_no_sign(self) -> None:
        assert amounts("Total\t120,00", "Total - 120,00") == Tally(1, 1)
        assert amounts("FA-120,00", "120,00") == Tally(1, 1)

    @given(st.lists(st.decimals(0, 99_999, places=2), min_size=1, max_size=8))
    def test_counts_its_amounts(self, values: list[Decimal]) -> None:
        text = "\n".join(f"Total {value:,}" for value in values)
        counted = Counter(f"{value:,}" for value in values)

        assert amounts(text, text) == Tally(counted.total(), counted.total())
