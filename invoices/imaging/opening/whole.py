"""Whether a document is all there: its pictures are decoded once and let go, its sheets are counted to the last."""

import re
from collections.abc import Callable
from io import BytesIO

import pi_heif
from PIL.ImageFile import ImageFile

from invoices.document import MediaType, SourceFile
from invoices.errors import DamagedFile
from invoices.imaging.opening.breakage import damaged
from invoices.imaging.opening.file import OpenFile
from invoices.imaging.opening.limits import MEGA
from invoices.imaging.opening.pictures import BROKEN, PLUGINS

# Two of the largest pages. What comes after them was measured; that it decodes is left to the reader.
MOST_DECODED = 120 * MEGA
# A JPEG is unpacked to its end at an eighth of its size as well, for a third of the time.
SMALLER = 8
LINEARISED = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})")
HEAD = 1024


def check_whole(source: SourceFile, opened: OpenFile) -> None:
    """Refuse a document of which a part is missing; nothing is drawn and nothing kept.

    Raises:
        DamagedFile: it breaks off.
    """
    if check := CHECKS.get(opened.media_type):
        check(source.content, opened)


def _whole_pdf(content: bytes, _opened: OpenFile) -> None:
    # Written for the web, it has an end at its beginning as well; it says there how long it is, and later only grows.
    told = LINEARISED.search(content, 0, HEAD)
    if told and int(told[1]) > len(content):
        raise DamagedFile(detail="its end is missing")


def _whole_heic(content: bytes, _opened: OpenFile) -> None:
    with damaged(BROKEN):
        # Asked for its pixels, it decodes them.
        _ = pi_heif.open_heif(content).data


def _whole_picture(content: bytes, opened: OpenFile) -> None:
    left = MOST_DECODED
    with damaged(BROKEN):
        picture = PLUGINS[opened.media_type](BytesIO(content))
        for frame in range(opened.page_count):
            if frame:
                picture.seek(frame)
            left -= picture.width * picture.height
            if left < 0:
                return
            _decode(picture)


def _decode(picture: ImageFile) -> None:
    picture.draft("L", (picture.width // SMALLER, picture.height // SMALLER))
    picture.load()


CHECKS: dict[MediaType, Callable[[bytes, OpenFile], None]] = {
    MediaType.PDF: _whole_pdf,
    MediaType.HEIC: _whole_heic,
    **dict.fromkeys(PLUGINS, _whole_picture),
}
