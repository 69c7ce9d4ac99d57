"""What runs in the confined child: say what a document is, and refuse what is none, in a few milliseconds."""

import msgspec

from invoices.document import SourceFile
from invoices.imaging.confined_values import Handler, Message, Progress
from invoices.imaging.looking import Look
from invoices.imaging.opening.disguise import refuse_disguise, refuse_program_name
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from invoices.imaging.opening.sniff import media_type_of
from invoices.imaging.opening.whole import check_whole


def looker(config: bytes) -> Handler:
    """Set up a child that looks at one document after another."""
    limits = msgspec.json.decode(config, type=FileLimits)

    def handle(message: Message, _progress: Progress) -> Message:
        source = SourceFile(message.header.decode("utf-8", "replace"), message.blobs[0])
        return Message(msgspec.json.encode(look_at(source, limits)))

    return handle


def look_at(source: SourceFile, limits: FileLimits) -> Look:
    """Open a document, decode it once and draw nothing.

    Raises:
        UnreadableFile: one of its kinds.
    """
    limits.check_bytes(len(source.content))
    refuse_program_name(source.name)
    refuse_disguise(source.content, media_type_of(source.content))
    opened = open_file(source, limits)
    check_whole(source, opened)
    return Look(opened.media_type, opened.page_count)
