"""Numbers of registers go to the party that they stand with, and prove one another."""

import pytest

from invoices.extraction.parties import identifiers_of
from invoices.fields import Context, Field
from tests.scenes import a_view, named
from tests.understood import CONTEXT, OWN, SIRET, TODAY, VAT_NUMBER

OURS = Context(TODAY, own=(OWN,))
THEIRS = "FR40303265045"
PARTIES = {Field.SUPPLIER_NAME: "Atelier Dupont", Field.CUSTOMER_NAME: "Probant Conseil"}
BOTH = f"""
    Atelier Dupont                    Facturé à
    12 rue des Lilas                  Probant Conseil
    69003 Lyon                        75004 Paris
    TVA {VAT_NUMBER}                TVA {THEIRS}
"""


def found(text: str, context: Context = CONTEXT, *, with_names: bool = True) -> dict[Field, str]:
    view = a_view(text)
    names = {field: named(view, name) for field, name in PARTIES.items() if name in text} if with_names else {}
    return {field: str(one.value) for field, one in identifiers_of(view, context, names).items()}


class TestBothParties:
    @pytest.mark.parametrize("with_names", [True, False])
    def test_keep_their_own_numbers(self, with_names: bool) -> None:
        said = found(BOTH, with_names=with_names)

        assert (said[Field.SUPPLIER_VAT_NUMBER], said[Field.CUSTOMER_VAT_NUMBER]) == (VAT_NUMBER, THEIRS)

    def test_keep_them_where_the_customer_stands_first(self) -> None:
        text = f"Client\nProbant Conseil\nTVA {THEIRS}\n\nAtelier Dupont\n12 rue des Lilas\nTVA {VAT_NUMBER}"
        said = found(text)

        assert (said[Field.SUPPLIER_VAT_NUMBER], said[Field.CUSTOMER_VAT_NUMBER]) == (VAT_NUMBER, THEIRS)

    def test_keep_them_where_the_supplier_says_who_it_is_in_the_foot(self) -> None:
        text = (
            f"Client : Probant Conseil\nTVA client {THEIRS}\n"
            + "\n" * 55
            + f"Atelier Dupont - SIRET {SIRET} - RCS Lyon"
        )
        said = found(text)

        assert (said[Field.SUPPLIER_SIRET], said[Field.CUSTOMER_VAT_NUMBER]) == (SIRET, THEIRS)

    @pytest.mark.xfail(strict=True, reason="“client” in the row above outweighs the SIREN that both its numbers share")
    def test_keep_them_where_the_siren_of_the_supplier_tells_them_apart(self) -> None:
        said = found(f"Porte\n\n\n\n\nSIRET {SIRET}\n\n\nTVA client {THEIRS}\nTVA {VAT_NUMBER}")

        assert (said[Field.SUPPLIER_SIRET], said.get(Field.SUPPLIER_VAT_NUMBER)) == (SIRET, VAT_NUMBER)


class TestTheOrganisation:
    def test_is_never_the_supplier_by_its_own_number(self) -> None:
        said = found(f"Atelier Dupont\nTVA {THEIRS}", OURS)

        assert Field.SUPPLIER_VAT_NUMBER not in said
        assert said[Field.CUSTOMER_VAT_NUMBER] == THEIRS

    def test_is_never_the_supplier_by_a_number_with_the_same_siren(self) -> None:
        assert Field.SUPPLIER_SIRET not in found("SIRET 303 265 045 00017", OURS)
