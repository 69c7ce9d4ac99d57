"""What a file is, by its own bytes; its name and what its sender calls it decide nothing."""

import re
from typing import NamedTuple

from invoices.document import MediaType
from invoices.errors import EmptyFile, UnknownKind

HEAD = 1024  # PDF readers look for the header this far, and so do we
BLANK = b" \t\r\n\x00\x0c\xef\xbb\xbf\xff\xfe"


class Mark(NamedTuple):
    """Bytes that a kind of file begins with, at an offset."""

    offset: int
    sign: bytes
    kind: MediaType


MARKS: tuple[Mark, ...] = (
    Mark(0, b"\xff\xd8\xff", MediaType.JPEG),
    Mark(0, b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    Mark(0, b"II*\x00", MediaType.TIFF),
    Mark(0, b"MM\x00*", MediaType.TIFF),
    Mark(0, b"II+\x00", MediaType.TIFF),
    Mark(0, b"MM\x00+", MediaType.TIFF),
    Mark(0, b"GIF87a", MediaType.GIF),
    Mark(0, b"GIF89a", MediaType.GIF),
    Mark(8, b"WEBPVP8", MediaType.WEBP),
)
BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
HEIC_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"))
# What may follow an XML declaration and comments is told by parsing; web pages and programs are not worth a parser.
XML_START = re.compile(r"<(\?xml[\s?]|!--|!DOCTYPE\s+(?!html)|(?!html[\s>])[A-Za-z_])", re.IGNORECASE)
PROGRAM_MARKS = (b"<?php", b"<script")
# A file that is a PDF and something else as well was made by somebody who wants it taken for either.
FOREIGN_STARTS = (b"PK\x03\x04", b"#!", b"/*", b"//", b"MZ", b"\x7fELF", b"<")
PAGE_MARKS = re.compile(rb"<(html|script|body|iframe|\?php)[\s>]", re.IGNORECASE)
ZIP_END = b"PK\x05\x06"
ZIP_END_SIZE = 22
ZIP_COMMENT = 65_535


def media_type_of(content: bytes) -> MediaType:
    """Name the kind of a document.

    Raises:
        EmptyFile: nothing stands in it.
        UnknownKind: nothing that is read here, or two kinds at once.
    """
    # A file of nothing but blanks need not be searched to its end.
    if not content.strip(BLANK):
        raise EmptyFile
    kind = _picture(content) or _pdf(content) or _xml(content)
    if kind is None:
        raise UnknownKind
    return kind


def _picture(content: bytes) -> MediaType | None:
    found = next((mark.kind for mark in MARKS if content.startswith(mark.sign, mark.offset)), None)
    kind = found or _bmp(content) or _heic(content)
    if kind and any(mark in content for mark in PROGRAM_MARKS):
        raise UnknownKind
    return kind


def _bmp(content: bytes) -> MediaType | None:
    header = int.from_bytes(content[14:18], "little")
    return MediaType.BMP if content.startswith(b"BM") and header in BMP_HEADERS else None


def _heic(content: bytes) -> MediaType | None:
    if content[4:8] != b"ftyp":
        return None
    box = content[8 : min(int.from_bytes(content[:4], "big"), HEAD)]
    brands = {box[start : start + 4] for start in range(0, len(box), 4)}
    return MediaType.HEIC if brands & HEIC_BRANDS else None


def _pdf(content: bytes) -> MediaType | None:
    start = content.find(b"%PDF-", 0, HEAD)
    if start < 0:
        return None
    before = content[:start].strip(BLANK)
    if before.startswith(FOREIGN_STARTS) or b"<" in before or PAGE_MARKS.search(content, 0, HEAD) or _is_zip(content):
        raise UnknownKind
    return MediaType.PDF


def _is_zip(content: bytes) -> bool:
    """Tell whether the file ends as a ZIP archive does, its comment reaching to the last byte."""
    start = content.rfind(ZIP_END, max(0, len(content) - ZIP_END_SIZE - ZIP_COMMENT))
    comment = int.from_bytes(content[start + 20 : start + 22], "little")
    return start >= 0 and start + ZIP_END_SIZE + comment == len(content)


def _xml(content: bytes) -> MediaType | None:
    return MediaType.XML if looks_like_xml(content) else None


def looks_like_xml(content: bytes) -> bool:
    """Tell whether a file starts as XML does, in any encoding; whether it holds together is another question."""
    return XML_START.match(_start_of(content)) is not None


def _start_of(content: bytes) -> str:
    head = content[:HEAD]
    if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"<\x00\x00\x00", b"\x00\x00\x00<")):
        encoding = "utf-32-be" if head.startswith(b"\x00") else "utf-32-le"
    elif head.startswith((b"\xff\xfe", b"<\x00")):
        encoding = "utf-16-le"
    elif head.startswith((b"\xfe\xff", b"\x00<")):
        encoding = "utf-16-be"
    else:
        encoding = "utf-8"
    return head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n")
