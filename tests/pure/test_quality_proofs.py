"""What is proven, and what only looks so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from invoices.fields import Candidate, Context, Extraction, Field, LineItem, Source, Value, VatRate
from invoices.quality.case import Case
from invoices.quality.proofs import proven, proven_by
from tests.understood import SIREN, SIRET, VAT_NUMBER, a_candidate, a_place, an_invoice, only

D = Decimal
NET, VAT, GROSS = Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS
# Of no rate in force, so that only their sum can prove them.
ODD: dict[Field, Value | None] = {NET: D("100.00"), VAT: D("13.37"), GROSS: D("113.37")}


def standing(**places: tuple[str, int]) -> Extraction:
    """Read amounts, each at a place."""
    fields = {Field(name): a_candidate(Field(name), D(value), place=place) for name, (value, place) in places.items()}
    return Extraction(fields, language="fr")


def confirmed(extraction: Extraction) -> frozenset[Field]:
    """What any proof confirms, also one too weak to make a value surer."""
    return proven_by(Case(extraction, Context.empty(date(2024, 6, 1))))


class TestASum:
    def test_of_three_totals_proves_all_of_them(self) -> None:
        assert proven(only(ODD)) == {NET, VAT, GROSS}

    def test_that_is_a_cent_away_proves_nothing(self) -> None:
        assert proven(only({**ODD, GROSS: D("113.38")})) == frozenset()

    def test_of_nothing_proves_nothing(self) -> None:
        assert proven(only({NET: D(0), VAT: D(0), GROSS: D(0)})) == frozenset()

    def test_of_values_from_one_place_proves_nothing(self) -> None:
        assert proven(standing(total_net=("100", 1), total_vat=("13.37", 1), total_gross=("113.37", 2))) == frozenset()

    def test_of_a_value_that_was_worked_out_proves_nothing(self) -> None:
        totals = only(ODD)
        derived = replace(totals.fields[VAT], evidence=())

        assert proven(replace(totals, fields={**totals.fields, VAT: derived})) == frozenset()

    def test_of_what_was_paid_and_what_is_due_proves_the_total(self) -> None:
        paid = standing(total_gross=("113.37", 1), amount_paid=("13.37", 2), amount_due=("100", 3))

        assert proven(paid) == {GROSS, Field.AMOUNT_PAID, Field.AMOUNT_DUE}

    def test_without_a_payment_is_but_a_second_print(self) -> None:
        page = standing(total_gross=("113.37", 1), amount_due=("113.37", 3))

        assert confirmed(page) == {GROSS}
        assert proven(page) == frozenset()


class TestARate:
    def test_that_fits_proves_net_and_vat(self) -> None:
        assert proven(standing(total_net=("211.00", 1), total_vat=("42.20", 2))) == {NET, VAT}

    def test_fits_small_amounts_by_chance(self) -> None:
        assert proven(standing(total_net=("1.00", 1), total_vat=("0.20", 2))) == frozenset()

    def test_that_is_not_in_force_proves_nothing(self) -> None:
        assert proven(standing(total_net=("211.00", 1), total_vat=("37.98", 2))) == frozenset()

    def test_of_nothing_proves_nothing(self) -> None:
        assert proven(standing(total_net=("211.00", 1), total_vat=("0", 2))) == frozenset()


class TestTheBreakdown:
    def test_that_works_out_proves_the_totals(self) -> None:
        rows = (VatRate(D(20), D("50"), D("10")), VatRate(D("5.5"), D("50"), D("2.75")))
        totals: dict[Field, Value | None] = {NET: D("100"), VAT: D("12.75"), GROSS: D("112.75")}

        assert proven(only({NET: D(100), VAT: D("12.75")}, vat_breakdown=rows, language="fr")) == {NET, VAT}
        assert proven(only(totals, vat_breakdown=rows, language="fr")) == {NET, VAT, GROSS}

    @pytest.mark.parametrize("row", [
        VatRate(D(20), D(100), D("13.37")), VatRate(D("13.37"), D(100), D("13.37")), VatRate(D(20), None, D("13.37")),
    ])  # fmt: skip
    def test_that_does_not_proves_nothing(self, row: VatRate) -> None:
        assert proven(only({NET: D(100), VAT: D("13.37")}, vat_breakdown=(row,), language="fr")) == frozenset()


class TestTheLines:
    LINES = (LineItem("a", D("60")), LineItem("b", D("40")))

    def test_that_add_up_prove_the_total_they_add_up_to(self) -> None:
        assert proven(only({NET: D(100)}, lines=self.LINES)) == {NET}
        assert proven(only({GROSS: D(100)}, lines=self.LINES)) == {GROSS}

    def test_prove_nothing_alone_or_with_a_gap(self) -> None:
        assert proven(only({NET: D(60)}, lines=self.LINES[:1])) == frozenset()
        assert proven(only({NET: D(100)}, lines=(*self.LINES, LineItem("c", None)))) == frozenset()


class TestASecondPrint:
    def also(self, place: int, value: Value | None = None) -> Candidate:
        return a_candidate(GROSS, value or ODD[GROSS] or D(0), place=place)

    @pytest.mark.parametrize(("place", "expected"), [(5, {GROSS}), (31, {GROSS}), (1, set())])
    def test_proves_the_total_where_it_stands_elsewhere(self, place: int, expected: set[Field]) -> None:
        chosen = standing(total_gross=("113.37", 1))

        assert confirmed(replace(chosen, runners_up={GROSS: (self.also(place),)})) == expected

    def test_may_be_a_further_place_of_the_very_same_value(self) -> None:
        chosen = a_candidate(GROSS, D("113.37"))
        twice = replace(chosen, evidence=(a_place(1), a_place(7)))

        assert confirmed(Extraction({GROSS: twice})) == {GROSS}
        assert confirmed(Extraction({GROSS: replace(twice, raw="")})) == frozenset()

    @pytest.mark.parametrize("value", [D("113.38"), "113.37", D("NaN"), D("sNaN")])
    def test_is_of_the_same_amount(self, value: Value) -> None:
        chosen = standing(total_gross=("113.37", 1))

        assert confirmed(replace(chosen, runners_up={GROSS: (self.also(5, value),)})) == frozenset()


class TestIdentifiers:
    def test_that_agree_prove_one_another(self) -> None:
        assert proven(only({Field.SUPPLIER_SIREN: SIREN, Field.SUPPLIER_SIRET: SIRET})) == {
            Field.SUPPLIER_SIREN,
            Field.SUPPLIER_SIRET,
        }

    def test_alone_prove_themselves_where_their_check_is_strong(self) -> None:
        assert proven(only({Field.SUPPLIER_SIREN: SIREN})) == frozenset()
        assert proven(only({Field.SUPPLIER_VAT_NUMBER: VAT_NUMBER})) == {Field.SUPPLIER_VAT_NUMBER}

    def test_of_la_poste_prove_little(self) -> None:
        post: dict[Field, Value | None] = {
            Field.SUPPLIER_SIREN: "356000000",
            Field.SUPPLIER_SIRET: "35600000000001",
        }

        assert proven(only(post)) == frozenset()

    def test_that_fail_their_check_prove_nothing(self) -> None:
        wrong: dict[Field, Value | None] = {
            Field.SUPPLIER_SIREN: "404833049",
            Field.SUPPLIER_SIRET: "40483304900022",
            Field.SUPPLIER_VAT_NUMBER: "FR83404833049",
            Field.SUPPLIER_IBAN: "FR0630006000011234567890188",
        }

        assert proven(only(wrong)) == frozenset()


class TestWhereItIsFrom:
    @pytest.mark.parametrize("source", [Source.XML, Source.QR, Source.HUMAN])
    def test_proves_what_was_said_outright(self, source: Source) -> None:
        extraction = an_invoice(source=source)

        assert proven(extraction) == set(extraction.fields)

    @pytest.mark.parametrize("source", [Source.OCR, Source.TEXT, Source.ENGINE, Source.MEMORY])
    def test_proves_no_name_that_was_read(self, source: Source) -> None:
        assert not {Field.SUPPLIER_NAME, Field.INVOICE_NUMBER, Field.ISSUE_DATE} & proven(an_invoice(source=source))
