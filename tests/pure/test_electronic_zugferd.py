"""ZUGFeRD 1.0 says the same as its successors under other names."""

import pytest

from invoices.fields import Field
from tests import electronic
from tests.electronic import read


def values(xml: str) -> dict[Field, object]:
    return {name: candidate.value for name, candidate in read(xml).extraction.fields.items()}


class TestZugferd1:
    @pytest.mark.parametrize(
        ("profile", "name"), [("basic", "BASIC"), ("comfort", "COMFORT"), ("extended", "EXTENDED")]
    )
    def test_is_read_like_its_successor(self, profile: str, name: str) -> None:
        xml = electronic.zugferd(profile)

        assert (read(xml).syntax, read(xml).profile) == ("ZUGFeRD 1.0", name)
        assert read(xml).findings == ()
        assert {**values(xml), Field.CUSTOMER_SIREN: "987654324"} == values(electronic.cii("EN 16931"))
        assert read(xml).extraction.lines == read(electronic.cii()).extraction.lines
        assert read(xml).extraction.vat_breakdown == read(electronic.cii()).extraction.vat_breakdown

    def test_lines_that_only_remark_are_no_items(self) -> None:
        remark = """<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:IncludedNote>
            <ram:Content>Merci</ram:Content></ram:IncludedNote></ram:AssociatedDocumentLineDocument>
            <ram:SpecifiedSupplyChainTradeSettlement/></ram:IncludedSupplyChainTradeLineItem>"""
        end = "</rsm:SpecifiedSupplyChainTradeTransaction>"

        assert len(read(electronic.zugferd().replace(end, remark + end)).extraction.lines) == 2

    def test_is_held_to_none_of_the_rules_made_after_it(self) -> None:
        xml = electronic.zugferd().replace(">415.00<", ">999.00<")

        assert read(xml).findings == ()
