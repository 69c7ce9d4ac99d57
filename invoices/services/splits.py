"""Consenting to the division of a file among several invoices, and taking that back."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.origin import Actor
from accounts.services.audit import audit_record
from invoices.errors import NotUnderstoodYet, PagesDecided, PagesNotCovered
from invoices.models import Document, Invoice, OcrRun, State
from invoices.parts import Range, covers
from invoices.selectors.twins import marks_by_invoice
from invoices.services.recording import outcome_record
from invoices.services.splitting import SPLIT, WHY, is_settled, pages_divide, ranges_of
from invoices.services.twin_decisions import document_follow
from invoices.services.twins import twins_find
from invoices.services.understanding import outcome_of, pages_of

JOINED = "document.joined"
UNDERSTOOD = (State.ACCEPTED, State.IN_REVIEW, State.REJECTED)


@transaction.atomic
def document_split(*, document: Document, ranges: Sequence[Range], by: Actor) -> list[Invoice]:
    """Make one invoice of each range of a file's pages; asked for twice, it is done once.

    Raises:
        NotUnderstoodYet: the file is on its way, or was never read.
        PagesNotCovered: a page is left out or taken twice, or is not in the file.
        PagesDecided: somebody has decided about an invoice of this file.
    """
    held, run = _held(document)
    asked = [(first, last) for first, last in ranges]
    pages = _page_count(held, run)
    if not covers(asked, pages):
        raise PagesNotCovered(pages=pages)
    if ranges_of(held) == asked and not held.splits:
        return _invoices(held)
    _refuse_if_decided(held)
    pages_divide(run=run, ranges=asked)
    return _ended(held, [], SPLIT, by)


@transaction.atomic
def document_join(*, document: Document, by: Actor) -> list[Invoice]:
    """Undo a division: the file stands as it was first understood, and the proposal to split it is back.

    Raises:
        NotUnderstoodYet: the file is on its way, or was never read.
        PagesDecided: somebody has decided about an invoice of this file.
    """
    held, run = _held(document)
    if held.invoices.count() < 2:
        return _invoices(held)
    _refuse_if_decided(held)
    outcome = outcome_of(run)
    pages = pages_of(outcome)
    held.invoices.exclude(first_page=pages.first).delete()
    outcome_record(run=run, outcome=outcome, pages=pages, why=WHY)
    return _ended(held, [list(each) for each in outcome.splits], JOINED, by)


def _held(document: Document) -> tuple[Document, OcrRun]:
    """Lock a file that has come to its end, and return it with the reading that its invoices were taken from."""
    held = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    first = held.invoices.select_related("run__document__organisation").order_by("first_page").first()
    if held.state not in UNDERSTOOD or first is None:
        raise NotUnderstoodYet
    return held, first.run


def _page_count(document: Document, run: OcrRun) -> int:
    return len(run.images) or document.pages or 1


def _refuse_if_decided(document: Document) -> None:
    if is_settled(document):
        raise PagesDecided


def _ended(document: Document, splits: list[list[int]], action: str, by: Actor) -> list[Invoice]:
    """Look for each invoice among those that are here, let the file follow them, and write down who did it."""
    document.splits = splits
    document.changed_at = timezone.now()
    document.save(update_fields=["splits", "changed_at"])
    marks = marks_by_invoice(document.invoices.all())
    for invoice in _invoices(document):
        twins_find(invoice=invoice, marks=marks[invoice.pk])
    document_follow(document_id=document.pk)
    document.refresh_from_db(fields=["state"])
    audit_record(action=action, by=by, organisation=document.organisation_id, on=document)
    return _invoices(document)


def _invoices(document: Document) -> list[Invoice]:
    return list(document.invoices.order_by("first_page"))
