"""Does the invoice add up, and by how much does it not?"""

from decimal import Decimal

import pytest

from invoices.fields import DocumentType, Field, Severity, Source, Value
from tests.understood import an_invoice, noticed, only

D = Decimal
TOTALS: dict[Field, Value | None] = {
    Field.TOTAL_NET: D("100.00"),
    Field.TOTAL_VAT: D("20.00"),
    Field.TOTAL_GROSS: D("120.00"),
}


def bare(**changes: str | None) -> dict[Field, Value | None]:
    """Return totals without rows, some of them changed."""
    return {**TOTALS, **{Field(name): None if value is None else D(value) for name, value in changes.items()}}


def codes(changes: dict[Field, Value | None]) -> set[str]:
    """Return what is noticed of an invoice without rows, besides that these are missing."""
    return set(noticed(an_invoice(changes, vat_breakdown=(), lines=()))) - {"mention_missing"}


class TestTheTotals:
    def test_that_add_up_are_left_in_peace(self) -> None:
        assert codes(bare()) == set()

    @pytest.mark.parametrize("gross", ["120.01", "119.99", "120.10", "121.00", "130.00", "220.00", "12.00", "-120.00"])
    def test_that_were_misread_by_a_digit_are_doubted(self, gross: str) -> None:
        found = noticed(an_invoice(bare(total_gross=gross), vat_breakdown=(), lines=()))["arithmetic_totals"]

        assert found.severity is Severity.DOUBT
        assert set(found.fields) == {Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS}
        assert D(str(found.facts["difference"])) == abs(D(gross) - 120)

    def test_that_are_printed_a_cent_apart_are_a_way_of_rounding(self) -> None:
        printed = an_invoice(bare(total_gross="120.01"), source=Source.TEXT, vat_breakdown=(), lines=())

        assert noticed(printed)["arithmetic_totals"].severity is Severity.WARNING

    def test_that_are_printed_two_cents_apart_are_not(self) -> None:
        printed = an_invoice(bare(total_gross="120.02"), source=Source.TEXT, vat_breakdown=(), lines=())

        assert noticed(printed)["arithmetic_totals"].severity is Severity.DOUBT

    def test_of_which_one_is_missing_cannot_be_added_up(self) -> None:
        assert "arithmetic_totals" not in noticed(only(bare(total_vat=None)))

    def test_say_what_is_printed(self) -> None:
        facts = noticed(an_invoice(bare(total_gross="102.00"), vat_breakdown=(), lines=()))["arithmetic_totals"].facts

        assert facts == {"net": "100.00", "vat": "20.00", "sum": "120.00", "gross": "102.00", "difference": "18.00"}

    def test_of_a_credit_note_add_up_as_well(self) -> None:
        assert codes(bare() | {Field.DOCUMENT_TYPE: DocumentType.CREDIT_NOTE}) == {"credit_note_without_reference"}


class TestSmallChange:
    @pytest.mark.parametrize(("gross", "difference"), [("10.00", "-0.02"), ("10.05", "0.03")])
    def test_is_rounded_where_it_was_given_up(self, gross: str, difference: str) -> None:
        malaysian = bare(total_net="9.45", total_vat="0.57", total_gross=gross) | {Field.CURRENCY: "MYR"}

        found = noticed(only(malaysian, language="en"))["cash_rounding"]

        assert (found.severity, found.facts) == (Severity.NOTE, {"difference": difference})

    def test_is_rounded_by_less_than_a_coin(self) -> None:
        malaysian = bare(total_net="9.43", total_vat="0.57", total_gross="10.05") | {Field.CURRENCY: "MYR"}

        assert "arithmetic_totals" in noticed(only(malaysian, language="en"))

    def test_is_not_rounded_in_france(self) -> None:
        french = bare(total_net="8.35", total_vat="1.67", total_gross="10.00")

        assert "arithmetic_totals" in noticed(only(french, language="fr"))

    def test_is_rounded_in_countries_of_the_euro_that_gave_it_up(self) -> None:
        dutch = bare(total_net="8.28", total_vat="1.74", total_gross="10.00")
        dutch |= {Field.SUPPLIER_VAT_NUMBER: "NL004495445B01"}

        assert "cash_rounding" in noticed(only(dutch))

    def test_may_be_rounded_in_what_is_due_only(self) -> None:
        malaysian = bare(total_net="9.45", total_vat="0.57", total_gross="10.02")
        malaysian |= {Field.CURRENCY: "MYR", Field.AMOUNT_DUE: D("10.00")}

        assert noticed(only(malaysian, language="en"))["cash_rounding"].fields == (Field.AMOUNT_DUE,)


