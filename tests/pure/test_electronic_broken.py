"""XML that is broken is read as far as it can be, and the first thing wrong with it is told."""

from decimal import Decimal

import pytest

from invoices.electronic.reading import ElectronicReading, read_electronic
from invoices.fields import Field, Severity
from tests import electronic
from tests.electronic import read, told

WHOLE = electronic.cii()


def faults(content: str | bytes) -> dict[object, Severity]:
    return told(electronic.in_a_pdf(content))


def saved(content: str | bytes) -> ElectronicReading:
    return read(electronic.in_a_pdf(content))


class TestCutOff:
    def test_what_came_before_is_kept_and_nothing_else_is_complained_of(self) -> None:
        cut = WHOLE[: WHOLE.index("<ram:BuyerTradeParty>") + 40]

        assert faults(cut) == {"XML-WELL-FORMED": Severity.REFUSAL}
        assert saved(cut).extraction.value(Field.SUPPLIER_NAME) == "Menuiserie Exemple SARL"
        assert len(saved(cut).extraction.lines) == 2

    def test_its_values_are_less_sure(self) -> None:
        cut = WHOLE[:-30]

        assert {candidate.confidence for candidate in saved(cut).extraction.fields.values()} == {0.9}
        assert {line.confidence for line in saved(cut).extraction.lines} == {0.9}

    @pytest.mark.parametrize("share", range(5, 100, 5))
    def test_anywhere_it_never_raises(self, share: int) -> None:
        found = read_electronic(electronic.in_a_pdf(WHOLE[: len(WHOLE) * share // 100]))

        assert found is None or found.findings


class TestNotEscaped:
    def test_the_rest_is_kept(self) -> None:
        broken = WHOLE.replace("Fenêtre chêne", "Fenêtre & <volet> chêne")

        assert faults(broken) == {"XML-WELL-FORMED": Severity.REFUSAL}
        assert saved(broken).extraction.lines[0].description.startswith("Fenêtre")
        assert saved(broken).extraction.lines[0].description.endswith("chêne")


class TestEncoding:
    @pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252"])
    def test_that_is_not_the_one_it_says_is_told_and_guessed(self, encoding: str) -> None:
        xml = WHOLE.replace("’", "'").replace("€", "EUR").encode(encoding)

        assert faults(xml) == {"XML-ENCODING": Severity.REFUSAL}
        assert saved(xml).extraction.lines[0].description == "Fenêtre chêne"

    def test_bytes_that_no_writing_has_are_taken_as_they_are(self) -> None:
        xml = WHOLE.encode().replace("ê".encode(), b"\x81")

        assert "XML-ENCODING" in faults(xml)
        assert saved(xml).extraction.value(Field.TOTAL_GROSS) == Decimal("415.00")

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-15"])
    def test_any_that_is_declared_is_fine(self, encoding: str) -> None:
        label = encoding.removesuffix("-sig")
        xml = WHOLE.replace("’", "'").replace('encoding="UTF-8"', f'encoding="{label}"').encode(encoding)

        assert faults(xml) == {}
        assert saved(xml).extraction.lines[0].description == "Fenêtre chêne"
