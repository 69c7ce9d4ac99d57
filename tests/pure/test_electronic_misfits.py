"""XML that does not fit its syntax hides nothing: its values are read, and the misfit is told."""

from decimal import Decimal

import pytest

from invoices.electronic.reading import ElectronicReading
from invoices.fields import Field, Severity
from tests import electronic
from tests.electronic import read, told

WHOLE = electronic.cii()


def faults(content: str | bytes) -> dict[object, Severity]:
    return told(electronic.in_a_pdf(content))


def saved(content: str | bytes) -> ElectronicReading:
    return read(electronic.in_a_pdf(content))


class TestNamespace:
    def test_a_wrong_one_is_told_and_hides_nothing(self) -> None:
        xml = WHOLE.replace("CrossIndustryInvoice:100", "CrossIndustryInvoice:90")

        assert [(found.facts["rule"], found.facts["detail"]) for found in saved(xml).findings] == [
            ("XML-NAMESPACE", "CrossIndustryInvoice:90")
        ]
        assert saved(xml).extraction == saved(WHOLE).extraction

    def test_none_at_all_is_told_too(self) -> None:
        xml = WHOLE.replace("rsm:", "").replace(' xmlns:rsm="', ' xmlns:other="')

        assert "XML-NAMESPACE" in faults(xml)
        assert saved(xml).extraction.value(Field.TOTAL_GROSS) == Decimal("415.00")


class TestSchema:
    def test_an_element_where_none_belongs_is_refused_by_its_name_alone(self) -> None:
        xml = WHOLE.replace("<ram:TypeCode>380", "<ram:Secret>Jean Dupont</ram:Secret><ram:TypeCode>380")
        (found,) = saved(xml).findings

        assert (found.facts["rule"], found.facts["detail"]) == ("XML-SCHEMA", "Secret")

    def test_a_value_that_is_none_is_refused_without_being_repeated(self) -> None:
        (found, *_) = saved(WHOLE.replace(">415.00<", ">quatre cents<")).findings

        assert (found.facts["rule"], found.facts["detail"]) == ("XML-SCHEMA", "GrandTotalAmount")

    def test_what_the_profile_does_not_hold_is_a_warning(self) -> None:
        xml = WHOLE.replace("<ram:Name>Guide", "<ram:SellerAssignedID>R2</ram:SellerAssignedID><ram:Name>Guide")

        assert faults(xml) == {"FX-PROFILE-SCHEMA": Severity.WARNING}

    def test_ubl_that_does_not_fit_is_refused(self) -> None:
        xml = electronic.ubl().replace("<cbc:IssueDate>2026-09-15<", "<cbc:IssueDate>15/09/2026<")

        assert "XML-SCHEMA" in faults(xml)


class TestNumbersThatAreNone:
    @pytest.mark.parametrize("written", ["", "abc", "1e9", "NaN", "Infinity", "9" * 400, "--5", "1,2,3", "٣٠٠"])
    def test_give_no_amount_and_never_raise(self, written: str) -> None:
        found = saved(WHOLE.replace(">415.00<", f">{written}<"))

        assert found.extraction.value(Field.TOTAL_GROSS) is None
        assert any(each.severity is Severity.REFUSAL for each in found.findings)

    @pytest.mark.parametrize("per", ["0", "0.0000000000000000001", "-1", "99999999999999999999999"])
    def test_a_price_for_a_strange_quantity_never_raises(self, per: str) -> None:
        strange = f'5.00</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">{per}</ram:BasisQuantity>'

        assert len(saved(WHOLE.replace("5.00</ram:ChargeAmount>", strange)).extraction.lines) == 2

    def test_thousands_with_spaces_and_a_comma_are_understood(self) -> None:
        assert saved(WHOLE.replace(">415.00<", ">1 415,00<")).extraction.value(Field.TOTAL_GROSS) == Decimal("1415.00")
