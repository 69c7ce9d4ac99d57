"""Dividing the pages of a file among several invoices: each is understood anew from its part of the kept reading."""

from collections.abc import Sequence

from django.utils import timezone

from accounts.origin import Actor
from accounts.services.audit import audit_record
from invoices.models import Document, Invoice, OcrRun
from invoices.ocr.kept import from_json
from invoices.parts import Range, covers, outcome_in, result_part
from invoices.selectors.context import context_of
from invoices.selectors.policies import preferences_of
from invoices.services.recording import Pages, is_decided, outcome_record
from invoices.understanding import understand

SPLIT = "document.split"
WHY = "split"


def ranges_of(document: Document) -> list[Range]:
    """Return the pages of each invoice of a file, in their order."""
    return list(document.invoices.order_by("first_page").values_list("first_page", "last_page"))


def pages_divide(*, run: OcrRun, ranges: Sequence[Range], why: str = WHY) -> list[Invoice]:
    """Make one invoice of each range of pages, in the caller's transaction; those of other pages go.

    What a person has decided about keeps its values.

    Raises:
        KeptReadingDamaged: the reading is not what was kept.
    """
    document, result = run.document, from_json(run.result.encode())
    context = context_of(document.organisation, today=timezone.localdate())
    document.invoices.exclude(first_page__in=[first for first, _ in ranges]).delete()
    invoices = []
    for first, last in ranges:
        outcome = understand(result_part(result, first, last), context=context, as_one=True)
        whole = outcome_in(outcome, result, first)
        invoices.append(outcome_record(run=run, outcome=whole, pages=Pages(first, last), why=why))
    return invoices


def split_by_rule(*, document: Document, run: OcrRun) -> bool:
    """Divide a file as proposed where its organisation wants that unasked, in the caller's transaction."""
    ranges: list[Range] = [(first, last) for first, last in document.splits]
    if len(ranges) < 2 or not preferences_of(document.organisation_id).split_unasked or is_settled(document):
        return False
    # What is proposed for a long file leaves pages out that nobody looked at; a person divides it.
    if not covers(ranges, len(run.images) or document.pages or 0):
        return False
    pages_divide(run=run, ranges=ranges)
    document.splits = []
    document.save(update_fields=["splits"])
    audit_record(action=SPLIT, by=Actor(via="rule"), organisation=document.organisation_id, on=document)
    return True


def is_settled(document: Document) -> bool:
    """Tell whether a person has decided about one of a file's invoices, or compared it with another."""
    invoices = list(document.invoices.all())
    compared = document.invoices.filter(twins__decided_at__isnull=False)
    compared = compared | document.invoices.filter(later_twins__decided_at__isnull=False)
    return any(is_decided(invoice) for invoice in invoices) or compared.exists()
