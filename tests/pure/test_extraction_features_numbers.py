"""What tells the number of an invoice from all the other numbers on it."""

import pytest

from invoices.extraction.number_features import number_spots
from tests.scenes import a_view


def numbers(text: str) -> list[str]:
    return [spot.value for spot in number_spots(a_view(text))]


class TestAReference:
    @pytest.mark.parametrize(
        "printed",
        ["FA-2026-0042", "2026/17", "F2026.0042", "0000123", "#42", "A_12", "7", "12345678901234567890123456789012"],
    )
    def test_holds_a_digit_and_the_marks_of_references(self, printed: str) -> None:
        assert printed.strip("#") in numbers(f"Facture n° {printed}")

    @pytest.mark.parametrize("printed", ["Facture", "---", "", "A" * 32 + "1", "a@b1.fr"])
    def test_is_not_what_has_no_digit_is_too_long_or_an_address(self, printed: str) -> None:
        assert numbers(printed) == []

    @pytest.mark.parametrize(
        ("printed", "value"),
        [("FA 2026-12", "FA 2026-12"), ("2026 0042", "2026 0042"), ("INV#2026-1", "INV 2026-1"), ("FA / 12", None)],
    )
    def test_may_be_printed_in_parts(self, printed: str, value: str | None) -> None:
        found = [number for number in numbers(f"Facture n° {printed}") if " " in number and "n" not in number]

        assert found[:1] == ([value] if value else [])

    def test_loses_the_marks_around_it(self) -> None:
        assert numbers("(FA-12),") == ["FA-12"]

    def test_is_no_part_of_a_date(self) -> None:
        assert numbers("Date 02/03/2026") == []
