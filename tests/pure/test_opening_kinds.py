"""A file is what its bytes say, whatever it is called."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from invoices.document import MediaType, SourceFile
from invoices.errors import EmptyFile, InvoiceError, UnknownKind
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from invoices.imaging.opening.sniff import media_type_of
from tests import paper

PICTURES = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF")
UBL = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'
HEIC = b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic"
AVIF = b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1avif"


def a_zip() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "hello")
    return out.getvalue()


class TestWhatItIs:
    @pytest.mark.parametrize("kind", PICTURES)
    def test_a_picture_is_known_by_its_first_bytes(self, kind: str) -> None:
        assert media_type_of(paper.picture(kind, dpi=30)) is MediaType[kind]

    @pytest.mark.parametrize("before", [b"", b"\r\n \x00", b"\xef\xbb\xbf", b"Content-Type: application/pdf\r\n\r\n"])
    def test_a_pdf_may_begin_a_little_late(self, before: bytes) -> None:
        assert media_type_of(before + paper.pdf()) is MediaType.PDF

    @pytest.mark.parametrize("start", [b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"])
    def test_a_tiff_may_have_either_order_of_bytes_and_be_big(self, start: bytes) -> None:
        assert media_type_of(start + bytes(8)) is MediaType.TIFF

    def test_a_heic_is_known_by_any_of_its_brands(self) -> None:
        assert media_type_of(HEIC) is MediaType.HEIC

    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]
    )
    def test_xml_may_be_in_any_encoding(self, encoding: str) -> None:
        content = f'<?xml version="1.0"?>{UBL}'.encode(encoding)

        assert media_type_of(content) is MediaType.XML

    @pytest.mark.parametrize("start", ["", "\n  ", "<!-- made by hand -->", "<!DOCTYPE Invoice>"])
    def test_xml_needs_no_declaration(self, start: str) -> None:
        assert media_type_of((start + UBL).encode()) is MediaType.XML

    def test_the_name_decides_nothing(self) -> None:
        opened = open_file(SourceFile("holiday.gif", paper.pdf()), FileLimits())

        assert opened.media_type is MediaType.PDF


class TestWhatItIsNot:
    @pytest.mark.parametrize("content", [b"", b" \r\n\t", bytes(2000), b"\xef\xbb\xbf", b"\xff\xfe"])
    def test_nothing_but_blanks_is_empty(self, content: bytes) -> None:
        with pytest.raises(EmptyFile):
            media_type_of(content)

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param(b"Total 120,00 EUR", id="text"),
            pytest.param(b"<?php system($_GET['c']); ?>", id="php"),
            pytest.param(b"<!DOCTYPE html><html><body>%PDF</body></html>", id="web page"),
            pytest.param(b"<html><body>Facture</body></html>", id="bare web page"),
            pytest.param(a_zip(), id="zip"),
            pytest.param(AVIF, id="avif"),
            pytest.param(b"BM" + bytes(40), id="not a bitmap"),
            pytest.param(b"MZ" + bytes(60), id="program"),
            pytest.param(b"%PDF", id="half a header"),
            pytest.param(bytes(1) * 1200 + b"x" * 200 + b"%PDF-1.4", id="header too late"),
            pytest.param(b"{\\rtf1 Facture}", id="rich text"),
        ],
    )
    def test_other_kinds_are_refused(self, content: bytes) -> None:
        with pytest.raises(UnknownKind):
            media_type_of(content)

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param(b"<html><!--" + paper.pdf(), id="web page before"),
            pytest.param(b"//" + paper.pdf(), id="script before"),
            pytest.param(b"#!/bin/sh\n" + paper.pdf(), id="shell before"),
            pytest.param(paper.pdf().replace(b"%PDF-1.3", b"%PDF-1.3\n%<html><body>"), id="web page inside"),
            pytest.param(
                paper.pdf().replace(b"%PDF-1.3", b"%PDF-1.3\n%<script >alert(1)</script>"), id="script inside"
            ),
            pytest.param(paper.pdf() + a_zip(), id="zip behind"),
            pytest.param(a_zip() + paper.pdf(), id="zip before"),
            pytest.param(paper.picture("JPEG", dpi=20) + b"<?php system('id'); ?>", id="php behind a picture"),
            pytest.param(b"GIF89a/*" + b"<script>alert(1)</script>", id="script in a picture"),
        ],
    )
    def test_two_kinds_at_once_are_refused(self, content: bytes) -> None:
        with pytest.raises(UnknownKind):
            media_type_of(content)

    def test_svg_is_xml_but_no_invoice(self) -> None:
        svg = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

        with pytest.raises(UnknownKind):
            open_file(SourceFile("facture.svg", svg), FileLimits())

    def test_every_refusal_says_what_to_do(self) -> None:
        with pytest.raises(InvoiceError) as refused:
            open_file(SourceFile("a", b"hello"), FileLimits())

        assert "send a PDF" in str(refused.value)
