"""Files that are two things at once, and names of programs, are refused; what telephones and printers add is not."""

import struct
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest

from invoices.document import SourceFile
from invoices.errors import DisguisedFile, UnknownKind
from invoices.imaging.look import look_at
from invoices.imaging.looking import Look
from invoices.imaging.opening.limits import FileLimits
from tests import paper

PDF = paper.pdf()
JPEG, PNG, WEBP, BMP, GIF, TIFF = (
    paper.picture(kind, dpi=40) for kind in ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
)
PICTURES = {"jpeg": JPEG, "png": PNG, "webp": WEBP, "bmp": BMP, "gif": GIF, "tiff": TIFF}
RAR, SEVEN_ZIP = b"Rar!\x1a\x07\x01\x00" + bytes(40), b"7z\xbc\xaf\x27\x1c" + bytes(40)
HTML = b"<html><body onload=alert(1)>"
XML = b'<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'


def look(content: bytes, name: str = "facture") -> Look:
    return look_at(SourceFile(name, content), FileLimits())


def a_zip(comment: bytes = b"") -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        archive.writestr("facture.js", "alert(1)")
        archive.comment = comment
    return out.getvalue()


def commented(picture: bytes, place: int) -> bytes:
    """Make a size in a picture's header the beginning of a comment that ends behind it, where a script follows."""
    return picture[:place] + b"/*" + picture[place + 2 :] + b"*/=1;alert(document.domain)"


class TestAName:
    @pytest.mark.parametrize(
        "name",
        [
            "facture.exe", "facture.pdf.js", "FACTURE.PHP", "facture.html", "facture.svg", "facture.pdf.scr",
            "facture.exe.", "facture.exe  ", "facture.php\0.pdf", "facture.asp;.pdf", "facture.exe::$DATA",
            "C:\\Temp\\facture.bat", "../../facture.sh", "facture\u202efdp.exe", ".php",
        ],
    )  # fmt: skip
    def test_of_a_program_is_refused_whatever_the_file_holds(self, name: str) -> None:
        with pytest.raises(DisguisedFile, match="like that of a program"):
            look(PDF, name)

    @pytest.mark.parametrize(
        "name",
        [
            "facture.pdf", "facture", "", "facture.jpg", "facture.php.pdf", "facture n° 12.2024", "IMG_0001.HEIC",
            "Facture boutique.com", "../../etc/passwd", "exe", "site.html/facture.pdf", "facture.tmp", "é.PDF",
        ],
    )  # fmt: skip
    def test_of_anything_else_decides_nothing(self, name: str) -> None:
        assert look(PDF, name).pages == 1
        assert look(PNG, name).pages == 1


class TestAPdf:
    @pytest.mark.parametrize(
        "before",
        [
            b"\r\n \x00",
            b"\xef\xbb\xbf",
            b"\x1b%-12345X@PJL SET RESOLUTION=600\r\n@PJL ENTER LANGUAGE=PDF\r\n",
            b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: binary\r\n\r\n",
        ],
        ids=["blanks", "mark", "printer", "mail"],
    )
    def test_may_have_before_it_what_printers_and_mails_leave(self, before: bytes) -> None:
        assert look(before + PDF).pages == 1

    @pytest.mark.parametrize("before", [b"a:", b"alert(1)/*", b"\x7fELF", b"GIF89a", b"\x1b%-12345X<b>", b"\x00a"])
    def test_has_nothing_else_before_it(self, before: bytes) -> None:
        with pytest.raises(UnknownKind):
            look(before + PDF)

    @pytest.mark.parametrize("behind", [a_zip(), a_zip(b"said"), a_zip() + b"\r\n", RAR, SEVEN_ZIP, HTML])
    def test_has_neither_an_archive_nor_a_web_page_behind_it(self, behind: bytes) -> None:
        with pytest.raises(UnknownKind):
            look(PDF + behind)

    def test_is_no_archive_around_it(self) -> None:
        whole = bytearray(a_zip() + PDF)
        place = whole.rindex(b"PK\x05\x06")
        whole[place + 20 : place + 22] = struct.pack("<H", len(PDF))

        with pytest.raises(UnknownKind):
            look(b"%PDF-1.4\n" + bytes(whole))

    def test_may_have_an_archive_attached(self) -> None:
        assert look(paper.pdf(attachments={"justificatifs.zip": a_zip()})).pages == 1

    def test_may_be_signed_and_changed_later(self) -> None:
        assert look(PDF + b"\n% more\nstartxref\n0\n%%EOF\n" + bytes(512)).pages == 1


class TestAPicture:
    @pytest.mark.parametrize("kind", PICTURES)
    @pytest.mark.parametrize("behind", [a_zip(), RAR, SEVEN_ZIP, PDF, HTML, b"<script >alert(1)</script>"])
    def test_is_nothing_else_as_well(self, kind: str, behind: bytes) -> None:
        with pytest.raises(UnknownKind):
            look(PICTURES[kind] + bytes(3) + behind)

    def test_is_no_pdf_in_its_first_kilobyte(self) -> None:
        comment = b"%PDF-\x00" + bytes(20)
        both = JPEG[:2] + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + JPEG[2:]

        with pytest.raises(DisguisedFile, match="a picture and a PDF"):
            look(both)

    @pytest.mark.parametrize(
        "content", [commented(BMP, 2), commented(WEBP, 4), commented(GIF, 6)], ids=["bmp", "webp", "gif"]
    )
    def test_is_no_script(self, content: bytes) -> None:
        with pytest.raises(DisguisedFile, match="a program as well"):
            look(content)

    def test_of_a_size_that_reads_as_an_assignment_is_no_script(self) -> None:
        canvas = GIF[:6] + b"=0" + (1).to_bytes(2, "little") + GIF[10:]

        with pytest.raises(DisguisedFile, match="a program as well"):
            look(canvas)

    @pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
    def test_may_have_a_film_or_what_was_cut_off_behind_it(self, kind: str) -> None:
        film = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 8000

        assert look(PICTURES[kind] + film).pages == 1

    def test_may_have_a_smaller_one_behind_it(self) -> None:
        assert look(JPEG + JPEG).pages == 1


def test_an_invoice_for_machines_is_no_archive() -> None:
    with pytest.raises(UnknownKind):
        look(XML + b"\n" + a_zip())
