"""Whole documents to break: made here, or those of a folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests import paper

LARGEST = 2_000_000
SMALL = 50  # dpi: what is broken is the container, and small pages break as well
INVOICE_XML = (
    b'<?xml version="1.0" encoding="UTF-8"?><rsm:CrossIndustryInvoice'
    b' xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"'
    b' xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100">'
    b"<rsm:ExchangedDocument><ram:ID>FA-2024-0042</ram:ID></rsm:ExchangedDocument></rsm:CrossIndustryInvoice>"
)


def samples(folder: Path | None) -> Sequence[bytes]:
    """Return what is in the folder and not too large, else one document of every kind."""
    return tuple(_of(folder) if folder else _made())


def _of(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_size <= LARGEST:
            yield path.read_bytes()


def _made() -> Iterator[bytes]:
    yield paper.pdf()
    yield paper.pdf([paper.INVOICE, paper.INVOICE], rotate=90)
    yield paper.pdf(attachments={"factur-x.xml": INVOICE_XML})
    yield paper.pdf(password="secret")
    yield paper.pdf(owner="secret")
    yield paper.scan(hidden=paper.INVOICE, dpi=SMALL)
    for kind in ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF"):
        yield paper.picture(kind, dpi=SMALL)
    second = paper.sheet(dpi=SMALL)
    yield paper.picture("TIFF", dpi=SMALL, save_all=True, append_images=[second], compression="tiff_lzw")
    yield INVOICE_XML
