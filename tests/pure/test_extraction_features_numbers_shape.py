"""What the features of a number tell of its shape, its label and its place."""

import pytest

from invoices.extraction.number_features import number_spots
from invoices.fields import Kind
from tests.scenes import a_view, features_of


def numbers(text: str) -> list[str]:
    return [spot.value for spot in number_spots(a_view(text))]


def told(text: str, raw: str) -> dict[str, float]:
    return features_of(a_view(text), Kind.NUMBER, raw)


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
