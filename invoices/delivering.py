"""Handing out kept bytes: as they were received, to be saved; and prepared pages, to be looked at.

A browser must take neither for a page of ours: the type is said and not guessed, nothing in it runs, and nobody on the
way keeps it.
"""

import re
import unicodedata

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from invoices import store
from invoices.errors import StorageAway
from invoices.models import Document

LONGEST_NAME = 150
# Signs that turn the direction of writing: "facture[RLO]fdp.exe" would show as "factureexe.pdf".
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What a path, a shell or a file system of another kind reads as more than a name.
MEANT = re.compile(r'[\\/:*?"<>|]')
ENDINGS = {
    "application/pdf": ".pdf",
    "application/xml": ".xml",
    "image/bmp": ".bmp",
    "image/gif": ".gif",
    "image/heic": ".heic",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "image/webp": ".webp",
}
PICTURES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
# A page that was prepared never changes: another reading makes others, under other addresses.
A_DAY = "private, max-age=86400, immutable"


def original(document: Document) -> HttpResponse:
    """Return the received bytes, unchanged, to be saved under a name that does no harm.

    Raises:
        StorageAway: they cannot be fetched now.
    """
    name = safe_name(document.name, document.media_type)
    answer = _guarded(_fetched(document.kept_as), document.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer["Cache-Control"] = "private, no-store"
    return answer


def page_image(names: list[str], number: int) -> HttpResponse:
    """Return a prepared page as a picture, counted from 1.

    Raises:
        Http404: there is no such page, or what is kept is no picture.
        StorageAway: it cannot be fetched now.
    """
    if not 1 <= number <= len(names):
        raise Http404
    content = _fetched(names[number - 1])
    kind = next((kind for mark, kind in PICTURES if content.startswith(mark)), None)
    if kind is None:
        raise Http404
    answer = _guarded(content, kind)
    answer["Content-Disposition"] = "inline"
    answer["Cache-Control"] = A_DAY
    return answer


def safe_name(name: str, media_type: str) -> str:
    """Return a name under which a file may be saved anywhere: no path, no hidden sign, not long, with its ending."""
    shown = "".join(sign for sign in MEANT.sub("_", name) if sign.isprintable() and sign not in TURNING)
    stem = unicodedata.normalize("NFC", shown).strip(" .")
    ending = ENDINGS.get(media_type, "")
    if ending and stem.lower().endswith(_endings(ending)):
        stem, _, said = stem.rpartition(".")
        ending = f".{said}"
    return f"{stem.strip(' .')[:LONGEST_NAME] or 'document'}{ending}"


def _endings(usual: str) -> tuple[str, ...]:
    others = {".jpg": (".jpeg", ".jpe", ".jfif"), ".tif": (".tiff",), ".heic": (".heif",)}
    return (usual, *others.get(usual, ()))


def _fetched(name: str) -> bytes:
    try:
        return store.fetch(name)
    except OSError as problem:
        raise StorageAway(detail=problem.strerror or type(problem).__name__) from problem


def _guarded(content: bytes, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = POLICY
    return answer
