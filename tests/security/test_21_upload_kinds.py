"""Control 21: a file is what its bytes say and what really decodes; anything else is refused with a reason."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from invoices.document import SourceFile
from invoices.errors import DamagedFile, EmptyFile, UnknownKind, UnreadableFile
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from tests import bombs, paper

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
JPEG = paper.picture("JPEG", dpi=40)
PNG = paper.picture("PNG", dpi=40)
PDF = paper.pdf()
SCRIPTED = PDF.replace(b"1.3\n", b"1.3\n<script >alert(1)</script >\n")


def a_zip() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("invoice.js", "alert(1)")
    return out.getvalue()


REFUSED = [
    pytest.param("facture.php.jpg", b"<?php system($_GET['c']); ?>", UnknownKind, id="php called jpg"),
    pytest.param("facture.jpg", JPEG + b"<?php system($_GET['c']); ?>", UnknownKind, id="php behind a jpeg"),
    pytest.param("facture.jpg", b"\xff\xd8\xff\xe0<?php system('id'); ?>", UnknownKind, id="php behind a mark"),
    pytest.param("facture.png", HTML, UnknownKind, id="html called png"),
    pytest.param("facture.svg", SVG, UnknownKind, id="svg"),
    pytest.param("facture.png", SVG, UnknownKind, id="svg called png"),
    pytest.param("facture.zip", a_zip(), UnknownKind, id="zip"),
    pytest.param("facture.pdf", a_zip(), UnknownKind, id="zip called pdf"),
    pytest.param("facture.pdf", PDF + a_zip(), UnknownKind, id="pdf and zip"),
    pytest.param("facture.pdf", HTML + PDF, UnknownKind, id="html and pdf"),
    pytest.param("facture.pdf", b"/*" + PDF + b"*/alert(1)", UnknownKind, id="script and pdf"),
    pytest.param("facture.pdf", SCRIPTED, UnknownKind, id="script in a pdf"),
    pytest.param("facture.pdf", b"", EmptyFile, id="empty"),
    pytest.param("facture.pdf", bytes(4096), EmptyFile, id="nothing but zeros"),
    pytest.param("facture.pdf", b"MZ\x90\x00" + bytes(500), UnknownKind, id="program"),
    pytest.param("facture.pdf", PDF[: len(PDF) // 2], DamagedFile, id="truncated pdf"),
    pytest.param("facture.png", PNG[: len(PNG) // 2], DamagedFile, id="truncated png"),
    pytest.param("facture.jpg", JPEG[: len(JPEG) // 2], DamagedFile, id="truncated jpeg"),
    pytest.param("facture.jpg", JPEG[:4] + bytes(2000), DamagedFile, id="jpeg by its mark only"),
    pytest.param("facture.tif", b"II*\x00\xff\xff\xff\xff", DamagedFile, id="tiff by its mark only"),
    pytest.param("facture.xml", bombs.laughing_xml(), DamagedFile, id="xml that laughs"),
]


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED)
def test_what_is_not_a_document_is_refused_with_a_reason(
    name: str, content: bytes, reason: type[UnreadableFile]
) -> None:
    with pytest.raises(reason) as refused:
        list(open_file(SourceFile(name, content), FileLimits()).pages())

    assert refused.value.code == reason.code
    assert name not in str(refused.value)


@pytest.mark.parametrize("name", ["facture.exe", "../../etc/passwd", "a\x00b.html", "facture"])
@pytest.mark.parametrize("content", [PDF, PNG, JPEG], ids=["pdf", "png", "jpeg"])
def test_a_document_is_read_whatever_it_is_called(name: str, content: bytes) -> None:
    (page,) = open_file(SourceFile(name, content), FileLimits()).pages()

    assert page.image.size
