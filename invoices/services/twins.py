"""Looking for an invoice among those that are here already, and holding it while a person decides."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from django.db import connection, transaction

from invoices.fields import Severity, Verdict
from invoices.models import Invoice, Review, Twin, TwinBand
from invoices.selectors.twins import look_alikes, marks_from_store, prints_of_row
from invoices.services.recording import STATES
from invoices.twins.compare import Likeness, Why, compare
from invoices.twins.keys import number_key
from invoices.twins.prints import Marks, bands_of

# The first of the two numbers of a PostgreSQL lock; the second is the organisation. The archive's register has 7236.
LOCK = 7_237
FIRST_ROUND = "received"
FINDING = "duplicate_suspected"
SAMES = {Why.KEY: "number", Why.TEXT: "text", Why.PICTURE: "picture"}
FIELDS = {Why.KEY: ["invoice_number", "supplier_name", "issue_date", "total_gross"], Why.TEXT: [], Why.PICTURE: []}


@transaction.atomic
def twins_find(*, invoice: Invoice, marks: Marks | None = None) -> list[Twin]:
    """Find the invoices that this one repeats, link them with the evidence, and hold this one for a person.

    Marks that were taken beforehand spare the time under the lock. It may be called again: a pair is linked once.
    """
    taken = marks or marks_from_store(invoice)
    _wait_for_turn(invoice.organisation_id)
    _keep(invoice, taken)
    prints = prints_of_row(invoice)
    for other in look_alikes(invoice, prints):
        if _came_before(other, invoice) and (likeness := compare(prints, prints_of_row(other))) is not None:
            _link(invoice, other, likeness)
    twins_apply(invoice=invoice)
    return list(invoice.twins.order_by("pk"))


def twins_apply(*, invoice: Invoice) -> None:
    """Let an invoice stand as its twins, and what people said of them, make it; in the caller's transaction."""
    twins = list(invoice.twins.exclude(state=Twin.State.DIFFERENT).select_related("earlier").order_by("pk"))
    others = [found for found in invoice.findings if found.get("code") != FINDING]
    findings = [*others, *_findings(twins)]
    state = _state(invoice, twins, was_held=len(others) < len(invoice.findings))
    if (findings, state) != (invoice.findings, invoice.state):
        invoice.findings, invoice.state = findings, state
        invoice.version += 1
        invoice.save(update_fields=["findings", "state", "version"])


def _keep(invoice: Invoice, marks: Marks) -> None:
    """Write down by what an invoice is found again."""
    invoice.number_key = number_key(invoice.invoice_number)
    invoice.prints = marks.as_json()
    invoice.save(update_fields=["number_key", "prints"])
    invoice.bands.all().delete()
    organisation = invoice.organisation_id
    TwinBand.objects.bulk_create(
        TwinBand(organisation_id=organisation, band=band, invoice=invoice) for band in bands_of(marks)
    )


def _came_before(other: Invoice, invoice: Invoice) -> bool:
    """Tell whether it was here first: by its number, or because it was looked for before this one ever was."""
    document = invoice.document
    is_new = document.settled_at is None and document.round_of == FIRST_ROUND
    was_first = other.pk < invoice.pk or (is_new and bool(other.prints))
    return was_first and not other.twins.filter(earlier=invoice).exists()


def _link(invoice: Invoice, earlier: Invoice, likeness: Likeness) -> None:
    facts = {
        "why": likeness.why.value,
        "likeness": likeness.share,
        "evidence": [asdict(row) for row in likeness.evidence],
    }
    twin, is_new = Twin.objects.get_or_create(invoice=invoice, earlier=earlier, defaults=facts)
    if not is_new and twin.state == Twin.State.OPEN:
        # Read or corrected since: a person decides by what stands there now.
        Twin.objects.filter(pk=twin.pk).update(**facts)


def _findings(twins: Iterable[Twin]) -> Iterator[dict[str, object]]:
    for twin in twins:
        why = Why(twin.why)
        facts = {"number": twin.earlier.invoice_number or "…", "same": SAMES[why], "invoice": twin.earlier_id}
        yield {"code": FINDING, "severity": Severity.DOUBT.value, "fields": FIELDS[why], "facts": facts}


def _state(invoice: Invoice, twins: Iterable[Twin], *, was_held: bool) -> str:
    """Return what has become of an invoice; a person's word about it goes before everything else."""
    rejected = invoice.reviews.filter(verdict=Review.Verdict.REJECTED)
    if invoice.state == Invoice.State.APPROVED or (invoice.state == Invoice.State.REJECTED and rejected.exists()):
        return invoice.state
    states = {twin.state for twin in twins}
    if Twin.State.SAME in states:
        return Invoice.State.REJECTED
    judged = STATES[Verdict(invoice.understanding.verdict)]
    # What may not be booked at all is not put before a person for being here twice as well.
    if Twin.State.OPEN in states:
        return Invoice.State.REJECTED if judged == Invoice.State.REJECTED else Invoice.State.IN_REVIEW
    return judged if was_held else invoice.state


def _wait_for_turn(organisation: int) -> None:
    """Let one invoice of an organisation at a time look around: of two copies that come together one sees the other."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, organisation % 2**31])
