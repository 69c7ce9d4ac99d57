"""What those ask who look after the reading: what went well, what took long, what waits for a person."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Q

from invoices.models import Correction, Document, Invoice, OcrRun, Twin
from invoices.selectors.questions.question import Row, cents, mine

LONGEST = 20
MINUTE_PLACES = 3


def states(organisation: int | None) -> Iterable[Row]:
    """Count documents by where they stand."""
    found = mine(Document.objects.order_by(), organisation).values("state").annotate(many=Count("pk"))
    for one in found.order_by("-many", "state"):
        yield one["state"], one["many"]


def slowest(organisation: int | None) -> Iterable[Row]:
    """List the readings that took longest."""
    found = mine(OcrRun.objects.select_related("document"), organisation, "document__organisation")
    for run in found.order_by("-seconds", "pk")[:LONGEST]:
        pages = len(run.measures)
        yield run.document_id, run.document.name, run.engine, run.recipe, pages, round(run.seconds, MINUTE_PLACES)


def engines(organisation: int | None) -> Iterable[Row]:
    """Compare engines: how many readings, how well they read, and how many invoices could be booked unseen."""
    found = (
        mine(Invoice.objects.all(), organisation)
        .values("run__engine")
        .annotate(many=Count("pk"), unseen=Count("pk", filter=Q(state=Invoice.State.ACCEPTED)))
        .order_by("-many", "run__engine")
    )
    for one in found:
        yield one["run__engine"], one["many"], one["unseen"], round(one["unseen"] / one["many"], MINUTE_PLACES)


def corrections(organisation: int | None) -> Iterable[Row]:
    """Count what people corrected, field by field and by the engine that had read it, among what they looked at."""
    looked_at = Counter(
        mine(Invoice.objects.filter(reviews__closed_at__isnull=False), organisation)
        .distinct()
        .values_list("run__engine", flat=True)
    )
    found = (
        mine(Correction.objects.order_by(), organisation, "invoice__organisation")
        .values("field", "invoice__run__engine")
        .annotate(many=Count("invoice", distinct=True))
        .order_by("-many", "field", "invoice__run__engine")
    )
    for one in found:
        engine = one["invoice__run__engine"]
        among = looked_at[engine]
        share = round(1 - one["many"] / among, MINUTE_PLACES) if among >= one["many"] else None
        yield one["field"], engine, one["many"], among, share


def duplicates(organisation: int | None) -> Iterable[Row]:
    """List the pairs that nobody has decided about."""
    pairs = Twin.objects.filter(state=Twin.State.OPEN).select_related("invoice__document", "earlier__document")
    for twin in mine(pairs, organisation, "invoice__organisation").order_by("pk"):
        later, earlier = twin.invoice, twin.earlier
        number, total = later.invoice_number, cents(later.total_gross)
        yield later.supplier_name, number, total, later.document.name, earlier.document.name, twin.why


def findings(organisation: int | None) -> Iterable[Row]:
    """Count why invoices wait for a person."""
    waiting = mine(Invoice.objects.filter(state=Invoice.State.IN_REVIEW), organisation)
    codes: Counter[tuple[str, str]] = Counter()
    for found in waiting.values_list("findings", flat=True):
        codes.update({(str(one["code"]), str(one["severity"])) for one in found})
    for (code, severity), many in sorted(codes.items(), key=lambda item: (-item[1], item[0])):
        yield code, severity, many


def failures(organisation: int | None) -> Iterable[Row]:
    """List what failed, with the reason."""
    failed = mine(Document.objects.filter(state="failed"), organisation).order_by("pk")
    yield from failed.values_list("pk", "name", "error_code", "retries")
