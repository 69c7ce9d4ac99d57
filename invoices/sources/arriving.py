"""What every source hands over in the same way: bounded names and keys, and bytes that are a document at all."""

import re
from hashlib import sha256

from invoices.errors import FileTooLarge, UnreadableFile
from invoices.imaging.opening.sniff import media_type_of
from invoices.outbound.values import MEGABYTE
from invoices.sources.door import Cursor, Fetched, Skipped

MOST_OF_KEY = 200
MOST_OF_NAME = 200
MOST_OF_NOTE = 4000
_UNSEEN = re.compile(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def plain_key(key: str) -> str:
    """Return a key as it is, or where it is long or odd, its digest."""
    if len(key) <= MOST_OF_KEY and key.isascii() and key.isprintable():
        return key
    return f"sha256:{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def plain_name(name: str) -> str:
    """Return a name that can be shown on one line, shortened in its middle, without a path before it."""
    last = re.split(r"[/\\]", name)[-1]
    shown = " ".join(plain_text(last).split()) or "document"
    if len(shown) <= MOST_OF_NAME:
        return shown
    return f"{shown[: MOST_OF_NAME - 21]}…{shown[-20:]}"


def plain_text(text: str, most: int = MOST_OF_NOTE) -> str:
    """Return text without what cannot be seen, and no longer than is kept."""
    cut = text[: 4 * most].encode("utf-8", "replace").decode("utf-8")
    return _UNSEEN.sub(" ", cut.replace("\r\n", "\n").replace("\r", "\n")).strip()[:most]


def arrived(
    key: str, name: str, content: bytes, cursor: Cursor, *, most_bytes: int, note: str = ""
) -> Fetched | Skipped:
    """Hand over bytes as a document, or say why they are none."""
    name = plain_name(name)
    try:
        check_size(len(content), most_bytes)
        media_type_of(content)
    except UnreadableFile as problem:
        return Skipped(key, name, problem, cursor)
    return Fetched(key, name, content, cursor, plain_text(note))


def check_size(size: int, most_bytes: int) -> None:
    """Refuse a document that is larger than this installation takes.

    Raises:
        FileTooLarge: it is.
    """
    if size > most_bytes:
        raise FileTooLarge(megabytes=round(size / MEGABYTE, 1), most=most_bytes // MEGABYTE)
