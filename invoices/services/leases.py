"""Holding a document while it is worked on: a token, a lease, and a pulse that renews it."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from time import monotonic

from django.db import DatabaseError, connection
from django.utils import timezone

from invoices import wiring
from invoices.models import Document
from invoices.ocr.order import Step

logger = logging.getLogger("probant.processing")

BEATS = 3  # of the pulse in one lease
SECONDS_BETWEEN_STEPS = 0.5


class LeaseLost(Exception):
    """Another worker has it now: what this one found is not written."""


class Lease:
    """One worker's hold on one document."""

    def __init__(self, document: Document, token: str) -> None:
        self.document = document
        self.token = token
        self._told = 0.0

    def write(self, **facts: object) -> None:
        """Change the row if it is still held, in the caller's transaction.

        Raises:
            LeaseLost: it is not.
        """
        now = timezone.now()
        if self.document.held_by(self.token).update(changed_at=now, **facts) != 1:
            raise LeaseLost
        for name, value in facts.items():
            setattr(self.document, name, value)

    def renew(self) -> None:
        """Hold it for another while."""
        until = timezone.now() + timedelta(seconds=wiring.lease_seconds())
        self.document.held_by(self.token).update(lease_until=until)

    def tell(self, step: Step) -> None:
        """Show how far it is; not for each of the quick steps."""
        if monotonic() - self._told < SECONDS_BETWEEN_STEPS:
            return
        self._told = monotonic()
        try:
            self.document.held_by(self.token).update(step=step.engine, step_page=step.page, pages=step.pages)
        except DatabaseError as problem:
            # It is only shown: what is being read, and perhaps paid for, goes on.
            logger.warning("step not shown", extra={"problem": type(problem).__name__})


def lease_take(document_id: int) -> Lease | None:
    """Claim a document; nothing when another worker was first or there is nothing to do."""
    document = Document.objects.filter(pk=document_id).select_related("organisation").first()
    if document is None:
        return None
    now, token = timezone.now(), secrets.token_hex(16)
    if not document.claim(token=token, now=now, until=now + timedelta(seconds=wiring.lease_seconds())):
        return None
    document.refresh_from_db()
    return Lease(document, token)


def connection_renew() -> None:
    """Connect anew where the database went away and came back during long work, which would be lost with it."""
    if connection.connection is not None and not connection.in_atomic_block and not connection.is_usable():
        connection.close()


@contextmanager
def pulse(lease: Lease) -> Iterator[None]:
    """Renew a lease from a thread of its own for as long as the work goes on."""
    ended = Event()
    thread = Thread(target=_beat, args=(lease, ended), daemon=True, name="lease")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _beat(lease: Lease, ended: Event) -> None:
    pause = wiring.lease_seconds() / BEATS
    try:
        while not ended.wait(pause):
            try:
                lease.renew()
            except DatabaseError as problem:
                # It may come back before the lease runs out.
                logger.warning("lease not renewed", extra={"problem": type(problem).__name__})
                connection.close()
    finally:
        connection.close()
