"""The fast half for one document: understand its kept reading and write the invoices."""

from django.db import transaction
from django.utils import timezone

from invoices.fields import Outcome
from invoices.models import OcrRun, State
from invoices.ocr.kept import from_json
from invoices.selectors.context import context_of
from invoices.services.leases import Lease
from invoices.services.recording import Pages, outcome_record
from invoices.services.splitting import pages_divide, ranges_of
from invoices.wiring import quick_half


def document_understand(lease: Lease, run: OcrRun) -> Outcome:
    """Understand what was read and write what came of it; the row says so when this returns.

    Raises:
        KeptReadingDamaged: the reading is not what was kept.
        LeaseLost: another worker has it.
    """
    document = lease.document
    outcome = outcome_of(run)
    divided = ranges_of(document)
    # A file that was divided stays so.
    splits = [] if len(divided) > 1 else [list(pages) for pages in outcome.splits]
    with transaction.atomic():
        # First: the row is locked from here on, and whoever lost it writes nothing.
        lease.write(state=State.UNDERSTOOD, step="compare", splits=splits)
        if len(divided) > 1:
            pages_divide(run=run, ranges=divided, why=document.round_of)
        else:
            outcome_record(run=run, outcome=outcome, pages=pages_of(outcome), why=document.round_of)
    return outcome


def outcome_of(run: OcrRun) -> Outcome:
    """Understand a kept reading with what is known today."""
    context = context_of(run.document.organisation, today=timezone.localdate())
    return quick_half(context)(from_json(run.result.encode()))


def pages_of(outcome: Outcome) -> Pages:
    """Return the pages that an outcome speaks of: the first of several invoices, or the whole file."""
    if outcome.splits:
        return Pages(*outcome.splits[0])
    return Pages(1, max(1, len(outcome.result.pages)))
