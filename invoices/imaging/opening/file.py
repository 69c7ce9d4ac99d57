"""Opens whatever arrives: told by its content, checked against the limits, its pages drawn one at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from invoices.document import Attachment, MediaType, Page, SourceFile
from invoices.imaging.opening.contents import Contents
from invoices.imaging.opening.heic import open_heic
from invoices.imaging.opening.limits import FileLimits
from invoices.imaging.opening.pdf import open_pdf
from invoices.imaging.opening.pictures import PLUGINS, open_picture
from invoices.imaging.opening.sniff import media_type_of
from invoices.imaging.opening.xml import open_xml

Opener = Callable[[SourceFile, FileLimits], Contents]

OPENERS: dict[MediaType, Opener] = {
    MediaType.PDF: open_pdf,
    MediaType.XML: open_xml,
    MediaType.HEIC: open_heic,
    **dict.fromkeys(PLUGINS, open_picture),
}


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A document ready to be read."""

    media_type: MediaType
    page_count: int
    attachments: tuple[Attachment, ...]
    facts: dict[str, str]
    draw: Callable[[], Iterator[Page]] = field(repr=False)

    def pages(self) -> Iterator[Page]:
        """Draw the pages one after another, one in memory at a time.

        Raises:
            UnreadableFile: one of its kinds, at the page that cannot be drawn.
        """
        return self.draw()


def open_file(source: SourceFile, limits: FileLimits) -> OpenFile:
    """Open a document; nothing is decoded before its size, its pages and their pixels are known to be within limits.

    Raises:
        UnreadableFile: one of its kinds.
    """
    limits.check_bytes(len(source.content))
    kind = media_type_of(source.content)
    found = OPENERS[kind](source, limits)
    return OpenFile(kind, found.page_count, found.attachments, found.facts, found.draw)
