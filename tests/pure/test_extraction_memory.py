"""What people corrected once is right on the next invoice of the same supplier."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.extraction.candidates import Ranked
from invoices.extraction.memory import filled, remembered, supplier_of
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, Company, Context, Extraction, Field, KnownSupplier, Source, Value
from tests.scenes import a_view
from tests.understood import IBAN, OTHER_SIREN, SIREN, TODAY, VAT_NUMBER, a_candidate

PAGE = f"""
    Atelier Dupont SARL
    12 rue des Lilas
    69003 Lyon                SIREN {SIREN}

    Dossier : AD-77                 Votre repère : 4471
    Émis le : 02/03/2026
    À payer pour le : 01/04/2026

    Forfait convenu          211,00
    Solde du dossier         253,20
"""
DUPONT = KnownSupplier(
    Company("Atelier Dupont", siren=SIREN, vat_number=VAT_NUMBER),
    ibans=(IBAN,),
    memory={
        Field.INVOICE_NUMBER: "dossier",
        Field.TOTAL_GROSS: "solde du dossier",
        Field.DUE_DATE: "a payer pour le",
        Field.ORDER_NUMBER: "votre repere",
    },
    defaults={Field.CURRENCY: "EUR", Field.SUPPLIER_BIC: "AGRIFRPP", Field.TOTAL_NET: "1", Field.SUPPLIER_IBAN: IBAN},
)
OTHER = KnownSupplier(Company("Menuiserie Martin", siren=OTHER_SIREN))


def knowing(*suppliers: KnownSupplier) -> Context:
    return Context(TODAY, suppliers=suppliers)


def first(found: Ranked, field: Field) -> Candidate:
    return found[field][0]


def lifted(found: Ranked, view: DocumentView, context: Context) -> Ranked:
    return remembered(found, view, supplier_of(view, context))


def completed(extraction: Extraction, view: DocumentView, context: Context) -> Extraction:
    return filled(extraction, view, supplier_of(view, context))


class TestTheSupplier:
    @pytest.mark.parametrize(
        "page",
        [
            f"SIREN {SIREN}",
            f"SIRET {SIREN} 00022",
            f"TVA {VAT_NUMBER}",
            f"IBAN {IBAN}",
            "ATELIER DUPONT\nFacture",
            "Bonjour de l'Atelier Dupont SARL",
        ],
    )
    def test_is_recognised_by_its_numbers_its_account_or_its_name(self, page: str) -> None:
        assert supplier_of(a_view(page), knowing(OTHER, DUPONT)) is DUPONT

    def test_is_nobody_where_nothing_fits(self) -> None:
        assert supplier_of(a_view("Boulangerie Petit"), knowing(OTHER, DUPONT)) is None

    def test_is_nobody_where_two_fit_alike(self) -> None:
        assert supplier_of(a_view("Atelier Dupont, Menuiserie Martin"), knowing(OTHER, DUPONT)) is None

    def test_is_the_one_whose_number_stands_there_rather_than_one_that_is_named(self) -> None:
        assert supplier_of(a_view(f"Chantier Menuiserie Martin\nSIREN {SIREN}"), knowing(OTHER, DUPONT)) is DUPONT

    def test_is_not_told_by_a_name_that_is_short(self) -> None:
        assert supplier_of(a_view("Sol"), knowing(KnownSupplier(Company("Sol")))) is None


class TestWhatWasTaught:
    @pytest.mark.parametrize(
        ("field", "value"),
        [
            (Field.INVOICE_NUMBER, "AD-77"),
            (Field.ORDER_NUMBER, "4471"),
            (Field.TOTAL_GROSS, Decimal("253.20")),
            (Field.DUE_DATE, date(2026, 4, 1)),
            (Field.SUPPLIER_NAME, "Atelier Dupont"),
        ],
    )
    def test_comes_first(self, field: Field, value: Value) -> None:
        found = lifted({}, a_view(PAGE), knowing(DUPONT))

        assert first(found, field).value == value
        assert first(found, field).evidence

    def test_comes_before_what_was_likelier(self) -> None:
        likelier = a_candidate(Field.TOTAL_GROSS, Decimal("211.00"), confidence=0.98)

        found = lifted({Field.TOTAL_GROSS: (likelier,)}, a_view(PAGE), knowing(DUPONT))

        assert [one.value for one in found[Field.TOTAL_GROSS]] == [Decimal("253.20"), Decimal("211.00")]

    def test_is_one_with_what_was_found(self) -> None:
        same = a_candidate(Field.TOTAL_GROSS, Decimal("253.20"), confidence=0.2)

        found = lifted({Field.TOTAL_GROSS: (same,)}, a_view(PAGE), knowing(DUPONT))

        assert [one.rule for one in found[Field.TOTAL_GROSS]] == ["remembered:solde du dossier"]

    def test_of_another_supplier_is_set_aside(self) -> None:
        found: Ranked = {Field.TOTAL_GROSS: (a_candidate(Field.TOTAL_GROSS, Decimal("211.00")),)}

        assert lifted(found, a_view(PAGE.replace("Dupont", "Durand").replace(SIREN, "")), knowing(DUPONT)) == found

    def test_is_less_sure_where_its_words_stand_twice(self) -> None:
        found = lifted({}, a_view(f"{PAGE}\n    Solde du dossier         10,00"), knowing(DUPONT))

        assert {one.confidence for one in found[Field.TOTAL_GROSS]} == {0.8}

    def test_is_nothing_where_its_words_are_gone(self) -> None:
        assert Field.TOTAL_GROSS not in lifted({}, a_view(f"SIREN {SIREN}\nTotal 12,00"), knowing(DUPONT))


class TestWhatNeverChanges:
    def test_is_added_where_it_is_not_printed(self) -> None:
        found = completed(Extraction(), a_view(PAGE), knowing(DUPONT)).fields

        assert (found[Field.CURRENCY].value, found[Field.CURRENCY].source) == ("EUR", Source.MEMORY)
        assert found[Field.SUPPLIER_BIC].value == "AGRIFRPP"

    def test_gives_way_to_what_is_printed(self) -> None:
        printed = a_candidate(Field.CURRENCY, "CHF")

        found = completed(Extraction({Field.CURRENCY: printed}), a_view(PAGE), knowing(DUPONT))

        assert found.text(Field.CURRENCY) == "CHF"

    def test_is_never_an_amount_nor_an_account(self) -> None:
        found = completed(Extraction(), a_view(PAGE), knowing(DUPONT)).fields

        assert Field.TOTAL_NET not in found
        assert Field.SUPPLIER_IBAN not in found

    def test_is_a_number_only_where_it_stands_on_the_page(self) -> None:
        found = completed(Extraction(), a_view(PAGE), knowing(DUPONT)).fields

        assert found[Field.SUPPLIER_SIREN].evidence
        assert Field.SUPPLIER_VAT_NUMBER not in found

    def test_of_nobody_known_is_nothing(self) -> None:
        assert completed(Extraction(), a_view(PAGE), knowing()) == Extraction()
