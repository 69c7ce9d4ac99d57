"""Telling workers that there is work. A hint may be lost: the row is the truth, and the sweep tells again."""

import logging

from celery import current_app
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import KombuError

from invoices.models import Document, State
from invoices.models.document import Priority

logger = logging.getLogger("probant.queue")

TASK = "invoices.tasks.read_document"
# A task is named, not imported: tasks stand above the services that call for them.
# A queue of files is slow to look through when it is long.
MOST_HINTS = 500
QUEUES = {Priority.PERSON: "urgent", Priority.BULK: "reading"}


def hint(document: Document) -> None:
    """Tell workers of a document once the caller's transaction holds; of a long import, the sweep tells in time."""
    if document.priority == Priority.BULK and _enough():
        return
    # Robust: what was promised holds already, whatever comes after it. No partial: Django asks a callback that failed
    # for its name.
    transaction.on_commit(lambda: hint_now(document.pk, document.priority), robust=True)


def _enough() -> bool:
    """Tell whether workers know of more than they read before the sweep looks again."""
    known = Document.objects.filter(state=State.RECEIVED, priority=Priority.BULK, hinted_at__isnull=False)
    return known[:MOST_HINTS].count() >= MOST_HINTS


def hint_now(document_id: int, priority: int) -> bool:
    """Tell workers now; a broker that is away is logged and never in the way of what was promised."""
    queue = QUEUES.get(Priority(priority), "reading")
    try:
        # No second try: a page must not wait for a broker.
        current_app.send_task(TASK, kwargs={"document_id": document_id}, queue=queue, retry=False)
    except (KombuError, OSError) as problem:
        logger.warning("hint not sent", extra={"document": document_id, "problem": type(problem).__name__})
        return False
    Document.objects.filter(pk=document_id).update(hinted_at=timezone.now())
    return True
