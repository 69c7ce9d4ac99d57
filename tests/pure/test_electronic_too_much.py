"""XML that is meant to fill the memory or the day is left alone, and the reading goes on."""

import time

from invoices.electronic.parsing import MOST_CHILDREN
from invoices.electronic.reading import read_electronic
from tests import electronic

WHOLE = electronic.cii()
SOON = 10.0  # seconds of this process; other work on the machine does not count


def told_soon(content: str | bytes) -> list[object]:
    """Read it quickly, and tell the rules that it broke."""
    started = time.process_time()
    found = read_electronic(electronic.in_a_pdf(content))
    assert time.process_time() - started < SOON
    assert found is not None
    return [each.facts["rule"] for each in found.findings]


class TestTooMuch:
    def test_ten_megabytes_of_junk_are_not_swallowed(self) -> None:
        assert told_soon(WHOLE.replace("</rsm:CrossIndustryInvoice>", "<x/>" * 2_500_000)) == ["XML-SIZE"]

    def test_nor_more_bytes_than_an_invoice_has(self) -> None:
        assert told_soon(WHOLE + " " * 20_000_000) == ["XML-SIZE"]

    def test_nor_millions_of_attributes(self) -> None:
        attributes = " ".join(f'a{n}=""' for n in range(1_000_001))

        assert told_soon(WHOLE.replace("<ram:TypeCode>380", f"<ram:TypeCode {attributes}>380")) == ["XML-SIZE"]

    def test_nor_more_lines_than_anybody_bills(self) -> None:
        lines = "<ram:IncludedSupplyChainTradeLineItem/>" * (MOST_CHILDREN + 1)

        assert told_soon(
            WHOLE.replace("  <ram:ApplicableHeaderTradeAgreement>", f"{lines}<ram:ApplicableHeaderTradeAgreement>")
        ) == ["XML-SIZE"]

    def test_nor_many_parents_of_many_children(self) -> None:
        deal = f"<rsm:SupplyChainTradeTransaction>{'<ram:IncludedSupplyChainTradeLineItem/>' * 10_000}"
        deals = f"{deal}</rsm:SupplyChainTradeTransaction>" * 20

        assert "XML-SCHEMA" in told_soon(
            WHOLE.replace("<rsm:SupplyChainTradeTransaction>", f"{deals}<rsm:SupplyChainTradeTransaction>")
        )

    def test_many_vat_rates_over_many_lines_take_no_long_time(self) -> None:
        rates = "".join(electronic.CII_TAX.format(base="1.00", amount="0.01", rate=f"{n}.5") for n in range(2_000))
        lines = electronic.cii_lines() * 1_000
        xml = WHOLE.replace(electronic.cii_taxes(), rates).replace(electronic.cii_lines(), lines)

        assert "BR-S-08" in told_soon(xml)


class TestDeep:
    def test_a_tower_of_elements_is_cut(self) -> None:
        tower = "<a>" * 100_000 + "</a>" * 100_000

        assert told_soon(WHOLE.replace("FA-2026-0042", tower)) == ["XML-WELL-FORMED"]

    def test_a_long_text_is_cut(self) -> None:
        found = read_electronic(electronic.in_a_pdf(WHOLE.replace("Fenêtre chêne", "très " * 1_000_000)))

        assert found is not None
        assert len(found.extraction.lines[0].description) <= 4000

    def test_a_thousand_words_are_no_harm(self) -> None:
        assert told_soon(WHOLE.replace("Fenêtre chêne", f"Fenêtre {'très ' * 200}belle")) == []
