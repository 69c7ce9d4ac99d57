"""Amounts in any country's hand become numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.extraction.amounts import Amount, find_amounts, parse_amount

NO_BREAK, NARROW = "\u00a0", "\u202f"


def parsed(text: str) -> Amount:
    amount = parse_amount(text)
    assert amount is not None, text
    return amount


class TestAnAmount:
    @pytest.mark.parametrize(
        ("printed", "value"),
        [
            ("1 234,56 €", "1234.56"), ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1234.56", "1234.56"),
            (f"1{NO_BREAK}234,56", "1234.56"), (f"1{NARROW}234{NARROW}567,89", "1234567.89"), ("1'234.50", "1234.50"),
            ("1’234.50", "1234.50"), ("12€50", "12.50"), ("1234,5", "1234.5"), ("1 234", "1234"), ("12,-", "12.00"),
            ("CHF 12.--", "12.00"), (",89 €", "0.89"), ("0,0857", "0.0857"), ("1234.567", "1234.567"),
            ("1.234.567,89", "1234567.89"), ("0.355", "0.355"), ("12.345,6789", "12345.6789"),
        ],
    )  # fmt: skip
    def test_is_read_in_any_hand(self, printed: str, value: str) -> None:
        assert parsed(printed).value == Decimal(value)

    @pytest.mark.parametrize(
        "printed",
        ["-45,00", "45,00-", "(45,00)", "− 45,00", "- 45,00", "-€45.00", "€-45.00", "€ -45,00", "(€45.00)", "45,00 €-"],
    )
    def test_keeps_its_minus_wherever_it_stands(self, printed: str) -> None:
        assert (parsed(printed).value, parsed(printed).signed) == (Decimal("-45.00"), True)

    def test_in_brackets_without_decimals_is_a_footnote(self) -> None:
        assert parsed("(1)").value == 1

    @pytest.mark.parametrize(
        ("printed", "currency"),
        [
            ("12,00 €", "EUR"), ("EUR 12,00", "EUR"), ("12,00 euros", "EUR"), ("$12.50", "USD"), ("US$ 12.50", "USD"),
            ("RM12.50", "MYR"), ("RM 12.50", "MYR"), ("£12.50", "GBP"), ("Chf 12.50", "CHF"), ("12€50", "EUR"),
            ("12.50", None),
        ],
    )  # fmt: skip
    def test_knows_the_currency_beside_it(self, printed: str, currency: str | None) -> None:
        assert parsed(printed).currency == currency

    @pytest.mark.parametrize(
        ("read", "value"),
        [
            ("1 234.56€", "1234.56"), ("l2,50", "12.50"), ("12 ,50", "12.50"), ("12, 50", "12.50"), ("O,50", "0.50"),
            ("1 O00,50", "1000.50"), ("1.234.56", "1234.56"), ("12,,50", "12.50"), ("1B,5S", "18.55"),
        ],
    )  # fmt: skip
    def test_that_was_damaged_is_read_and_says_so(self, read: str, value: str) -> None:
        assert (parsed(read).value, parsed(read).damaged) == (Decimal(value), True)

    def test_of_three_digits_after_one_mark_is_read_both_ways(self) -> None:
        found = [(amount.value, amount.decimals) for _, _, amount in find_amounts("3.355")]

        assert found == [(Decimal(3355), 0), (Decimal("3.355"), 3)]
        assert parsed("3.355").ambiguous

    @pytest.mark.parametrize("text", ["", "20 %", "Total", "12.03.2024", "FA-2024", "12:30", "007", "SO,OO", "1/2"])
    def test_is_not_anything_else(self, text: str) -> None:
        assert parse_amount(text) is None

    @given(st.decimals(-9_999_999, 9_999_999, places=2), st.sampled_from([" ", NO_BREAK, NARROW, ".", "", "’"]))
    def test_printed_in_french_or_german_is_read_again(self, value: Decimal, gap: str) -> None:
        printed = f"{value:,.2f}".replace(",", "_").replace(".", ",").replace("_", gap)

        assert parsed(printed).value == value

    @given(st.decimals(-9_999_999, 9_999_999, places=2))
    def test_printed_in_english_is_read_again(self, value: Decimal) -> None:
        assert parsed(f"{value:,.2f}").value == value
