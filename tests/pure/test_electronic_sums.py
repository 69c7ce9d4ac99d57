"""Sums that do not add up are refused by their official number, and by how much."""

import pytest

from invoices.electronic.checking import SENTENCES
from invoices.fields import Field, Finding, Severity
from tests import electronic
from tests.electronic import changed, read, refused, told


def findings(xml: str) -> tuple[Finding, ...]:
    return read(xml).findings


class TestSums:
    @pytest.mark.parametrize(
        ("rules", "old", "new"),
        [
            ({"BR-CO-10", "BR-CO-13"}, ">350.00</ram:LineTotal", ">400.00</ram:LineTotal"),
            ({"BR-CO-13", "BR-CO-15"}, ">350.00</ram:TaxBasis", ">360.00</ram:TaxBasis"),
            ({"BR-CO-14", "BR-CO-15"}, ">65.00</ram:TaxTotal", ">66.00</ram:TaxTotal"),
            ({"BR-CO-15", "BR-CO-16"}, ">415.00</ram:Grand", ">9415.00</ram:Grand"),
            ({"BR-CO-16"}, ">300.00</ram:Due", ">415.00</ram:Due"),
        ],
    )
    def test_that_do_not_add_up_are_refused(self, rules: set[str], old: str, new: str) -> None:
        assert refused(changed(old, new)) == rules

    def test_it_says_by_how_much(self) -> None:
        (found,) = findings(changed(">300.00</ram:Due", ">415.00</ram:Due"))

        assert found == Finding(
            "xml_rule_broken",
            Severity.REFUSAL,
            (Field.TOTAL_GROSS, Field.AMOUNT_PAID, Field.AMOUNT_DUE),
            {"rule": "BR-CO-16", "detail": "+115.00"},
        )

    def test_discounts_and_charges_count(self) -> None:
        discount = """<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator>
            </ram:ChargeIndicator><ram:ActualAmount>10.00</ram:ActualAmount><ram:Reason>Fidélité</ram:Reason>
            <ram:CategoryTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>
            <ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:CategoryTradeTax>
            </ram:SpecifiedTradeAllowanceCharge>"""
        charge = discount.replace("false", "true").replace("Fidélité", "Port")
        terms = "\n    <ram:SpecifiedTradePaymentTerms>"
        taken = changed(terms, discount + charge + terms)
        sums = (
            "<ram:ChargeTotalAmount>{}</ram:ChargeTotalAmount><ram:AllowanceTotalAmount>{}</ram:AllowanceTotalAmount>"
        )

        right = changed("<ram:TaxBasisTotal", sums.format("10.00", "10.00") + "<ram:TaxBasisTotal", taken)
        wrong = changed("<ram:TaxBasisTotal", sums.format("12.00", "11.00") + "<ram:TaxBasisTotal", taken)

        assert findings(right) == ()
        assert refused(wrong) == {"BR-CO-11", "BR-CO-12", "BR-CO-13"}

    def test_extended_lets_each_line_be_a_cent_off(self) -> None:
        old, new = ">50.00</ram:LineTotal", ">50.01</ram:LineTotal"

        assert refused(changed(old, new)) == {"BR-CO-10", "BR-S-08"}
        assert refused(changed(old, new, electronic.cii("EXTENDED"))) == set()

    def test_half_a_cent_may_be_rounded_either_way(self) -> None:
        assert refused(changed(">50.00</ram:LineTotal", ">50.005</ram:LineTotal")) == {"BR-DEC-23", "BR-FR-DEC-01"}

    def test_no_breakdown_at_all(self) -> None:
        assert {"BR-CO-18", "BR-CO-14"} <= refused(changed(electronic.cii_taxes(), ""))

    def test_nothing_says_when_to_pay(self) -> None:
        assert told(electronic.without(electronic.cii(), "SpecifiedTradePaymentTerms")) == {
            "BR-CO-25": Severity.WARNING
        }


class TestDecimals:
    @pytest.mark.parametrize(
        ("rule", "amount"),
        [
            ("BR-DEC-12", "350.00</ram:TaxBasis"),
            ("BR-DEC-13", "65.00</ram:TaxTotal"),
            ("BR-DEC-14", "415.00</ram:Grand"),
            ("BR-DEC-18", "300.00</ram:Due"),
            ("BR-DEC-19", "300.00</ram:Basis"),
            ("BR-DEC-20", "60.00</ram:Calculated"),
        ],
    )
    def test_more_than_two_are_refused(self, rule: str, amount: str) -> None:
        assert refused(changed(amount, amount.replace("0<", "00<"))) == {rule, "BR-FR-DEC-01"}


class TestTheTable:
    def test_every_rule_has_a_sentence_that_stands_alone(self) -> None:
        for rule, words in SENTENCES.items():
            assert words.endswith("."), rule
            assert words.format(detail="x"), rule
            assert len(words) < 120, rule

    def test_a_profile_is_not_asked_for_what_it_cannot_hold(self) -> None:
        xml = changed(">415.00</ram:Grand", ">999.00</ram:Grand", electronic.cii("MINIMUM"))

        assert refused(xml) == set()
