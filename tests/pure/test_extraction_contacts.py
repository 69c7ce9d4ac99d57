"""How to reach the supplier and how it wants to be paid, as printed, and never the customer's address for its own."""

from dataclasses import replace

import pytest

from invoices.document import Box, Place
from invoices.extraction.contacts import address_of, payment_of
from invoices.fields import Candidate, Field, Source
from tests.scenes import a_view, named

LETTER = """
    Atelier Dupont SARL                    Facturé à
    12 rue des Lilas                       Probant Conseil
    69003 Lyon                             3 place du Marché
    Tél. 04 72 00 00 00                    75004 Paris
    compta@dupont.example                  achats@probant.example
"""


def address(text: str, name: str) -> Candidate | None:
    view = a_view(text)
    return address_of(view, named(view, name), Field.SUPPLIER_ADDRESS)


def paid(text: str) -> dict[Field, object]:
    return {one.field: one.value for one in payment_of(a_view(text))}


class TestTheAddress:
    def test_is_what_stands_below_the_name_down_to_the_town(self) -> None:
        found = address(LETTER, "Atelier Dupont SARL")

        assert found is not None
        assert (found.value, found.rule) == ("12 rue des Lilas, 69003 Lyon", "below_the_name")
        assert found.confidence < 0.9

    @pytest.mark.xfail(strict=True, reason="a telephone number in the other column ends it")
    def test_is_that_of_its_own_column(self) -> None:
        found = address(LETTER, "Probant Conseil")

        assert found is not None
        assert found.value == "3 place du Marché, 75004 Paris"

    def test_is_what_follows_the_name_in_a_letterhead_of_one_line(self) -> None:
        found = address("Dupont - 12 rue des Lilas - 69003 Lyon", "Dupont")

        assert found is not None
        assert found.value == "12 rue des Lilas, 69003 Lyon"

    @pytest.mark.parametrize(
        "text",
        [
            "Dupont",
            "Dupont\nMerci de votre visite",
            "Dupont\nTél. 04 72 00 00 00\n69003 Lyon",
            "Dupont\n\n\n\n\n69003 Lyon",
        ],
    )
    def test_is_not_known_without_a_town_below(self, text: str) -> None:
        assert address(text, "Dupont") is None

    def test_is_not_known_for_a_name_that_stands_nowhere(self) -> None:
        nowhere = Candidate(Field.SUPPLIER_NAME, "Dupont", "Dupont", 0.9, (), "", Source.XML)
        moved = replace(named(a_view(LETTER), "Atelier Dupont SARL"), evidence=(Place(1, Box(0.1, 0.9, 0.2, 0.92)),))
        elsewhere = Candidate(Field.SUPPLIER_NAME, "Dupont", "", 0.9, (Place(7, Box.WHOLE_PAGE),), "", Source.OCR)

        assert address_of(a_view(LETTER), nowhere, Field.SUPPLIER_ADDRESS) is None
        assert address_of(a_view(LETTER), elsewhere, Field.SUPPLIER_ADDRESS) is None
        assert address_of(a_view(LETTER), moved, Field.SUPPLIER_ADDRESS) is None
