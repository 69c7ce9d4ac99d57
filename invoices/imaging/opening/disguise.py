"""Files made to be taken for two things at once, and names by which a computer would run what it should show.

Refused when they come in. What is kept already is opened by its content alone, whatever it is called.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from invoices.document import MediaType
from invoices.errors import DisguisedFile

HEAD = 1024  # readers of PDFs look so far for its beginning
# No document has such a name, and somebody's computer would run it. Left out are .com and .pl: mails name their
# attachments after shops, and then "facture-boutique.com" is a name without an ending.
PROGRAM_ENDINGS = (
    "apk app asp aspx bash bat cgi chm class cmd cpl dll dmg elf exe hta htm html inf jar jnlp js jse jsp jspx lnk mht"
    " mhtml mjs msi msp phar php php3 php4 php5 php7 php8 phps pht phtml pif ps1 psm1 py pyc pyw rb reg scf scr sh"
    " shtml so svg svgz swf sys url vbe vbs wasm wsf wsh xht xhtml xsl xslt"
)
PROGRAMS = frozenset(PROGRAM_ENDINGS.split())
# Where the name ends for one program and goes on for another.
BREAKS = re.compile(r"[\0:;]")
# What may stand before a PDF: blanks, a mark of the encoding, the language of printers (from what was spooled), and
# headers that a mail program left there. Anything else would be read first by whoever takes the file for another kind.
BEFORE_PDF = re.compile(
    rb"[\s\x00\xef\xbb\xbf\xff\xfe]*(?:\x1b%-12345X(?:@PJL[^\r\n<]*[\r\n]+)*)?(?:Content-[A-Za-z-]+:[^\r\n<]*[\r\n]+)*[\s\x00]*"
)
ZIP_END, ZIP_END_SIZE, ZIP_COMMENT = b"PK\x05\x06", 22, 65_535
ZIP_DIRECTORY = b"PK\x01\x02"
# Six bytes and more: no picture holds them by chance. Archives are looked for from the end or anywhere in a file.
ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
PDF_START = b"%PDF-"
WEB_PAGE = re.compile(rb"<(?:html|body|iframe|script|\?php|!doctype\s+html)[\s>]", re.IGNORECASE)
# A size that is the beginning of a comment, the end of that comment, and a script behind it.
SCRIPT_HEAD = re.compile(rb"(?:GIF8[79]a|BM|RIFF|\xff\xd8\xff[\xe0-\xef\xfe])/\*")
SCRIPT_BODY = re.compile(rb"\*/[\t\r\n -~]{8}")
ASSIGNED = re.compile(rb"GIF8[79]a\s*=[\s\d\"'`(/]")
PDF_END = b"%%EOF"


class Sign(NamedTuple):
    """A way to tell that a file is something else as well, and how that is said."""

    shows: Callable[[bytes], bool]
    detail: str


def refuse_program_name(name: str) -> None:
    """Refuse a name that ends as those of programs and web pages do, whatever the file holds.

    Raises:
        DisguisedFile: it does.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    if any(_ending(part) in PROGRAMS for part in BREAKS.split(last)):
        raise DisguisedFile(detail="its name ends like that of a program or a web page")


def refuse_disguise(content: bytes, kind: MediaType) -> None:
    """Refuse a document that is something else as well.

    Raises:
        DisguisedFile: it is.
    """
    found = next((sign for sign in SIGNS.get(kind, OF_PICTURES) if sign.shows(content)), None)
    if found:
        raise DisguisedFile(detail=found.detail)


def _ending(name: str) -> str:
    # Windows drops blanks and dots from the end of a name.
    return name.rstrip(" .\t").rpartition(".")[2].lower() if "." in name else ""


def _begins_late(content: bytes) -> bool:
    return BEFORE_PDF.fullmatch(content, 0, max(0, content.find(PDF_START, 0, HEAD))) is None


def _is_zip(content: bytes) -> bool:
    """Tell whether it ends as a ZIP archive does, its comment reaching to the last byte.

    A ZIP that is attached to a PDF ends before the PDF does; nobody opens that PDF as an archive.
    """
    ended = content.rstrip(b"\r\n\x00 ")
    start = content.rfind(ZIP_END, max(0, len(ended) - ZIP_END_SIZE - ZIP_COMMENT))
    if start < 0:
        return False
    comment = int.from_bytes(content[start + 20 : start + 22], "little")
    reaches = start + ZIP_END_SIZE + comment >= len(ended)
    size = int.from_bytes(content[start + 12 : start + 16], "little")
    return reaches and (not size or content[max(0, start - size) :].startswith(ZIP_DIRECTORY))


def _holds_archive(content: bytes) -> bool:
    return any(archive in content for archive in ARCHIVES)


def _holds_web_page(content: bytes) -> bool:
    return WEB_PAGE.search(content) is not None


def _holds_pdf(content: bytes) -> bool:
    return PDF_START in content[:HEAD] or PDF_START + b"1." in content or PDF_START + b"2." in content


def _is_script(content: bytes) -> bool:
    commented = SCRIPT_HEAD.match(content) and SCRIPT_BODY.search(content)
    return bool(commented or ASSIGNED.match(content))


def _more_behind(content: bytes) -> bool:
    """Tell whether an archive or a web page follows the end of a PDF."""
    behind = content[content.rfind(PDF_END) + len(PDF_END) :] if PDF_END in content else b""
    return _holds_archive(behind) or _holds_web_page(behind)


ARCHIVE = Sign(_is_zip, "it is an archive as well")
# That much follows the picture is no sign: telephones put a film there, and screenshots what was cut off.
OF_PICTURES = (
    ARCHIVE,
    Sign(_holds_archive, ARCHIVE.detail),
    Sign(_holds_pdf, "it is a picture and a PDF"),
    Sign(_holds_web_page, "it is a web page as well"),
    Sign(_is_script, "it is a program as well"),
)
OF_PDFS = (
    Sign(_begins_late, "something stands before its beginning"),
    ARCHIVE,
    Sign(_more_behind, "something else follows its end"),
)
SIGNS: dict[MediaType, tuple[Sign, ...]] = {MediaType.PDF: OF_PDFS, MediaType.XML: (ARCHIVE,)}
