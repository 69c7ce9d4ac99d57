"""Who sells, who buys, and was it paid to this account before?"""

import pytest

from invoices.fields import Company, Context, DocumentType, Field, KnownSupplier, Severity, Value
from invoices.quality.matching import is_company, name_key, same_name
from tests.understood import IBAN, OTHER_SIREN, OWN, SIREN, TODAY, VAT_NUMBER, an_invoice, noticed

OTHER_IBAN = "FR1420041010050500013M02606"
SUPPLIER = KnownSupplier(Company("Atelier Dupont", siren=SIREN), ibans=("FR76 3000 6000 0112 3456 7890 189",))
Values = dict[Field, Value | None]


class TestNames:
    @pytest.mark.parametrize(("one", "other"), [
        ("Atelier Dupont SARL", "ATELIER DUPONT"),
        ("S.A.R.L. Atelier Dupont", "Atelier Dupont"),
        ("Société Générale", "SOCIETE GENERALE"),
        ("Éts Lefèvre & Fils", "Etablissements Lefevre et Fils"),
        ("Probant Conseil", "Probant C0nseil"),
        ("Müller GmbH", "Muller"),
    ])  # fmt: skip
    def test_are_of_one_company_however_they_are_written(self, one: str, other: str) -> None:
        assert same_name(one, other)

    @pytest.mark.parametrize(("one", "other"), [
        ("Orange", "Orangerie du Parc"), ("Total", "Totale Propreté Services"), ("", ""), ("", "Dupont"),
        ("SARL", "SAS"), ("Dupont", "Durand"),
    ])  # fmt: skip
    def test_are_of_two_companies(self, one: str, other: str) -> None:
        assert not same_name(one, other)

    def test_that_are_a_legal_form_only_are_kept(self) -> None:
        assert name_key("SARL") == "sarl"


class TestACompany:
    def test_is_known_by_any_of_its_numbers(self) -> None:
        assert is_company(OWN, numbers=["FR40303265045"], name="Somebody Else")
        assert is_company(Company(vat_number="FR40303265045"), numbers=["30326504500012"], name="")

    def test_is_another_when_its_numbers_differ_whatever_its_name(self) -> None:
        assert is_company(OWN, numbers=[SIREN], name="Probant Conseil") is False

    def test_is_known_by_its_name_where_there_are_no_numbers(self) -> None:
        assert is_company(Company("A", other_names=("Probant",)), numbers=["", ""], name="PROBANT SAS")

    def test_cannot_be_told_by_nothing(self) -> None:
        assert is_company(OWN, numbers=[], name="") is None
        assert is_company(Company(siren="303265045"), numbers=["DE136695976"], name="Muster GmbH") is None


class TestTheSupplier:
    def test_is_not_the_organisation_itself(self) -> None:
        own: Values = {Field.SUPPLIER_SIREN: "303265045", Field.SUPPLIER_SIRET: None, Field.SUPPLIER_VAT_NUMBER: None}
        found = noticed(an_invoice(own), Context(TODAY, own=(OWN,)))["own_as_supplier"]

        assert found.severity is Severity.DOUBT
        assert set(found.fields) == {Field.SUPPLIER_NAME, Field.SUPPLIER_SIREN}

    def test_may_have_a_name_like_the_organisation_where_the_numbers_say_otherwise(self) -> None:
        namesake: Values = {Field.SUPPLIER_NAME: "Probant Conseil"}

        assert "own_as_supplier" not in noticed(an_invoice(namesake), Context(TODAY, own=(OWN,)))

    def test_that_is_new_is_noted(self) -> None:
        other = KnownSupplier(Company("Autre", siren=OTHER_SIREN))

        assert noticed(an_invoice(), Context(TODAY, suppliers=(other,)))["supplier_unknown"].severity is Severity.NOTE

    def test_that_was_here_before_is_not(self) -> None:
        assert noticed(an_invoice(), Context(TODAY, suppliers=(SUPPLIER,))) == {}

    def test_is_not_new_where_nobody_is_known(self) -> None:
        assert "supplier_unknown" not in noticed(an_invoice(), Context(TODAY))


class TestTheAccount:
    def test_that_a_supplier_was_not_paid_to_before_is_a_sign_of_fraud(self) -> None:
        found = noticed(an_invoice({Field.SUPPLIER_IBAN: OTHER_IBAN}), Context(TODAY, suppliers=(SUPPLIER,)))

        assert found["iban_changed"].severity is Severity.DOUBT
        assert found["iban_changed"].facts == {"value": OTHER_IBAN}

    @pytest.mark.parametrize("iban", [IBAN, IBAN.lower(), "FR76 3000 6000 0112 3456 7890 189", None, ""])
    def test_of_before_is_left_in_peace(self, iban: str | None) -> None:
        known = Context(TODAY, suppliers=(SUPPLIER,))

        assert "iban_changed" not in noticed(an_invoice({Field.SUPPLIER_IBAN: iban}), known)

    def test_of_a_supplier_that_never_named_one_is_left_in_peace(self) -> None:
        supplier = KnownSupplier(Company(vat_number=VAT_NUMBER))

        assert "iban_changed" not in noticed(an_invoice(), Context(TODAY, suppliers=(supplier,)))


class TestTheCustomer:
    def test_is_the_organisation_or_a_person_looks_at_it(self) -> None:
        other: Values = {Field.CUSTOMER_NAME: "Boulangerie Martin", Field.CUSTOMER_SIREN: OTHER_SIREN}
        found = noticed(an_invoice(other), Context(TODAY, own=(OWN,)))["other_company"]

        assert (found.severity, found.facts) == (Severity.DOUBT, {"customer": "Boulangerie Martin"})

    def test_may_be_any_company_of_the_organisation(self) -> None:
        daughter = Company("Boulangerie Martin", siren=OTHER_SIREN)
        own = Context(TODAY, own=(OWN, daughter))

        assert "other_company" not in noticed(an_invoice({Field.CUSTOMER_SIREN: OTHER_SIREN}), own)

    def test_is_not_asked_for_where_nobody_said_who_one_is(self) -> None:
        assert "other_company" not in noticed(an_invoice({Field.CUSTOMER_NAME: "Boulangerie Martin"}))

    def test_is_not_asked_for_on_a_receipt(self) -> None:
        receipt: Values = {Field.DOCUMENT_TYPE: DocumentType.RECEIPT, Field.CUSTOMER_SIREN: OTHER_SIREN}

        assert "other_company" not in noticed(an_invoice(receipt), Context(TODAY, own=(OWN,)))

    def test_that_was_not_found_is_no_other(self) -> None:
        nobody: Values = {Field.CUSTOMER_NAME: None, Field.CUSTOMER_SIREN: None}

        assert "other_company" not in noticed(an_invoice(nobody), Context(TODAY, own=(OWN,)))

    def test_known_by_a_number_only_is_named_by_it(self) -> None:
        other: Values = {Field.CUSTOMER_NAME: None, Field.CUSTOMER_SIREN: OTHER_SIREN}

        assert noticed(an_invoice(other), Context(TODAY, own=(OWN,)))["other_company"].facts == {
            "customer": OTHER_SIREN
        }
