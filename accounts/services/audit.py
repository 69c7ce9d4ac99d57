"""Writing and proving the audit trail."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from accounts import chain, wiring
from accounts.models import AuditEntry
from accounts.origin import Actor

logger = logging.getLogger("probant.audit")

# Any number will do, as long as nothing else in this database takes the same lock.
LOCK = 7_236_001


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome of walking the trail: how many rows hold, the last seal, and the first row that does not."""

    entries: int
    head: str
    broken_at: int | None = None


@transaction.atomic
def audit_record(
    *,
    action: str,
    by: Actor,
    organisation: int | None = None,
    on: Model | None = None,
    fields: Iterable[str] = (),
    subject: str = "",
) -> AuditEntry:
    """Add a row that seals the one before it, in the caller's transaction: both stand or neither.

    Call it last: other writers wait for it until the transaction ends, and whoever held it while waiting for a row
    could wait for ever.
    """
    _wait_for_turn()
    key = wiring.audit_key()
    previous = AuditEntry.objects.order_by("-pk").values_list("hash", flat=True).first() or chain.BEGINNING
    entry = AuditEntry(
        at=timezone.now(),
        action=action,
        actor=by.user_id,
        organisation=organisation,
        object_type=on._meta.label_lower if on else "",
        object_id=str(on.pk) if on else "",
        fields=sorted(fields),
        via=by.via,
        origin=chain.digest(by.address, key=key),
        subject=chain.digest(subject.strip().lower(), key=key),
        request_id=by.request_id,
        previous=previous,
    )
    entry.hash = chain.seal(facts_of(entry), previous=previous, key=key)
    entry.save(force_insert=True)
    # The same row in the log, which is kept elsewhere: cutting off the end of the table would show there.
    logger.info("audit", extra={"audit": entry.pk, "action": action, "seal": entry.hash})
    return entry


def audit_verify() -> Proof:
    """Walk the whole trail and tell whether each row is as it was written and follows the one before."""
    key = wiring.audit_key()
    previous, entries = chain.BEGINNING, 0
    for entry in AuditEntry.objects.order_by("pk").iterator():
        if entry.previous != previous or entry.hash != chain.seal(facts_of(entry), previous=previous, key=key):
            return Proof(entries, previous, broken_at=entry.pk)
        previous, entries = entry.hash, entries + 1
    return Proof(entries, previous)


def facts_of(entry: AuditEntry) -> dict[str, object]:
    """Return what a row says, in the form that is sealed."""
    return {
        "at": entry.at.isoformat(),
        "action": entry.action,
        "actor": entry.actor,
        "organisation": entry.organisation,
        "object_type": entry.object_type,
        "object_id": entry.object_id,
        "fields": list(entry.fields),
        "via": entry.via,
        "origin": entry.origin,
        "subject": entry.subject,
        "request_id": entry.request_id,
    }


def _wait_for_turn() -> None:
    """Let one writer at a time read the last row and add the next; SQLite's immediate transactions do so already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
