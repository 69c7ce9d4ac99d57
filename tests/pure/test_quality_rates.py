"""Is the rate of VAT one that was in force, where and when it was sold?"""

from datetime import date
from decimal import Decimal

import pytest

from invoices.fields import Context, DocumentType, Extraction, Field, Severity, Value, VatRate
from tests.understood import CONTEXT, an_invoice, noticed, only

D = Decimal


def at_rate(rate: str, changes: dict[Field, Value | None] | None = None) -> Extraction:
    net, vat = D(100), D(rate)
    totals: dict[Field, Value | None] = {Field.TOTAL_NET: net, Field.TOTAL_VAT: vat, Field.TOTAL_GROSS: net + vat}
    return an_invoice({**totals, **(changes or {})}, vat_breakdown=(VatRate(D(rate), net, vat),), lines=())


class TestARate:
    def test_that_is_legal_is_left_in_peace(self) -> None:
        assert "rate_not_legal" not in noticed(at_rate("10"))

    @pytest.mark.parametrize("rate", ["19.6", "12", "8.5", "-20", "200", "0.2"])
    def test_that_is_not_is_doubted(self, rate: str) -> None:
        found = noticed(at_rate(rate))["rate_not_legal"]

        assert found.severity is Severity.DOUBT
        assert found.facts == {"rate": rate, "date": "2026-03-02", "territory": "FR"}

    def test_of_an_old_invoice_is_that_of_its_day(self) -> None:
        old: dict[Field, Value | None] = {Field.ISSUE_DATE: date(2013, 5, 6)}

        assert "rate_not_legal" not in noticed(at_rate("19.6", old))
        assert "rate_not_legal" in noticed(at_rate("20", old))

    def test_of_a_credit_note_may_be_that_of_the_sale_it_takes_back(self) -> None:
        credit: dict[Field, Value | None] = {Field.DOCUMENT_TYPE: DocumentType.CREDIT_NOTE}

        assert "rate_not_legal" not in noticed(at_rate("19.6", credit))
        assert "rate_not_legal" in noticed(at_rate("18", credit))

    def test_of_a_supplier_overseas_is_that_of_its_island(self) -> None:
        island: dict[Field, Value | None] = {Field.SUPPLIER_ADDRESS: "4 rue du Port, 97420 Le Port"}

        assert "rate_not_legal" not in noticed(at_rate("8.5", island))

    def test_of_what_is_delivered_to_corsica_is_that_of_corsica(self) -> None:
        corsican: dict[Field, Value | None] = {Field.CUSTOMER_ADDRESS: "1 cours Napoléon, 20000 Ajaccio"}

        assert "rate_not_legal" not in noticed(at_rate("13", corsican))

    def test_of_the_organisation_s_own_territory_is_legal(self) -> None:
        assert "rate_not_legal" not in noticed(at_rate("8.5"), Context(CONTEXT.today, territory="RE"))

    def test_of_a_german_supplier_is_german(self) -> None:
        german: dict[Field, Value | None] = {Field.SUPPLIER_VAT_NUMBER: "DE136695976", Field.SUPPLIER_SIREN: None}

        assert "rate_not_legal" not in noticed(at_rate("19", german))
        assert "rate_not_legal" in noticed(at_rate("16", german))

    def test_of_a_country_that_is_not_known_can_be_any_that_a_country_has(self) -> None:
        row = VatRate(D(6), D(100), D(6))
        malaysian = only({Field.CURRENCY: "MYR"}, language="en", vat_breakdown=(row,))
        absurd = only({Field.CURRENCY: "MYR"}, language="en", vat_breakdown=(VatRate(D(60), D(100), D(60)),))

        assert "rate_not_legal" not in noticed(malaysian)
        assert "rate_not_legal" in noticed(absurd)


class TestACurrency:
    def test_other_than_the_euro_is_noted(self) -> None:
        found = noticed(an_invoice({Field.CURRENCY: "CHF"}))["foreign_currency"]

        assert (found.severity, found.facts) == (Severity.NOTE, {"currency": "CHF"})


class TestAReverseCharge:
    def test_is_noted(self) -> None:
        untaxed = only({Field.TOTAL_VAT: D(0)}, mentions=("reverse_charge",))

        assert noticed(untaxed)["reverse_charge"].severity is Severity.NOTE

    def test_is_known_by_its_category_too(self) -> None:
        row = VatRate(D(0), D(100), D(0), category="AE")

        assert "reverse_charge" in noticed(only({}, vat_breakdown=(row,)))

    def test_with_vat_is_a_warning(self) -> None:
        found = noticed(an_invoice(mentions=("reverse_charge",)))["reverse_charge_with_vat"]

        assert (found.severity, found.facts) == (Severity.WARNING, {"vat": "42.20"})


class TestASmallBusiness:
    def test_charges_no_vat(self) -> None:
        assert "vat_exempt_293b" in noticed(only({Field.TOTAL_GROSS: D(100)}, mentions=("art_293b",)))

    def test_that_charges_vat_is_doubted(self) -> None:
        assert noticed(an_invoice(mentions=("art_293b",)))["vat_despite_293b"].severity is Severity.DOUBT
