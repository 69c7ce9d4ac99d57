"""What platforms ask since the reform is a warning, and never before its day."""

import pytest

from invoices.fields import Severity
from tests import electronic
from tests.electronic import told

# pragma: allowlist nextline secret
GERMAN = (("<ram:CountryID>FR", "<ram:CountryID>DE"), ("FR11123456782", "DE123456788"))


def german(xml: str) -> str:
    for old, new in GERMAN:
        xml = xml.replace(old, new)
    return xml


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
