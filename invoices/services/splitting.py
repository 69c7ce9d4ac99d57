"""Dividing the pages of a file among several invoices: each is understood anew from its part of the kept reading."""

from collections.abc import Sequence

from django.utils import timezone

from accounts.origin import Actor
from accounts.services.audit import audit_record
from invoices.fields import Outcome
from invoices.models import Document, Invoice, OcrRun
from invoices.ocr.kept import from_json
from invoices.parts import Range, covers, outcome_in, result_part
from invoices.selectors.context import context_of
from invoices.selectors.policies import preferences_of
from invoices.services.recording import Pages, outcome_record
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
    document = run.document
    document.invoices.exclude(first_page__in=[first for first, _ in ranges]).delete()
    return [
        outcome_record(run=run, outcome=outcome, pages=Pages(*pages), why=why)
        for pages, outcome in zip(ranges, parts_understood(run=run, ranges=ranges), strict=True)
    ]


def parts_understood(*, run: OcrRun, ranges: Sequence[Range]) -> list[Outcome]:
    """Understand parts of a file, each as one invoice, with what is known today.

    Raises:
        KeptReadingDamaged: the reading is not what was kept.
    """
    result = from_json(run.result.encode())
    context = context_of(run.document.organisation, today=timezone.localdate())
    parts = (understand(result_part(result, *pages), context=context, as_one=True) for pages in ranges)
    return [outcome_in(outcome, result, first) for outcome, (first, _) in zip(parts, ranges, strict=True)]


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
    compared = document.invoices.filter(twins__decided_at__isnull=False)
    compared = compared | document.invoices.filter(later_twins__decided_at__isnull=False)
    return document.invoices.decided().exists() or compared.exists()
