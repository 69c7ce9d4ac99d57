"""What people say of duplicates: the same, or two; nothing is deleted for it, and it may be taken back."""

from django.db import transaction
from django.utils import timezone

from accounts.origin import Actor
from accounts.services.audit import audit_record
from invoices.errors import InvoiceApproved
from invoices.models import Document, Invoice, State, Twin
from invoices.services.settling import state_of
from invoices.services.twins import twins_apply

JUDGED = (State.ACCEPTED, State.IN_REVIEW, State.REJECTED)
CONFIRMED, RULED_OUT, TAKEN_BACK = "twin.confirmed", "twin.ruled_out", "twin.reopened"


@transaction.atomic
def twin_decide(*, twin: Twin, same: bool, by: Actor) -> Twin:
    """Say that two invoices are one, so that the later is not booked, or that they are two.

    Raises:
        InvoiceApproved: the later one has been approved, and might be booked already.
    """
    state = Twin.State.SAME if same else Twin.State.DIFFERENT
    return _decided(twin, state, CONFIRMED if same else RULED_OUT, by)


@transaction.atomic
def twin_reopen(*, twin: Twin, by: Actor) -> Twin:
    """Take back what was said of two invoices: the later one waits for a person again."""
    return _decided(twin, Twin.State.OPEN, TAKEN_BACK, by)


@transaction.atomic
def twins_forget(*, document: Document) -> list[Invoice]:
    """Free the invoices that were held because of this document, before it is purged; return them."""
    held = Twin.objects.filter(earlier__document=document).exclude(invoice__document=document)
    invoices = list(Invoice.objects.filter(pk__in=held.values("invoice")).order_by("pk"))
    held.delete()
    for invoice in invoices:
        twins_apply(invoice=invoice)
        document_follow(document_id=invoice.document_id)
    return invoices


def document_follow(*, document_id: int) -> None:
    """Let a document that had come to its end follow its invoices, in the caller's transaction."""
    document = Document.objects.get(pk=document_id)
    state = state_of(document)
    if document.state in JUDGED and document.state != state:
        Document.objects.filter(pk=document_id, state=document.state).update(state=state, changed_at=timezone.now())


def _decided(twin: Twin, state: Twin.State, action: str, by: Actor) -> Twin:
    # The document before its invoice, as workers do.
    Document.objects.select_for_update(of=("self",)).get(pk=twin.invoice.document_id)
    invoice = Invoice.objects.select_for_update(of=("self",)).get(pk=twin.invoice_id)
    found = Twin.objects.select_for_update(of=("self",)).get(pk=twin.pk)
    if found.state == state:
        return found
    if state == Twin.State.SAME and invoice.state == Invoice.State.APPROVED:
        raise InvoiceApproved
    is_open = state == Twin.State.OPEN
    found.state = state
    found.decided_at = None if is_open else timezone.now()
    found.decided_by_id = None if is_open else by.user_id
    found.save(update_fields=["state", "decided_at", "decided_by"])
    twins_apply(invoice=invoice)
    document_follow(document_id=invoice.document_id)
    audit_record(action=action, by=by, organisation=invoice.organisation_id, on=found)
    return found
