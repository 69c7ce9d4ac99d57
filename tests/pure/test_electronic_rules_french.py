"""What France asks beyond EN 16931, and of whom and since when."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.electronic.reading import read_electronic
from invoices.fields import Field, Severity
from tests import electronic

GERMAN = (("<ram:CountryID>FR", "<ram:CountryID>DE"), ("FR11123456782", "DE123456788"))


def told(xml: str) -> dict[object, Severity]:
    found = read_electronic(electronic.alone(xml))
    assert found is not None
    return {each.facts["rule"]: each.severity for each in found.findings}


def german(xml: str) -> str:
    for old, new in GERMAN:
        xml = xml.replace(old, new)
    return xml


class TestDates:
    @pytest.mark.parametrize("written", ["2026-09-15", "20260230", "20261301", "15/09/2026", "19990101", "demain"])
    def test_that_are_none_or_not_written_so_are_refused(self, written: str) -> None:
        xml = electronic.cii().replace(">20260915<", f">{written}<")

        assert told(xml)["BR-FR-03"] is Severity.REFUSAL

    def test_elsewhere_another_rule_says_so(self) -> None:
        xml = german(electronic.cii()).replace(">20260915<", ">2026-09-15<")

        assert told(xml) == {"CII-DT-097": Severity.REFUSAL}

    def test_one_that_is_written_otherwise_is_read_all_the_same(self) -> None:
        found = read_electronic(electronic.alone(electronic.cii().replace(">20260915<", ">2026-09-15<")))

        assert found is not None
        assert found.extraction.day(Field.ISSUE_DATE) == date(2026, 9, 15)


class TestDueDate:
    def test_before_the_date_of_issue_is_refused(self) -> None:
        assert told(electronic.cii().replace(">20261015<", ">20260801<")) == {"BR-FR-CO-07": Severity.REFUSAL}

    @pytest.mark.parametrize("code", ["386", "500", "503"])
    def test_of_a_prepayment_may_be(self, code: str) -> None:
        xml = electronic.cii().replace(">20261015<", ">20260801<").replace(">380<", f">{code}<")

        assert "BR-FR-CO-07" not in told(xml)

    @pytest.mark.parametrize("process", ["B2", "S2", "M2"])
    def test_of_what_was_paid_may_be(self, process: str) -> None:
        xml = electronic.cii().replace(">20261015<", ">20260801<").replace(">S1<", f">{process}<")

        assert "BR-FR-CO-07" not in told(xml)

    def test_of_a_foreign_invoice_may_be(self) -> None:
        assert told(german(electronic.cii()).replace(">20261015<", ">20260801<")) == {}


class TestNumbers:
    def test_a_decimal_comma_is_refused_and_read(self) -> None:
        xml = electronic.cii().replace(">415.00<", ">415,00<")
        found = read_electronic(electronic.alone(xml))

        assert {"XML-SCHEMA", "BR-FR-DEC-01"} <= set(told(xml))
        assert found is not None
        assert found.extraction.amount(Field.TOTAL_GROSS) == Decimal("415.00")

    def test_a_price_may_be_negative_where_both_sides_bill(self) -> None:
        xml = electronic.cii().replace(">5.00</ram:Charge", ">-5.00</ram:Charge").replace(">S1<", ">S8<")

        assert "BR-FR-DEC-03" not in told(xml)

    def test_a_quantity_has_at_most_four_decimals(self) -> None:
        assert "BR-FR-DEC-02" in told(electronic.cii().replace('"C62">2<', '"C62">2.00001<'))

    def test_a_rate_that_france_never_had_is_a_warning(self) -> None:
        xml = electronic.cii("BASIC WL").replace("<ram:RateApplicablePercent>10.00", "<ram:RateApplicablePercent>10.01")

        assert told(xml) == {"BR-FR-16": Severity.WARNING}


class TestTheReform:
    @pytest.mark.parametrize(
        ("rule", "old", "new"),
        [
            ("BR-FR-01", "FA-2026-0042", "F" * 36),
            ("BR-FR-02", "FA-2026-0042", "FA 2026 0042"),
            ("BR-FR-04", ">380<", ">326<"),
            ("BR-FR-05", ">AAB<", ">AAI<"),
            ("BR-FR-08", ">S1<", ">A1<"),
            ("BR-FR-10", ">123456782<", ">12345678200010<"),
            ("BR-FR-CO-05", ">380<", ">381<"),
            ("BR-FR-CO-09", ">S1<", ">S2<"),
        ],
    )
    def test_warns_since_its_day_and_never_before(self, rule: str, old: str, new: str) -> None:
        xml = electronic.cii().replace(old, new)

        assert told(xml) == {rule: Severity.WARNING}
        assert told(xml.replace(">20260915<", ">20260831<")) == {}

    def test_asks_nothing_of_a_foreign_seller(self) -> None:
        assert told(german(electronic.cii()).replace(">S1<", ">A1<")) == {}


class TestIdentifiers:
    @pytest.mark.parametrize(
        ("rule", "old", "new"),
        [
            ("FR-VAT-KEY", "FR11123456782", "FR12123456782"),
            ("FR-SIREN", ">987654324<", ">987654325<"),
            ("FR-SIRET", ">987654324<", ">98765432400018<"),
            ("FR-REGISTER-FORM", ">987654324<", ">98765432<"),
            ("FR-SAME-COMPANY", ">123456782<", ">987654324<"),
            ("IBAN-CHECK", "7890 189", "7890 188"),
        ],
    )
    def test_that_fail_their_own_check_are_warnings(self, rule: str, old: str, new: str) -> None:
        assert told(electronic.cii().replace(old, new)) == {rule: Severity.WARNING}

    def test_a_right_key_on_a_wrong_siren_is_right(self) -> None:
        xml = electronic.cii().replace("FR11123456782", "FR14123456783").replace(">123456782<", ">123456783<")

        assert told(xml) == {"FR-SIREN": Severity.WARNING}

    def test_a_key_with_letters_is_checked_as_such(self) -> None:
        assert "FR-VAT-KEY" in told(electronic.cii().replace("FR11123456782", "FRXX123456782"))

    def test_a_bic_is_built_like_one(self) -> None:
        xml = electronic.cii("EN 16931").replace(
            "\n    </ram:SpecifiedTradeSettlementPaymentMeans>",
            "<ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>AGRI</ram:BICID>"
            "</ram:PayeeSpecifiedCreditorFinancialInstitution></ram:SpecifiedTradeSettlementPaymentMeans>",
        )

        assert told(xml) == {"BIC-FORM": Severity.WARNING}

    def test_a_foreign_account_is_held_to_its_check_digits_only(self) -> None:
        iban = "FR76 3000 6000 0112 3456 7890 189"

        assert told(electronic.cii().replace(iban, "DE88200800000970375700")) == {}
        assert told(electronic.cii().replace(iban, "DE89200800000970375700")) == {"IBAN-CHECK": Severity.WARNING}
