"""Reading and understanding again: each attempt is kept beside the others, and what people decided stays."""

from collections.abc import Iterator, Mapping

from django.db import transaction
from django.utils import timezone

from accounts.origin import Actor
from accounts.services.audit import audit_record
from invoices.errors import InvoiceError
from invoices.fields import Outcome
from invoices.models import Document, OcrRun, State
from invoices.models.document import FINAL
from invoices.pipeline import Tools
from invoices.selectors.changes import Change, Ending, change_of, said_of
from invoices.services.costs import cost_avoided
from invoices.services.hints import hint
from invoices.services.processing import document_process
from invoices.services.recording import Pages, outcome_record
from invoices.services.settling import NO_ERROR, state_of
from invoices.services.splitting import parts_understood
from invoices.services.twins import twins_find
from invoices.services.understanding import outcome_of, pages_of

REREAD, AGAIN = "reread", "understood_again"


def document_reread(
    *, document: Document, wanted: Mapping[str, str], by: Actor, with_hint: bool = True
) -> Ending | None:
    """Begin a new round of the slow half; nothing when it has begun, else why not.

    What was read before is kept. What is wanted (engine, recipe) is added to what the sender had asked for.
    """
    if document.invoices.decided().exists():
        return Ending.DECIDED
    with transaction.atomic():
        if not _begin(document, {**document.wanted, **wanted}):
            return Ending.BUSY
        if with_hint:
            hint(document)
        audit_record(action="document.reread", by=by, organisation=document.organisation_id, on=document)
    document.refresh_from_db()
    return None


def document_reread_now(*, document: Document, wanted: Mapping[str, str], by: Actor, tools: Tools) -> Change:
    """Read a document again in this very process, and say what changed."""
    before = said_of(document)
    if (why_not := document_reread(document=document, wanted=wanted, by=by, with_hint=False)) is not None:
        return Change(document.pk, document.name, why_not)
    state = document_process(document_id=document.pk, tools=tools)
    if state is None:
        return Change(document.pk, document.name, Ending.BUSY)
    if state in (State.FAILED, State.RECEIVED):
        return Change(document.pk, document.name, Ending.FAILED)
    return change_of(document, before)


def document_understand_again(*, document: Document, by: Actor) -> Change:
    """Understand the kept reading of a document with the rules, the models and the knowledge of today."""
    if document.invoices.decided().exists():
        return Change(document.pk, document.name, Ending.DECIDED)
    before = said_of(document)
    try:
        passes = list(_understood(document))
    except InvoiceError:
        return Change(document.pk, document.name, Ending.FAILED)
    if not passes:
        return Change(document.pk, document.name, Ending.UNREAD)
    if not _written(document, passes, by):
        return Change(document.pk, document.name, Ending.BUSY)
    return change_of(document, before)


def _begin(document: Document, wanted: Mapping[str, str]) -> bool:
    """Put a document that nobody has back to its beginning."""
    free = Document.objects.filter(pk=document.pk, state__in=(State.RECEIVED, *FINAL))
    facts: dict[str, object] = {
        "state": State.RECEIVED,
        "reading": None,
        "round_of": REREAD,
        "wanted": dict(wanted),
        "crashes": 0,
        "retries": 0,
        "next_attempt_at": None,
        "hinted_at": None,
        "settled_at": None,
        "changed_at": timezone.now(),
        **NO_ERROR,
    }
    return free.update(**facts) == 1


Pass = tuple[OcrRun, Outcome, Pages]


def _understood(document: Document) -> Iterator[Pass]:
    """Understand each invoice of a document by the reading it came from; with none yet, the last that is kept.

    Raises:
        InvoiceError: a reading is not what was kept.
    """
    invoices = list(document.invoices.select_related("run__document__organisation").order_by("first_page"))
    if len(invoices) > 1:
        for invoice in invoices:
            pages = (invoice.first_page, invoice.last_page)
            (outcome,) = parts_understood(run=invoice.run, ranges=[pages])
            yield invoice.run, outcome, Pages(*pages)
        return
    run = invoices[0].run if invoices else document.runs.select_related("document__organisation").last()
    if run is not None:
        outcome = outcome_of(run)
        yield run, outcome, pages_of(outcome)


@transaction.atomic
def _written(document: Document, passes: list[Pass], by: Actor) -> bool:
    """Write what was understood, unless a worker has taken the document meanwhile."""
    now = timezone.now()
    # First: the row is locked from here on.
    settled = Document.objects.filter(pk=document.pk, state__in=FINAL)
    if settled.update(changed_at=now) != 1:
        return False
    for result in {run.pk: outcome.result for run, outcome, _ in passes}.values():
        cost_avoided(document, result)
    for run, outcome, pages in passes:
        twins_find(invoice=outcome_record(run=run, outcome=outcome, pages=pages, why=AGAIN))
    settled.update(state=state_of(document), settled_at=now, **NO_ERROR)
    audit_record(action="document.understood_again", by=by, organisation=document.organisation_id, on=document)
    return True
