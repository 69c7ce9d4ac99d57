"""XML that is meant to harm: nothing is expanded, fetched or swallowed whole, and the reading goes on."""

import time
from pathlib import Path

import pytest

from invoices.document import Attachment
from invoices.electronic.parsing import MOST_CHILDREN
from invoices.electronic.reading import read_electronic
from invoices.fields import Extraction
from tests import electronic
from tests.builders import an_ocr_result

WHOLE = electronic.cii()
DECLARATION, REST = WHOLE.split("\n", 1)
LAUGHS = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
SOON = 5.0


def told(content: str | bytes) -> list[object]:
    """Read it quickly, and tell the rules that it broke."""
    started = time.perf_counter()
    found = read_electronic(electronic.in_a_pdf(content))
    assert time.perf_counter() - started < SOON
    assert found is not None
    return [each.facts["rule"] for each in found.findings]


class TestDocumentTypes:
    @pytest.mark.parametrize(
        "subset",
        [
            "",
            '<!ENTITY me SYSTEM "file:///etc/passwd">',
            '<!ENTITY me SYSTEM "http://203.0.113.1/x">',
            '<!ENTITY % more SYSTEM "http://203.0.113.1/x.dtd"> %more;',
            f'<!ENTITY lol0 "lol">{LAUGHS}<!ENTITY me "&lol9;">',
        ],
    )
    def test_are_refused_and_nothing_of_the_file_is_read(self, subset: str) -> None:
        xml = f"{DECLARATION}\n<!DOCTYPE rsm:CrossIndustryInvoice [{subset}]>\n{REST}".replace("FA-2026-0042", "&me;")

        found = read_electronic(electronic.in_a_pdf(xml))

        assert found is not None
        assert [each.facts["rule"] for each in found.findings] == ["XML-DTD"]
        assert found.extraction == Extraction()

    def test_no_file_of_ours_comes_out(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("very secret")
        xml = f'{DECLARATION}<!DOCTYPE x [<!ENTITY me SYSTEM "{secret.as_uri()}">]>{REST}'.replace(
            "FA-2026-0042", "&me;"
        )

        assert "secret" not in str(read_electronic(electronic.in_a_pdf(xml)))

    def test_an_inclusion_is_not_followed(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("very secret")
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'

        assert "very secret" not in str(read_electronic(electronic.in_a_pdf(WHOLE.replace("FA-2026-0042", include))))

    def test_one_that_hides_behind_another_encoding_is_found(self) -> None:
        hidden = f"{DECLARATION}<!DOCTYPE x [<!ENTITY me 'x'>]>{REST}".encode().replace("ê".encode(), b"\xea")

        assert told(hidden) == ["XML-DTD"]


class TestTooMuch:
    def test_ten_megabytes_of_junk_are_not_swallowed(self) -> None:
        assert told(WHOLE.replace("</rsm:CrossIndustryInvoice>", "<x/>" * 2_500_000)) == ["XML-SIZE"]

    def test_nor_more_bytes_than_an_invoice_has(self) -> None:
        assert told(WHOLE + " " * 20_000_000) == ["XML-SIZE"]

    def test_nor_millions_of_attributes(self) -> None:
        attributes = " ".join(f'a{n}=""' for n in range(1_000_001))

        assert told(WHOLE.replace("<ram:TypeCode>380", f"<ram:TypeCode {attributes}>380")) == ["XML-SIZE"]

    def test_nor_more_lines_than_anybody_bills(self) -> None:
        lines = "<ram:IncludedSupplyChainTradeLineItem/>" * (MOST_CHILDREN + 1)

        assert told(
            WHOLE.replace("  <ram:ApplicableHeaderTradeAgreement>", f"{lines}<ram:ApplicableHeaderTradeAgreement>")
        ) == ["XML-SIZE"]

    def test_nor_many_parents_of_many_children(self) -> None:
        deal = f"<rsm:SupplyChainTradeTransaction>{'<ram:IncludedSupplyChainTradeLineItem/>' * 10_000}"
        deals = f"{deal}</rsm:SupplyChainTradeTransaction>" * 20

        assert "XML-SCHEMA" in told(
            WHOLE.replace("<rsm:SupplyChainTradeTransaction>", f"{deals}<rsm:SupplyChainTradeTransaction>")
        )

    def test_many_vat_rates_over_many_lines_take_no_long_time(self) -> None:
        rates = "".join(electronic.CII_TAX.format(base="1.00", amount="0.01", rate=f"{n}.5") for n in range(2_000))
        lines = electronic.cii_lines() * 1_000
        xml = WHOLE.replace(electronic.cii_taxes(), rates).replace(electronic.cii_lines(), lines)

        assert "BR-S-08" in told(xml)


class TestDeep:
    def test_a_tower_of_elements_is_cut(self) -> None:
        tower = "<a>" * 100_000 + "</a>" * 100_000

        assert told(WHOLE.replace("FA-2026-0042", tower)) == ["XML-WELL-FORMED"]

    def test_a_long_text_is_cut(self) -> None:
        found = read_electronic(electronic.in_a_pdf(WHOLE.replace("Fenêtre chêne", "très " * 1_000_000)))

        assert found is not None
        assert len(found.extraction.lines[0].description) <= 4000

    def test_a_thousand_words_are_no_harm(self) -> None:
        assert told(WHOLE.replace("Fenêtre chêne", f"Fenêtre {'très ' * 200}belle")) == []


class TestOtherThings:
    @pytest.mark.parametrize(
        "content",
        [b"", b"\x00" * 100, b"<", b"<a/>", b"%PDF-1.7", b'<?xml version="1.0"?>', b"<Invoice/>", b"\xff\xfe<"],
    )
    def test_are_no_invoice(self, content: bytes) -> None:
        assert read_electronic(an_ocr_result(attachments=(Attachment("factur-x.xml", content),))) is None

    def test_no_attachment_is_no_invoice(self) -> None:
        assert read_electronic(an_ocr_result()) is None

    @pytest.mark.parametrize("root", ["CrossIndustryInvoice", "CrossIndustryDocument"])
    def test_an_empty_one_holds_nothing_and_raises_nothing(self, root: str) -> None:
        found = read_electronic(an_ocr_result(attachments=(Attachment("x.xml", f"<{root}/>".encode()),)))

        assert found is not None
        assert found.extraction.lines == ()
        assert found.findings

    @pytest.mark.parametrize("kind", ["Invoice", "CreditNote"])
    def test_an_empty_ubl_too(self, kind: str) -> None:
        xml = f'<{kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{kind}-2"/>'
        found = read_electronic(electronic.alone(xml))

        assert found is not None
        assert found.findings
