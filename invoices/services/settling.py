"""Bringing a document to its end: looked for among what is here already, judged, or given up."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from invoices.errors import InvoiceError, TriedInVain, WorkersDied
from invoices.models import Document, Invoice, State
from invoices.models.document import MOST_CRASHES
from invoices.selectors.twins import marks_by_invoice
from invoices.services.leases import Lease
from invoices.services.splitting import split_by_rule
from invoices.services.twins import twins_find
from invoices.signals import document_processed
from invoices.storable import storable

# After a passing error: a minute for a hiccup, then longer and longer, over three days in all.
BACKOFF = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 180, 360, 720, 1440, 1440))
FREE = {"lease_token": "", "lease_until": None, "crashes": 0, "step": "", "step_page": 0}
NO_ERROR = {"error_code": "", "error_facts": {}}


def document_settle(lease: Lease) -> State:
    """Give a document that was understood its final state."""
    document = lease.document
    # Beforehand: to open a reading and its pages takes longer than others should wait for the lock.
    marks = marks_by_invoice(document.invoices.all())
    with transaction.atomic():
        # The row is locked first; see `document_understand`.
        lease.write(step="compare")
        if document.reading is not None and split_by_rule(document=document, run=document.reading):
            marks = marks_by_invoice(document.invoices.all())
        for invoice in document.invoices.order_by("pk"):
            twins_find(invoice=invoice, marks=marks.get(invoice.pk))
        state = state_of(document)
        _end(lease, state)
    return state


def state_of(document: Document) -> State:
    """Return what the invoices of a document make of it: a person is asked while one of them is open."""
    states = set(document.invoices.values_list("state", flat=True))
    if not states or Invoice.State.IN_REVIEW in states:
        return State.IN_REVIEW
    return State.REJECTED if states == {Invoice.State.REJECTED} else State.ACCEPTED


def document_put_off(lease: Lease, problem: InvoiceError) -> State:
    """Write down a passing error and when to try again; after days of it the document has failed."""
    retries = lease.document.retries
    if retries >= len(BACKOFF):
        days = round(sum(BACKOFF, timedelta()) / timedelta(days=1))
        return document_fail(lease, TriedInVain(days=days, detail=problem.code))
    asked = problem.facts.get("retry_after")
    pause = max(BACKOFF[retries], timedelta(seconds=min(float(asked), 86_400) if asked else 0))
    with transaction.atomic():
        lease.write(
            **{**FREE, "state": State.RECEIVED, "retries": retries + 1, "next_attempt_at": timezone.now() + pause},
            **_said(problem),
        )
    return State.RECEIVED


def document_fail(lease: Lease, problem: InvoiceError) -> State:
    """Write down why a document came to nothing; a person looks at it."""
    with transaction.atomic():
        lease.write(state=State.FAILED, settled_at=timezone.now(), **FREE, **_said(problem))
    return State.FAILED


def document_let_go(lease: Lease) -> None:
    """Give a document back after a fault of the program; it counts as a crash, and is tried once more in a while."""
    with transaction.atomic():
        again = timezone.now() + BACKOFF[0]
        lease.write(state=State.RECEIVED, lease_token="", lease_until=None, step="", next_attempt_at=again)


def documents_bury(now: datetime) -> int:
    """Fail those over which three workers ended; nobody takes them up again by itself."""
    dead = Document.objects.filter(crashes__gte=MOST_CRASHES)
    left = [*dead.lost(now), *dead.due(now)]
    return sum(_bury(document, now) for document in left)


def _bury(document: Document, now: datetime) -> bool:
    problem = WorkersDied(times=MOST_CRASHES)
    held = Document.objects.filter(pk=document.pk, lease_token=document.lease_token, crashes__gte=MOST_CRASHES)
    ended: dict[str, object] = {**FREE, **_said(problem), "state": State.FAILED, "settled_at": now, "changed_at": now}
    if not held.update(**ended):
        return False
    document.refresh_from_db()
    document_processed.send_robust(sender=Document, document=document, outcome=None, seconds=0.0)
    return True


def _end(lease: Lease, state: State) -> None:
    lease.write(state=state, settled_at=timezone.now(), retries=0, **FREE, **NO_ERROR)


def _said(problem: InvoiceError) -> dict[str, object]:
    return {"error_code": problem.code, "error_facts": storable(problem.facts)}