class TestWhatIsDue:
    def test_is_the_total_less_a_deposit(self) -> None:
        assert noticed(an_invoice({Field.AMOUNT_PAID: D("53.20"), Field.AMOUNT_DUE: D("200.00")})) == {}

    def test_may_be_the_whole_total(self) -> None:
        assert noticed(an_invoice({Field.AMOUNT_DUE: D("253.20")})) == {}

    def test_that_nothing_explains_is_a_warning_where_the_total_is_proven(self) -> None:
        found = noticed(an_invoice({Field.AMOUNT_DUE: D("300.00")}))["amount_due_mismatch"]

        assert found.severity is Severity.WARNING
        assert found.facts == {"gross": "253.20", "paid": "0.00", "expected": "253.20", "due": "300.00"}

    def test_that_nothing_explains_is_a_doubt_where_it_is_not(self) -> None:
        poor = only({Field.TOTAL_GROSS: D("253.20"), Field.AMOUNT_DUE: D("300.00")})

        assert noticed(poor)["amount_due_mismatch"].severity is Severity.DOUBT


class TestATotal:
    def test_that_stands_alone_is_not_proven(self) -> None:
        found = noticed(only({Field.TOTAL_GROSS: D("253.20")}))["total_not_proven"]

        assert (found.severity, found.facts) == (Severity.DOUBT, {"gross": "253.20"})

    def test_that_came_as_xml_needs_no_proof(self) -> None:
        assert "total_not_proven" not in noticed(only({Field.TOTAL_GROSS: D("253.20")}, source=Source.XML))

    def test_that_is_negative_is_looked_at(self) -> None:
        assert "total_negative" in noticed(only({Field.TOTAL_GROSS: D("-1.00")}))

    def test_that_is_negative_is_usual_on_a_credit_note(self) -> None:
        credit: dict[Field, Value | None] = {
            Field.TOTAL_GROSS: D("-1.00"),
            Field.DOCUMENT_TYPE: DocumentType.CREDIT_NOTE,
        }

        assert "total_negative" not in noticed(only(credit))

    @pytest.mark.parametrize("nought", ["0", "0.00", "-0.00", "0E+5"])
    def test_of_nothing_is_looked_at(self, nought: str) -> None:
        assert "total_zero" in noticed(only({Field.TOTAL_GROSS: D(nought)}))

    @pytest.mark.parametrize("absurd", ["404833048000", "1E+9", "NaN", "-Infinity", "1E+900"])
    def test_that_cannot_be_money_is_looked_at(self, absurd: str) -> None:
        found = noticed(only({Field.TOTAL_GROSS: D(absurd)}))

        assert found["amount_implausible"].fields == (Field.TOTAL_GROSS,)
        assert len(str(found["amount_implausible"].facts["amount"])) <= 20

    def test_of_many_millions_can_be(self) -> None:
        large = bare(total_net="750000000.00", total_vat="150000000.00", total_gross="900000000.00")

        assert codes(large) == set()


class TestThePartOfVat:
    def test_is_no_larger_than_the_highest_rate(self) -> None:
        found = noticed(only(bare(total_vat="25.00"), language="fr"))["vat_too_high"]

        assert found.facts == {"net": "100.00", "vat": "25.00", "share": "25.0", "highest": "20"}

    def test_may_be_smaller_where_some_is_exempt(self) -> None:
        assert "vat_too_high" not in noticed(only(bare(total_vat="3.00", total_gross="103.00"), language="fr"))

    def test_may_be_larger_by_a_cent_of_rounding(self) -> None:
        assert "vat_too_high" not in noticed(only(bare(total_net="0.02", total_vat="0.01"), language="fr"))

    def test_is_not_judged_where_the_rates_are_not_known(self) -> None:
        foreign = bare(total_vat="25.00") | {Field.CURRENCY: "ISK"}

        assert "vat_too_high" not in noticed(only(foreign, language="en"))
