"""XML invoices received alone: no page, one attachment, nothing expanded and nothing fetched."""

import pytest

from invoices.document import MediaType, SourceFile
from invoices.errors import DamagedFile, UnknownKind
from invoices.imaging.opening.file import OpenFile, open_file
from invoices.imaging.opening.limits import FileLimits
from invoices.imaging.opening.xml import facts_of, root_of
from tests import bombs

CII = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
ZUGFERD = "urn:ferd:CrossIndustryDocument:invoice:1p0"
UBL = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
CREDIT = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"


def an_invoice(
    namespace: str = CII, root: str = "CrossIndustryInvoice", *, prefix: str = "rsm:", head: str = ""
) -> str:
    colon = f":{prefix[:-1]}" if prefix else ""
    return f'{head}<{prefix}{root} xmlns{colon}="{namespace}"><Id>Société n° 1</Id></{prefix}{root}>'


def opened(content: bytes, name: str = "facture.xml") -> OpenFile:
    return open_file(SourceFile(name, content), FileLimits())


class TestInvoices:
    @pytest.mark.parametrize(
        ("namespace", "root", "syntax"),
        [
            (CII, "CrossIndustryInvoice", "CII"),
            (ZUGFERD, "CrossIndustryDocument", "CII"),
            (UBL, "Invoice", "UBL"),
            (CREDIT, "CreditNote", "UBL"),
        ],
    )
    def test_are_told_by_the_namespace_of_their_root(self, namespace: str, root: str, syntax: str) -> None:
        found = opened(an_invoice(namespace, root).encode())

        assert found.media_type is MediaType.XML
        assert found.page_count == 0
        assert list(found.pages()) == []
        assert found.attachments[0].facts == {"root": root, "namespace": namespace, "syntax": syntax}

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-15", "utf-16-be"])
    def test_are_kept_as_they_came_in_any_encoding(self, encoding: str) -> None:
        label = {"utf-8-sig": "utf-8", "utf-16-be": "utf-16"}.get(encoding, encoding)
        content = an_invoice(head=f'<?xml version="1.0" encoding="{label}"?>\n').encode(encoding)

        (attachment,) = opened(content, "a/b.xml").attachments

        assert (attachment.name, attachment.content) == ("a/b.xml", content)

    def test_may_have_a_long_comment_before_their_root(self) -> None:
        content = an_invoice(head=f"<!--{'x' * 20_000}-->").encode()

        assert opened(content).attachments[0].facts["syntax"] == "CII"


class TestRefused:
    @pytest.mark.parametrize(
        "content",
        [
            an_invoice("urn:example:order", "Order"),
            an_invoice(CII, "SomethingElse"),
            an_invoice(UBL + "x", "Order", prefix=""),
            "<!-- nothing but a comment -->",
            "<unclosed",
            f"<!--{'x' * 70_000}--><a/>",
            an_invoice("urn:a}b", "Invoice", prefix=""),
        ],
    )
    def test_other_xml_is_no_kind_of_ours(self, content: str) -> None:
        with pytest.raises(UnknownKind):
            opened(content.encode())

    def test_an_invoice_that_breaks_off_says_where(self) -> None:
        with pytest.raises(DamagedFile, match="broken at line 2"):
            opened(an_invoice().encode()[:-40] + b"\n<")

    def test_an_encoding_that_lies_is_a_damage(self) -> None:
        content = an_invoice(head='<?xml version="1.0" encoding="UTF-8"?>').encode("iso-8859-1")

        with pytest.raises(DamagedFile):
            opened(content)

    def test_a_document_type_is_not_taken(self) -> None:
        with pytest.raises(DamagedFile, match="document type"):
            opened(bombs.laughing_xml())

    def test_a_file_of_this_machine_is_never_read_into_it(self) -> None:
        outside = '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        content = outside + f'<Invoice xmlns="{UBL}">&x;</Invoice>'

        with pytest.raises(DamagedFile, match="document type"):
            opened(content.encode())


class TestFacts:
    def test_broken_xml_says_so_and_what_it_was_to_be(self) -> None:
        facts = facts_of(an_invoice().encode()[:-5])

        assert facts["syntax"] == "CII"
        assert facts["fault"] == "its XML is broken at line 1"

    def test_what_has_no_root_has_only_a_fault(self) -> None:
        assert set(facts_of(b"<!-- x")) == {"fault"}

    def test_a_root_is_read_although_the_file_breaks_behind_it(self) -> None:
        root = root_of(an_invoice().encode()[:-50])

        assert root is not None
        assert root.name == "CrossIndustryInvoice"
