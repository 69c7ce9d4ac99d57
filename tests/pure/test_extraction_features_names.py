"""What tells the names of the parties from all other print."""

import pytest

from invoices.extraction import name_features, view
from invoices.extraction.name_features import described_names
from invoices.extraction.party_words import has_postcode
from invoices.fields import Kind
from tests.scenes import ATELIER, a_view, features_of

LETTER = """
    Atelier Dupont SARL                    Facturé à
    12 rue des Lilas                       Probant Conseil
    69003 Lyon                             3 place du Marché
                                           75004 Paris

    Porte                                      211,00

    Atelier Dupont SARL - SIRET 404 833 048 00022
    www.atelier-dupont.fr
"""


def told(text: str, raw: str, **changes: object) -> dict[str, float]:
    return features_of(a_view(text, **changes), Kind.NAME, raw)


class TestAName:
    def test_is_told_by_its_own_words(self) -> None:
        name = told(LETTER, "Atelier Dupont SARL")

        assert [name[each] for each in ("words", "signs", "legal", "trade", "digits", "address", "rows")] == [
            3,
            19,
            1,
            1,
            0,
            0,
            1,
        ]
        assert told("M. Jean Dupont", "M. Jean Dupont")["person"] == 1
        assert told("FACTURE DUPONT 12", "FACTURE DUPONT 12")["title"] == 1

    def test_is_told_by_its_block(self) -> None:
        head, street = told(LETTER, "Atelier Dupont SARL"), told(LETTER, "12 rue des Lilas")

        assert (head["block_row"], head["block_rows"], head["block_postcode"], head["block_street"]) == (0, 3, 1, 1)
        assert (street["block_row"], street["address"], head["first_of_a_block"]) == (1, 1, 1)

    def test_is_told_by_what_its_block_is_headed_with(self) -> None:
        customer, supplier = told(LETTER, "Probant Conseil"), told(LETTER, "Atelier Dupont SARL")

        assert (customer["head_customer"], customer["head_supplier"]) == (1, 0)
        assert (supplier["head_customer"], supplier["head_supplier"]) == (0, 0)

    def test_is_told_by_the_domain_it_resembles(self) -> None:
        assert told(LETTER, "Atelier Dupont SARL")["domain"] > 0.9 > told(LETTER, "Probant Conseil")["domain"]

    def test_is_told_by_how_often_and_with_what_it_is_printed(self) -> None:
        assert told(LETTER, "Atelier Dupont SARL")["times"] == 2
        foot = told(LETTER, "Atelier Dupont SARL - SIRET 404 833 048 00022")
        assert (foot["row_register"], foot["labels_in"]) == (1, 1)
        assert told(LETTER, "Porte")["amounts"] == 1

    def test_is_told_by_its_size(self) -> None:
        tall = told(ATELIER, "Atelier Dupont SARL", tall=("Atelier", "Dupont", "SARL"))

        assert (tall["tallest"], tall["height"], told(ATELIER, "Total HT")["tallest"]) == (1, 2, 1)

    def test_is_told_by_its_place(self) -> None:
        name = told(LETTER, "Probant Conseil")

        assert (name["row"], name["first_row"], name["first_page"], name["whole_row"]) == (1, 0, 1, 0)
        assert (name["left"] > 0.4, name["near_postcode"], name["below_address"]) == (True, 1, 0)
        assert told(LETTER, "69003 Lyon")["below_address"] == 1

    def test_is_told_by_what_follows_in_its_cell(self) -> None:
        cut = told("Dupont - 12 rue des Lilas", "Dupont")

        assert (cut["is_cut"], cut["rest_is_address"], told("Dupont", "Dupont")["is_cut"]) == (1, 1, 0)


class TestTheWork:
    def test_grows_with_the_page_and_not_with_its_square(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[str] = []

        def asking(text: str) -> bool:
            asked.append(text)
            return has_postcode(text)

        for each in (name_features, view):
            monkeypatch.setattr(each, "has_postcode", asking)
        page = a_view("\n\n".join("Porte     Poignée     Serrure     Gond" for _ in range(30)))

        names = described_names(page)

        assert len(asked) <= 10 * (len(names) + len(page.pages[0].sheet.blocks))
