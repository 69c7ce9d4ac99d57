"""Amounts are found in lines, and nothing else is taken for one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.extraction.amounts import find_amounts, find_percents


def raws(line: str) -> list[str]:
    return [amount.raw for _, _, amount in find_amounts(line)]


def fine(line: str) -> list[str]:
    """Return the amounts with decimals."""
    return [amount.raw for _, _, amount in find_amounts(line) if amount.decimals]


class TestALine:
    def test_gives_the_longest_reading_and_the_shorter_ones(self) -> None:
        assert raws("2 450,00") == ["2 450,00", "2", "450,00"]
        assert raws("1 200 240,00") == ["1 200 240,00", "1 200", "200 240,00", "1", "200", "240,00"]

    def test_joins_only_groups_of_three(self) -> None:
        assert raws("12 45,00 540,00") == ["12", "45,00", "540,00"]
        assert fine("10 1000,00") == ["1000,00"]

    def test_tells_where_they_stand(self) -> None:
        line = "Net à payer : 1 234,56 € TTC"

        assert next(line[start:end] for start, end, _ in find_amounts(line)) == "1 234,56 €"

    def test_gives_a_currency_to_the_amount_it_touches(self) -> None:
        assert raws("€12.00 €24.00") == ["€12.00", "€24.00"]
        assert raws("12,00 € 24,00 €") == ["12,00 €", "24,00 €"]
        assert raws("12 €24.00") == ["12", "€24.00"]

    def test_reads_a_dash_apart_as_a_minus_or_not(self) -> None:
        assert [amount.value for _, _, amount in find_amounts("Remise - 45,00 €")] == [Decimal(-45), Decimal(45)]

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("TOTAL:12.50", "12.50"), ("TOTAL(RM):12.50", "12.50"), ("TOTAL12.50", "12.50"), ("2x12.50", "12.50"),
            ("12.50SR", "12.50"), ("12,50HT", "12,50"), ("12,50 €/kg", "12,50 €"), ("*12.50*", "12.50"),
            ("Total 12,50.", "12,50"), ("(dont TVA 12,50)", "12,50"), ("CC*7185:RM111.90", "RM111.90"),
            ("2 h 30,00", "30,00"),
        ],
    )  # fmt: skip
    def test_has_them_glued_to_other_things(self, line: str, found: str) -> None:
        assert fine(line) == [found]

    @pytest.mark.parametrize(
        "line",
        [
            "Le 12.03.2024", "12/03/24", "2024-03-12", "31 décembre 2026", "12h30 12:30:15", "Tél. 01 23 45 67 89",
            "06.12.34.56.78", "+33 1 23 45 67 89", "FR76 3000 6000 0112 3456 7890 189", "SIRET 123 456 782 00010",
            "SIREN 123 456 782", "TVA 20,00 %", "5,5%", "FA-2024-0012", "A-12,50", "v1.2.3", "L441-10",
            "IP 10.0.0.12",
            "REF0012.50X4", "0012", "123456789012",
        ],
    )  # fmt: skip
    def test_has_none_in_other_numbers(self, line: str) -> None:
        assert raws(line) == []

    def test_keeps_a_capital_apart_from_what_surrounds_it(self) -> None:
        assert "10 000 €" in raws("SAS au capital de 10 000 € - RCS Paris 123 456 782")
        assert raws("Capital 100 000 000 €")[0] == "100 000 000 €"

    @given(st.text(st.sampled_from("0123456789 .,'-+()€$%/:OlSBxRMEUTVA\u00a0\u202f−"), max_size=40))
    def test_never_breaks(self, line: str) -> None:
        for start, end, amount in find_amounts(line):
            assert line[start:end] == amount.raw
            assert amount.signed == (amount.value < 0) or amount.value == 0

    @given(st.text())
    def test_may_be_of_any_writing(self, line: str) -> None:
        assert all(0 <= start < end <= len(line) for start, end, _ in find_amounts(line))


class TestPercents:
    @pytest.mark.parametrize(
        ("line", "rates"),
        [
            ("TVA 20 %", ["20"]), ("5,5% 20.00 %", ["5.5", "20.00"]), ("2,1 %", ["2.1"]), ("-10%", ["-10"]),
            ("20 °/o", ["20"]), ("Total 20,00", []), ("1 234,5%", ["234.5"]), ("12/03", []),
        ],
    )  # fmt: skip
    def test_are_found(self, line: str, rates: list[str]) -> None:
        assert [rate for _, _, rate in find_percents(line)] == [Decimal(rate) for rate in rates]
