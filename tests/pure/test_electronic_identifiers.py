"""Numbers of companies and accounts that fail their own check are warnings."""

import pytest

from invoices.fields import Severity
from tests import electronic
from tests.electronic import told


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
