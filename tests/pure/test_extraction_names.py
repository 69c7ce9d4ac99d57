"""Print that may be a name: cells, wide print, what follows a label, the first part, two rows."""

import pytest

from invoices.extraction.party_names import name_spots
from tests.scenes import a_view

SPACED = pytest.mark.xfail(strict=True, reason="a colon after a space is not seen")


def names(*pages: str) -> list[str]:
    return [spot.value for _, spot in name_spots(a_view(*pages))]


class TestANameIsLookedFor:
    def test_in_every_cell(self) -> None:
        assert {"Atelier Dupont", "Probant Conseil"} <= {*names("Atelier Dupont          Probant Conseil")}

    def test_after_the_label_that_introduces_it(self) -> None:
        assert "Probant Conseil" in names("Client : Probant Conseil")
        assert "DUPONT" in names("FACTURE DUPONT")

    def test_in_wide_print(self) -> None:
        assert "VIC TOR HUG O" in names("VIC TOR    HUG O                     Page 1")

    @pytest.mark.parametrize(
        ("line", "name"),
        [
            ("Dupont - 12 rue des Lilas - 69003 Lyon", "Dupont"), ("Dupont | 12 rue des Lilas", "Dupont"),
            ("Dupont, 12 rue des Lilas", "Dupont"), ("Dupont • Lyon", "Dupont"), ("Dupont (404833048)", "Dupont"),
        ],
    )  # fmt: skip
    def test_before_a_dash_a_comma_or_a_number_in_brackets(self, line: str, name: str) -> None:
        assert name in names(line)

    def test_over_two_rows_of_the_head_of_the_first_page_only(self) -> None:
        assert "Société des Bains de Mer" in names("Société des\nBains de Mer")
        assert "Société des Bains de Mer" not in names("Page", "Société des\nBains de Mer")
        assert "Société des Bains de Mer" not in names("\n\n".join("abcdefgh") + "\n\nSociété des\nBains de Mer")

    def test_over_two_rows_that_are_centred(self) -> None:
        assert "SOCIETE DES BAINS de Mer" in names("    SOCIETE DES BAINS\n         de Mer")

    def test_over_two_rows_only_where_they_stand_one_below_the_other(self) -> None:
        assert "Atelier Probant Conseil" not in names("Atelier\n                            Probant Conseil")


class TestANameIsNot:
    @pytest.mark.parametrize(
        "printed",
        [
            "Client :", "Facturé à", "FACTURE", "Facture n° 12", "Client: Dupont",
            pytest.param("Client : Dupont", marks=SPACED),
        ],
    )  # fmt: skip
    def test_the_label_that_only_announces_one(self, printed: str) -> None:
        assert printed not in names(printed)

    @pytest.mark.parametrize("printed", ["12,50", "X", "---", "A1", "a" * 71, ""])
    def test_print_with_too_few_letters_or_too_many(self, printed: str) -> None:
        assert names(printed) == []

    def test_kept_twice_where_it_is_found_in_two_ways(self) -> None:
        found = names("Atelier Dupont")

        assert found == ["Atelier Dupont"]

    def test_shown_with_the_marks_around_it(self) -> None:
        assert names("*** Chez Marcel ***") == ["Chez Marcel"]
