"""Words that tell a company, an address or a title from other print."""

import pytest

from invoices.extraction.party_words import count_of, has_postcode, is_address, party_words, words_in


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("atelier dupont sarl", ["atelier", "dupont", "sarl"]), ("s.a.r.l. dupont", ["sarl", "dupont"]),
            ("12, rue", ["12", "rue"]),
            ("lieu-dit le bois", ["lieu-dit", "le", "bois"]), ("a_b", ["a", "b"]), ("", []),
        ],
    )  # fmt: skip
    def test_are_parted_without_punctuation(self, text: str, words: list[str]) -> None:
        assert words_in(text) == words

    @pytest.mark.parametrize(
        ("kind", "text", "count"),
        [
            ("legal_form", "atelier dupont s.a.r.l.", 1), ("legal_form", "dupont gmbh & co kg", 3),
            ("trade", "chez marcel restaurant", 1),
            ("person", "m. dupont", 1), ("title", "facture et avoir", 2), ("street", "nulle part", 0),
        ],
    )  # fmt: skip
    def test_are_counted_by_kind(self, kind: str, text: str, count: int) -> None:
        assert count_of(kind, text) == count

    @pytest.mark.parametrize("kind", ["legal_form", "trade", "street", "title", "person"])
    def test_of_every_kind_there_are_some_folded(self, kind: str) -> None:
        assert party_words(kind)
        assert all(word == word.lower() and word.isascii() for word in party_words(kind))


class TestAnAddress:
    @pytest.mark.parametrize(
        "line",
        ["12 rue des lilas", "69003 lyon", "cs 12345 69003 lyon cedex 03", "am weg 4", "f-69003 lyon", "high street 3",
         "sw1a 1aa", "za du bois",
         pytest.param("musterstr. 4", marks=pytest.mark.xfail(strict=True, reason="German streets are one word")),
         pytest.param("hauptstrasse 12", marks=pytest.mark.xfail(strict=True, reason="German streets are one word"))],
    )  # fmt: skip
    def test_has_a_street_or_a_postal_code(self, line: str) -> None:
        assert is_address(line)

    @pytest.mark.parametrize("line", ["atelier dupont sarl", "69003", "total 12345 ", "probant conseil", ""])
    def test_is_not_every_line_with_a_number(self, line: str) -> None:
        assert not is_address(line)

    @pytest.mark.xfail(strict=True, reason="its last five digits pass for a postal code")
    def test_is_not_a_longer_number_before_a_word(self) -> None:
        assert not is_address("facture 123456 lyon")

    @pytest.mark.parametrize(
        ("text", "has_one"), [("69003 lyon", True), ("d-10115 berlin", True), ("12 rue", False), ("6900 ly", False)]
    )
    def test_is_known_by_its_postal_code(self, text: str, has_one: bool) -> None:
        assert has_postcode(text) is has_one
