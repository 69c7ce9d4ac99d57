"""What is no invoice gives none, and what is empty gives nothing."""

import pytest

from invoices.document import Attachment
from invoices.electronic.reading import read_electronic
from tests import electronic
from tests.builders import an_ocr_result


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
