"""Letting documents go once their years are over: rows, bytes and pages; what stays is one sealed line."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import IntegrityError, transaction

from accounts.models import Organisation
from accounts.origin import Actor
from accounts.services.audit import audit_record
from invoices import store
from invoices.models import Document, SourceRun
from invoices.selectors.retention import expired_documents, why_kept
from invoices.services.archive_remains import remains_remove
from invoices.services.forgetting import traces_of, traces_remove
from invoices.services.register import register_purged
from invoices.services.scrubbing import database_scrub
from invoices.services.twin_decisions import twins_forget

logger = logging.getLogger("probant.archive")

EXPIRED = "expired"
# A run names the files that it left where they were; after a year nobody asks any more.
KEEP_RUNS = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Purge:
    """What a purge did: documents that went, those that could not and are tried again, and remains cleared away."""

    purged: int
    left: int
    remains: int
    scrubbed: bool


def documents_due(*, now: datetime, organisation: int | None = None) -> list[int]:
    """Return the numbers of all documents whose years are over and that nothing holds."""
    chosen = Organisation.objects.order_by("pk")
    chosen = chosen if organisation is None else chosen.filter(pk=organisation)
    return [number for each in chosen for number in expired_documents(each, now=now)]


def documents_purge_expired(
    *, now: datetime, by: Actor, organisation: int | None = None, watch: Callable[[list[int]], Iterable[int]] = iter
) -> Purge:
    """Purge what may go, finish what an interrupted purge began, and leave nothing of it in the database's free space.

    Each document goes in a transaction of its own: interrupted anywhere, each is whole or purged. `watch` is given the
    numbers and shows how far it is.
    """
    due = documents_due(now=now, organisation=organisation)
    purged = sum(_purged(number, now, by) for number in watch(due))
    SourceRun.objects.filter(started_at__lt=now - KEEP_RUNS).delete()
    remains = remains_remove(now=now)
    return Purge(purged, len(due) - purged, remains, database_scrub(whole=bool(purged)))


@transaction.atomic
def document_purge(*, document_id: int, now: datetime, by: Actor, reason: str = EXPIRED) -> bool:
    """Purge a document if it may go; False where it must stay, or is gone already."""
    document = Document.objects.select_for_update().filter(pk=document_id).first()
    # Asked again under the lock: somebody may have put it on hold, or a worker taken it, a moment ago.
    if document is None or why_kept(document, now=now):
        return False
    names = [document.kept_as, *(name for run in document.runs.all() for name in run.images)]
    twins_forget(document=document)
    traces = traces_of(document)
    Document.objects.filter(pk=document.pk).delete()
    traces_remove(traces)
    # The bytes go once it is certain that the rows are gone; cut off in between, the next purge finds them.
    transaction.on_commit(partial(_remove, names))
    register_purged(document, reason=reason)
    audit_record(action="document.purged", by=by, organisation=document.organisation_id, on=document)
    return True


def _purged(number: int, now: datetime, by: Actor) -> bool:
    try:
        return document_purge(document_id=number, now=now, by=by)
    except IntegrityError:
        # A worker met its supplier at this very moment; tomorrow it has settled.
        logger.warning("document not purged", extra={"document": number})
        return False


def _remove(names: list[str]) -> None:
    for name in names:
        try:
            store.purge(name)
        except OSError as problem:
            logger.warning("bytes not purged yet: %s", problem.strerror or type(problem).__name__)
