"""XML that is broken is read as far as it can be, and the first thing wrong with it is told."""

from decimal import Decimal

import pytest

from invoices.electronic.reading import ElectronicReading, read_electronic
from invoices.fields import Field, Severity
from tests import electronic

WHOLE = electronic.cii()


def read(content: str | bytes) -> ElectronicReading:
    found = read_electronic(electronic.in_a_pdf(content))
    assert found is not None
    return found


def told(content: str | bytes) -> list[tuple[object, Severity]]:
    return [(found.facts["rule"], found.severity) for found in read(content).findings]


class TestCutOff:
    def test_what_came_before_is_kept_and_nothing_else_is_complained_of(self) -> None:
        cut = WHOLE[: WHOLE.index("<ram:BuyerTradeParty>") + 40]

        assert told(cut) == [("XML-WELL-FORMED", Severity.REFUSAL)]
        assert read(cut).extraction.value(Field.SUPPLIER_NAME) == "Menuiserie Exemple SARL"
        assert len(read(cut).extraction.lines) == 2

    def test_its_values_are_less_sure(self) -> None:
        cut = WHOLE[:-30]

        assert {candidate.confidence for candidate in read(cut).extraction.fields.values()} == {0.9}
        assert {line.confidence for line in read(cut).extraction.lines} == {0.9}

    @pytest.mark.parametrize("share", range(5, 100, 5))
    def test_anywhere_it_never_raises(self, share: int) -> None:
        found = read_electronic(electronic.in_a_pdf(WHOLE[: len(WHOLE) * share // 100]))

        assert found is None or found.findings


class TestNotEscaped:
    def test_the_rest_is_kept(self) -> None:
        broken = WHOLE.replace("Fenêtre chêne", "Fenêtre & <volet> chêne")

        assert told(broken) == [("XML-WELL-FORMED", Severity.REFUSAL)]
        assert read(broken).extraction.lines[0].description.startswith("Fenêtre")
        assert read(broken).extraction.lines[0].description.endswith("chêne")


class TestEncoding:
    @pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252"])
    def test_that_is_not_the_one_it_says_is_told_and_guessed(self, encoding: str) -> None:
        xml = WHOLE.replace("’", "'").replace("€", "EUR").encode(encoding)

        assert told(xml) == [("XML-ENCODING", Severity.REFUSAL)]
        assert read(xml).extraction.lines[0].description == "Fenêtre chêne"

    def test_bytes_that_no_writing_has_are_taken_as_they_are(self) -> None:
        xml = WHOLE.encode().replace("ê".encode(), b"\x81")

        assert ("XML-ENCODING", Severity.REFUSAL) in told(xml)
        assert read(xml).extraction.value(Field.TOTAL_GROSS) == Decimal("415.00")

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-15"])
    def test_any_that_is_declared_is_fine(self, encoding: str) -> None:
        label = encoding.removesuffix("-sig")
        xml = WHOLE.replace("’", "'").replace('encoding="UTF-8"', f'encoding="{label}"').encode(encoding)

        assert told(xml) == []
        assert read(xml).extraction.lines[0].description == "Fenêtre chêne"


class TestNamespace:
    def test_a_wrong_one_is_told_and_hides_nothing(self) -> None:
        xml = WHOLE.replace("CrossIndustryInvoice:100", "CrossIndustryInvoice:90")

        assert [(found.facts["rule"], found.facts["detail"]) for found in read(xml).findings] == [
            ("XML-NAMESPACE", "CrossIndustryInvoice:90")
        ]
        assert read(xml).extraction == read(WHOLE).extraction

    def test_none_at_all_is_told_too(self) -> None:
        xml = WHOLE.replace("rsm:", "").replace(' xmlns:rsm="', ' xmlns:other="')

        assert ("XML-NAMESPACE", Severity.REFUSAL) in told(xml)
        assert read(xml).extraction.value(Field.TOTAL_GROSS) == Decimal("415.00")


class TestSchema:
    def test_an_element_where_none_belongs_is_refused_by_its_name_alone(self) -> None:
        xml = WHOLE.replace("<ram:TypeCode>380", "<ram:Secret>Jean Dupont</ram:Secret><ram:TypeCode>380")
        (found,) = read(xml).findings

        assert (found.facts["rule"], found.facts["detail"]) == ("XML-SCHEMA", "Secret")

    def test_a_value_that_is_none_is_refused_without_being_repeated(self) -> None:
        (found, *_) = read(WHOLE.replace(">415.00<", ">quatre cents<")).findings

        assert (found.facts["rule"], found.facts["detail"]) == ("XML-SCHEMA", "GrandTotalAmount")

    def test_what_the_profile_does_not_hold_is_a_warning(self) -> None:
        xml = WHOLE.replace("<ram:Name>Guide", "<ram:SellerAssignedID>R2</ram:SellerAssignedID><ram:Name>Guide")

        assert told(xml) == [("FX-PROFILE-SCHEMA", Severity.WARNING)]

    def test_ubl_that_does_not_fit_is_refused(self) -> None:
        xml = electronic.ubl().replace("<cbc:IssueDate>2026-09-15<", "<cbc:IssueDate>15/09/2026<")

        assert told(xml)[0] == ("XML-SCHEMA", Severity.REFUSAL)


class TestNumbersThatAreNone:
    @pytest.mark.parametrize("written", ["", "abc", "1e9", "NaN", "Infinity", "9" * 400, "--5", "1,2,3", "٣٠٠"])
    def test_give_no_amount_and_never_raise(self, written: str) -> None:
        found = read(WHOLE.replace(">415.00<", f">{written}<"))

        assert found.extraction.value(Field.TOTAL_GROSS) is None
        assert any(each.severity is Severity.REFUSAL for each in found.findings)

    @pytest.mark.parametrize("per", ["0", "0.0000000000000000001", "-1", "99999999999999999999999"])
    def test_a_price_for_a_strange_quantity_never_raises(self, per: str) -> None:
        strange = f'5.00</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">{per}</ram:BasisQuantity>'

        assert len(read(WHOLE.replace("5.00</ram:ChargeAmount>", strange)).extraction.lines) == 2

    def test_thousands_with_spaces_and_a_comma_are_understood(self) -> None:
        assert read(WHOLE.replace(">415.00<", ">1 415,00<")).extraction.value(Field.TOTAL_GROSS) == Decimal("1415.00")
