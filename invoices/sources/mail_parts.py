"""A mail taken apart: its text, the files it brings, and what of it is no document. All of it is a stranger's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import collapse_rfc2231_value
from hashlib import sha256
from html import unescape

from invoices.errors import NotTaken
from invoices.sources.arriving import MOST_OF_NOTE, plain_name, plain_text

MOST_PARTS, MOST_DEPTH = 300, 12
MOST_BORDERS, MOST_LINES, MOST_BOXES = 20_000, 3_000_000, 60
TOO_DEEP = "it is nested too deeply"
MOST_OF_HEADER = 2000
MOST_OF_BODY = 100_000
# A logo in a signature is small and shown within the text; a photo of a bill is neither.
SMALL_PICTURE, TINY_PICTURE = 60_000, 3000
PACKED = (".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".cab", ".iso")
PACKED_MARKS = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b")
OUTLOOK = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
NO_DOCUMENTS = frozenset({
    "application/pgp-signature", "application/pgp-keys", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "application/ics", "text/calendar", "text/vcard", "text/x-vcard", "text/rfc822-headers",
    "message/delivery-status", "message/disposition-notification", "message/external-body",
})  # fmt: skip
BROKEN = (LookupError, ValueError, TypeError, AttributeError, MessageError)
PARAMETERS = re.compile(rb"^content-(?:type|disposition):[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
REFERENCE = re.compile(r"cid:([^\"'\s>)]{1,200})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file in a mail; `fault` says why it is left there, where it is."""

    index: int
    name: str
    content: bytes
    fault: NotTaken | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says and brings."""

    message_id: str
    subject: str
    note: str
    files: tuple[Enclosed, ...]


def take_apart(raw: bytes) -> Mail:
    """Read a mail.

    Raises:
        NotTaken: it is nested too deeply, made of too many parts, or broken.
    """
    _check_cost(raw)
    try:
        return _taken_apart(BytesParser(policy=compat32).parsebytes(raw))
    except RecursionError as problem:
        raise NotTaken(detail=TOO_DEEP) from problem
    except BROKEN as problem:
        raise NotTaken(detail="it cannot be taken apart") from problem


def _check_cost(raw: bytes) -> None:
    """Refuse what would keep the standard library busy for hours: it takes squares where it nests."""
    if raw.count(b"\n--") > MOST_BORDERS or raw.count(b"\n") > MOST_LINES:
        raise NotTaken(detail=f"it has over {MOST_PARTS} parts")
    boxes = 0
    for found in PARAMETERS.finditer(raw):
        if len(found.group()) > MOST_OF_HEADER:
            raise NotTaken(detail="one of its headers is far too long")
        boxes += b"multipart" in found.group().lower()
    if boxes > MOST_BOXES:
        raise NotTaken(detail=TOO_DEEP)


def _taken_apart(message: Message) -> Mail:
    leaves = list(_leaves(message, 0))
    texts = [leaf for leaf in leaves if _is_text(leaf)]
    shown = {found for text in texts for found in REFERENCE.findall(_body(text))}
    files = [each for index, leaf in enumerate(leaves) if (each := _enclosed(index, leaf, shown)) is not None]
    subject = _header(message, "Subject")
    return Mail(_header(message, "Message-ID"), subject or "mail", _note(message, subject, texts), tuple(files))


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    if depth > MOST_DEPTH:
        raise RecursionError
    count = 0
    inner = message.get_payload() if message.is_multipart() else None
    if not isinstance(inner, list):
        yield message
        return
    for part in [each for each in inner if isinstance(each, Message)]:
        for leaf in _leaves(part, depth + 1):
            count += 1
            if count > MOST_PARTS:
                raise NotTaken(detail=f"it has over {MOST_PARTS} parts")
            yield leaf


def _is_text(part: Message) -> bool:
    return part.get_content_type() in {"text/plain", "text/html"} and not _is_attached(part)


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _enclosed(index: int, part: Message, shown: set[str]) -> Enclosed | None:
    kind, name = part.get_content_type(), _file_name(part)
    if kind in NO_DOCUMENTS or (part.get_content_maintype() == "text" and not _is_attached(part)):
        return None
    name = plain_name(name or f"{kind.replace('/', '.')}")
    content = _content(part)
    if _is_decoration(part, content, shown):
        return None
    if kind in OUTLOOK or name.lower() == "winmail.dat":
        return Enclosed(index, name, content, NotTaken(detail="it is packed as only Outlook unpacks it"))
    if name.lower().endswith(PACKED) or content.startswith(PACKED_MARKS):
        return Enclosed(index, name, content, NotTaken(detail="it is an archive: ask for its documents one by one"))
    return Enclosed(index, name, content)


def _is_decoration(part: Message, content: bytes, shown: set[str]) -> bool:
    if part.get_content_maintype() != "image":
        return False
    label = _header(part, "Content-ID").strip("<> ")
    return len(content) < TINY_PICTURE or (label in shown and len(content) < SMALL_PICTURE)


def _content(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _file_name(part: Message) -> str:
    for header, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        if found := part.get_param(parameter, header=header):
            return _decoded(collapse_rfc2231_value(found))
    return ""


def _header(part: Message, name: str) -> str:
    return " ".join(_decoded(str(part.get(name, ""))).split())


def _decoded(text: str) -> str:
    try:
        return plain_text(str(make_header(decode_header(text[:MOST_OF_HEADER]))))
    except BROKEN:
        return plain_text(text[:MOST_OF_HEADER])


def _body(part: Message) -> str:
    content = _content(part)[: 10 * MOST_OF_BODY]
    try:
        return content.decode(part.get_content_charset() or "utf-8", "replace")
    except BROKEN:
        return content.decode("utf-8", "replace")


def _note(message: Message, subject: str, texts: list[Message]) -> str:
    """Return who wrote what: plain text where there is any, else the words of the page."""
    best = sorted(texts, key=lambda part: part.get_content_type() != "text/plain")
    text = next((said for part in best if (said := _said(part))), "")
    return plain_text(f"{_header(message, 'From')[:200]}\n{subject[:300]}\n\n{text}", MOST_OF_NOTE)


def _said(part: Message) -> str:
    body = _body(part)[:MOST_OF_BODY]
    if part.get_content_type() == "text/html":
        body = unescape(re.sub(r"<[^<>]*>", " ", body[max(0, body.find("<body")) :]))
        body = "\n".join(line for each in body.splitlines() if (line := " ".join(each.split())))
    return plain_text(body)


def digest(content: bytes) -> str:
    """Return a short name for bytes."""
    return sha256(content).hexdigest()[:20]
