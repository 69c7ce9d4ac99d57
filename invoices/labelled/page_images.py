"""The prepared pages of documents, as files that a browser shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from invoices.document import OcrResult, SourceFile
from invoices.errors import InvoiceError
from invoices.pipeline import Tools, read_with_images

KINDS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class PageImage:
    """A prepared page as a file, and how large it is."""

    content: bytes = field(repr=False)
    width: int
    height: int

    @property
    def media_type(self) -> str | None:
        return next((kind for start, kind in KINDS.items() if self.content.startswith(start)), None)


Pages = Mapping[int, PageImage]


def pages_read(path: Path, tools: Tools) -> Pages:
    """Read a document once more for its pages; of one that cannot be read there are none."""
    try:
        reading = read_with_images(SourceFile(path.name, path.read_bytes()), tools)
    except (InvoiceError, OSError):
        return {}
    return pages_of(reading.result, reading.images)


def pages_of(result: OcrResult, images: tuple[bytes, ...]) -> dict[int, PageImage]:
    """Put the files of the prepared pages under the numbers of the pages."""
    pairs = zip(result.pages, images, strict=False)
    return {page.number: PageImage(image, page.width, page.height) for page, image in pairs}
