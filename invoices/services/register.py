"""Adding lines to the archive's register, each sealing the one before it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from accounts import chain
from accounts.wiring import audit_key
from invoices.models import ArchiveEntry, Document

# The first of the two numbers of a PostgreSQL lock; the second is the organisation. The audit trail's has only one.
LOCK = 7_236


@dataclass(frozen=True, slots=True)
class _Line:
    kind: ArchiveEntry.Kind
    document: Document
    at: datetime
    reason: str = ""


def register_received(document: Document) -> ArchiveEntry:
    """Add the line of a document that came in, in the caller's transaction; call it last, others wait for it."""
    return _add(_Line(ArchiveEntry.Kind.RECEIVED, document, document.received_at))


def register_purged(document: Document, *, reason: str) -> ArchiveEntry:
    """Add the line that stays of a document: its digest, its dates and why it went."""
    return _add(_Line(ArchiveEntry.Kind.PURGED, document, timezone.now(), reason))


def facts_of(entry: ArchiveEntry) -> dict[str, object]:
    """Return what a line says, in the form that is sealed."""
    return {
        "organisation": entry.organisation,
        "number": entry.number,
        "kind": str(entry.kind),
        "at": entry.at.isoformat(),
        "document": entry.document,
        "sha256": entry.sha256,
        "size": entry.size,
        "kept_as": entry.kept_as,
        "received_at": entry.received_at.isoformat(),
        "reason": entry.reason,
    }


def _add(line: _Line) -> ArchiveEntry:
    document = line.document
    _wait_for_turn(document.organisation_id)
    last = ArchiveEntry.objects.filter(organisation=document.organisation_id).order_by("-number").first()
    entry = ArchiveEntry(
        organisation=document.organisation_id,
        number=last.number + 1 if last else 1,
        kind=line.kind,
        at=line.at,
        document=document.pk,
        sha256=document.sha256,
        size=document.size,
        kept_as=document.kept_as,
        received_at=document.received_at,
        reason=line.reason,
        previous=last.seal if last else chain.BEGINNING,
    )
    entry.seal = chain.seal(facts_of(entry), previous=entry.previous, key=audit_key())
    entry.save(force_insert=True)
    return entry


def _wait_for_turn(organisation: int) -> None:
    """Let one writer at a time read an organisation's last line; SQLite's immediate transactions do so already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Both numbers have 32 bits there.
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, organisation % 2**31])
