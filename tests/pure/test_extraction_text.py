"""Writing is compared without what makes no difference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.extraction.text import fold, level, look_alike, plain, squash


class TestFold:
    @pytest.mark.parametrize(
        ("printed", "folded"),
        [
            ("Échéance", "echeance"), ("CŒUR", "coeur"), ("Straße", "strasse"), ("N° 12", "n° 12"),
            ("Nº 12", "n° 12"),
            ("№ 12", "n° 12"), ("1\u202f234,56\u00a0€", "1 234,56 €"), ("l’échéance", "l'echeance"),
            ("A — B", "a - b"),
            ("−12", "-12"), ("« Total »", '" total "'), ("fac\u00adture", "facture"), ("ﬁn", "fin"),
            ("Zapłata", "zaplata"),
            ("Total TTC :", "total ttc :"),
        ],
    )  # fmt: skip
    def test_sets_case_accents_and_ways_of_printing_aside(self, printed: str, folded: str) -> None:
        assert fold(printed) == folded

    @given(st.text())
    def test_says_the_same_of_what_is_folded_already(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)


class TestPlaces:
    @given(st.text())
    def test_stay_true_in_what_is_printed_one_way(self, text: str) -> None:
        assert len(plain(text)) == len(text)

    @given(st.text(st.characters(max_codepoint=0x24F)))
    def test_stay_true_in_what_is_levelled(self, text: str) -> None:
        assert len(level(text)) == len(text)

    def test_are_levelled_as_far_as_one_letter_goes(self) -> None:
        assert level("Décembre – Août") == "decembre - aout"


class TestSquash:
    def test_keeps_letters_and_digits(self) -> None:
        assert squash("N° de T.V.A. : FR 12_3") == "ndetvafr123"


class TestLookAlike:
    @pytest.mark.parametrize(
        ("one", "other"), [("T0TAL", "Total"), ("F4CTURE l2", "F4cture 12"), ("SIRET", "5|RET"), ("BIZ", "812")]
    )
    def test_cannot_tell_what_a_poor_reading_confuses(self, one: str, other: str) -> None:
        assert look_alike(one) == look_alike(other)

    def test_tells_what_is_read_apart(self) -> None:
        assert look_alike("Total HT") != look_alike("Total TTC")
