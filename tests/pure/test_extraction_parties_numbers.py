"""A number of a register shows its place and proves others."""

from invoices.extraction.parties import identifiers_of
from invoices.fields import Context, Field
from tests.scenes import a_view, named
from tests.understood import CONTEXT, SIREN, SIRET, VAT_NUMBER

PARTIES = {Field.SUPPLIER_NAME: "Atelier Dupont", Field.CUSTOMER_NAME: "Probant Conseil"}


def found(text: str, context: Context = CONTEXT, *, with_names: bool = True) -> dict[Field, str]:
    view = a_view(text)
    names = {field: named(view, name) for field, name in PARTIES.items() if name in text} if with_names else {}
    return {field: str(one.value) for field, one in identifiers_of(view, context, names).items()}


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
