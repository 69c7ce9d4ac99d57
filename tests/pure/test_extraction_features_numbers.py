"""What tells the number of an invoice from all the other numbers on it."""

import pytest

from invoices.extraction.number_features import number_spots
from invoices.fields import Kind
from tests.scenes import a_view, features_of


def numbers(text: str) -> list[str]:
    return [spot.value for spot in number_spots(a_view(text))]


def told(text: str, raw: str) -> dict[str, float]:
    return features_of(a_view(text), Kind.NUMBER, raw)


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


class TestItsFeatures:
    def test_tell_the_label_at_its_left(self) -> None:
        assert told("Facture n° FA-12", "FA-12")["left:invoice_number"] == 1

    def test_tell_its_shape(self) -> None:
        shape = told("FA-2026-0042", "FA-2026-0042")

        assert [shape[name] for name in ("signs", "digits", "letters", "marks", "starts_with_letter", "year")] == [
            12,
            8,
            2,
            2,
            1,
            1,
        ]

    @pytest.mark.parametrize(
        ("raw", "feature"),
        [
            ("12,50", None),
            ("69003", "postcode"),
            ("14:05", "clock"),
            ("20%", None),
            ("12.50", "like_amount"),
            ("#42", "hash"),
        ],
    )
    def test_tell_what_else_it_looks_like(self, raw: str, feature: str | None) -> None:
        if feature is None:
            assert raw not in numbers(raw)
        else:
            assert told(raw, raw)[feature] == 1

    def test_tell_that_it_is_the_number_of_a_register(self) -> None:
        assert told("SIRET 40483304800022", "40483304800022")["like_date"] == 1
        assert told("SIRET 40483304800022", "40483304800022")["like_identifier"] == 1

    def test_tell_how_often_and_where_it_stands(self) -> None:
        text = "FA-12\nfact FA-12   3,00"

        assert (told(text, "FA-12")["times"], told(text, "FA-12")["alone"], told(text, "FA-12")["from_top"]) == (
            2,
            1,
            0,
        )
        assert told("fact FA-12   3,00", "FA-12")["row_amounts"] == 1
