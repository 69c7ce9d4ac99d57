"""How long something will still take: what a page has cost lately, times the pages that go before."""

from collections.abc import Collection
from statistics import median

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from invoices.models import Batch, Document, OcrRun
from invoices.models.document import ON_THE_WAY, State

# Enough readings that one odd document does not count, few enough that a change of engine shows within the hour.
LAST = 50
# Before anything was read here: a scanned page on two cores.
SECONDS_A_PAGE = 3.0


def seconds_a_page() -> float:
    """Return what a page took in the middle of the last readings."""
    rows = OcrRun.objects.annotate(many=F("document__pages")).filter(many__gt=0)
    taken = [seconds / many for seconds, many in rows.order_by("-pk").values_list("seconds", "many")[:LAST]]
    return median(taken) if taken else SECONDS_A_PAGE


def seconds_left(document: Document) -> int | None:
    """Return about how many seconds a document still takes; nothing once it is settled or put off."""
    if document.state not in ON_THE_WAY or document.next_attempt_at is not None:
        return None
    mine = max(1, (document.pages or 1) - document.step_page)
    ahead = _pages(_before([document])) if document.state == State.RECEIVED else 0
    return _seconds(ahead, mine)


def seconds_left_of(documents: Collection[Document]) -> int | None:
    """Return about how many seconds until the last of these is settled; nothing where none is on its way."""
    waiting = [document for document in documents if document.state in ON_THE_WAY and not document.next_attempt_at]
    if not waiting:
        return None
    ahead = _pages(_before(waiting).exclude(pk__in=[document.pk for document in waiting]))
    return _seconds(ahead + sum(max(1, (one.pages or 1) - one.step_page) for one in waiting), 0)


def seconds_left_in(batch: Batch) -> int | None:
    """Return about how many seconds until the last of a batch is settled; nothing where none is on its way."""
    mine = Document.objects.filter(batch=batch, state__in=ON_THE_WAY, next_attempt_at=None)
    last = mine.order_by("-priority", "-received_at").first()
    return None if last is None else _seconds(_pages(_before([last]).exclude(batch=batch)) + _pages(mine), 0)


def batch_progress(batch: Batch) -> dict[str, int]:
    """Return how many documents of a batch there are, are done, and failed."""
    settled = ~Q(state__in=ON_THE_WAY)
    counts: dict[str, int] = Document.objects.filter(batch=batch).aggregate(
        total=Count("pk"),
        done=Count("pk", filter=settled),
        failed=Count("pk", filter=Q(state=State.FAILED)),
    )
    return counts


def _seconds(shared: int, own: int) -> int:
    """Return the seconds for pages that all workers share and pages that one of them has."""
    return max(1, round(seconds_a_page() * (shared / _workers() + own)))


def _workers() -> int:
    """Return how many read at this moment, on whichever machines: those whose lease runs."""
    held = Document.objects.filter(state__in=(State.READING, State.UNDERSTOOD), lease_until__gt=timezone.now())
    return max(1, held.count())


def _before(documents: Collection[Document]) -> QuerySet[Document]:
    """Return what workers take before the last of these: more urgent, or as urgent and here for longer."""
    last = max(documents, key=lambda one: (one.priority, one.received_at))
    sooner = Q(priority__lt=last.priority) | Q(priority=last.priority, received_at__lt=last.received_at)
    return Document.objects.filter(sooner, state__in=ON_THE_WAY, next_attempt_at=None)


def _pages(documents: QuerySet[Document]) -> int:
    left = Coalesce(F("pages"), 1) - F("step_page")
    found = documents.order_by().aggregate(many=Count("pk"), pages=Sum(left))
    return max(int(found["pages"] or 0), int(found["many"]))
