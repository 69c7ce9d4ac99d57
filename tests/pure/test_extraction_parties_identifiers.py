"""Numbers of registers go to the party that they stand with, and prove one another."""

import pytest

from invoices.extraction.parties import identifiers_of
from invoices.fields import Context, Field
from tests.scenes import a_view, named
from tests.understood import CONTEXT, OWN, SIREN, SIRET, TODAY, VAT_NUMBER

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


class TestANumber:
    def test_shows_its_place_its_print_and_the_word_before_it(self) -> None:
        one = identifiers_of(a_view("SIRET : 404 833 048 00022"), CONTEXT, {})[Field.SUPPLIER_SIRET]

        assert (one.value, one.raw, one.rule) == (SIRET, "404 833 048 00022", "right_of:siret")
        assert one.evidence[0].page == 1

    def test_of_a_siret_holds_the_siren(self) -> None:
        said = identifiers_of(a_view(f"SIRET {SIRET}"), CONTEXT, {})[Field.SUPPLIER_SIREN]

        assert (said.value, said.rule) == (SIREN, "inside:supplier_siret")

    def test_of_a_french_vat_number_holds_it_too_and_of_a_foreign_one_not(self) -> None:
        assert found(f"TVA {VAT_NUMBER}")[Field.SUPPLIER_SIREN] == SIREN
        assert Field.SUPPLIER_SIREN not in found("USt-IdNr. DE136695976")

    def test_that_fails_its_check_is_an_answer_all_the_same_and_less_sure(self) -> None:
        wrong = identifiers_of(a_view("SIRET : 404 833 048 00023"), CONTEXT, {})[Field.SUPPLIER_SIRET]
        right = identifiers_of(a_view("SIRET : 404 833 048 00022"), CONTEXT, {})[Field.SUPPLIER_SIRET]

        assert wrong.value == "40483304800023"
        assert wrong.confidence < right.confidence

    def test_that_is_proven_goes_before_one_that_is_not(self) -> None:
        assert found(f"SIRET 404 833 048 00023\nSIRET {SIRET}")[Field.SUPPLIER_SIRET] == SIRET

    def test_of_nine_digits_that_fail_their_check_is_no_siren(self) -> None:
        assert Field.SUPPLIER_SIREN not in found("SIREN 404 833 049")

    def test_of_an_account_is_the_suppliers_wherever_it_stands(self) -> None:
        text = "Client : Probant Conseil\nIBAN FR76 3000 6000 0112 3456 7890 189   BIC AGRIFRPP"
        said = found(text)

        assert (said[Field.SUPPLIER_IBAN], said[Field.SUPPLIER_BIC]) == ("FR7630006000011234567890189", "AGRIFRPP")

    def test_is_none_on_a_page_without_any(self) -> None:
        assert found("Merci de votre visite") == found("") == {}
