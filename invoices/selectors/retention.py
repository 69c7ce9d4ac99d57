"""How long documents are kept, and which may go."""

from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime

from django.db.models import Q
from django.utils import timezone

from accounts.models import Organisation
from invoices.models import Document, Preferences
from invoices.models.preferences import YEARS


@dataclass(frozen=True, slots=True)
class Keeping:
    """What an organisation decided about keeping."""

    years: int
    hold_reason: str


def keeping_of(organisation: int) -> Keeping:
    """Return for how long an organisation keeps its documents, and why nothing of it may go if that is so."""
    own = Preferences.objects.filter(organisation=organisation).values_list("retention_years", "hold_reason").first()
    return Keeping(*own) if own else Keeping(YEARS, "")


def goes_on(received_at: datetime, years: int) -> date:
    """Return the first day on which a document may go.

    The law counts from the end of the financial year, which mostly is the calendar year in which the paper came in. A
    company whose year ends later keeps one year more (docs/archive.md).
    """
    return date(min(timezone.localtime(received_at).year + years + 1, MAXYEAR), 1, 1)


def expired_documents(organisation: Organisation, *, now: datetime) -> list[int]:
    """Return the numbers of an organisation's documents that may go, the oldest first."""
    keeping = keeping_of(organisation.pk)
    here = timezone.localtime(now)
    if keeping.hold_reason or keeping.years >= here.year:
        return []
    # Received in a year that ended so many whole years ago.
    before = datetime(here.year - keeping.years, 1, 1, tzinfo=here.tzinfo)
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    due = Document.objects.of(organisation).filter(free, hold_reason="", received_at__lt=before)
    return list(due.order_by("received_at", "pk").values_list("pk", flat=True))


def why_kept(document: Document, *, now: datetime) -> str:
    """Say by a code why a document may not go: held, kept (the years are not over), in_use; nothing where it may."""
    keeping = keeping_of(document.organisation_id)
    if keeping.hold_reason or document.hold_reason:
        return "held"
    if timezone.localdate(now) < goes_on(document.received_at, keeping.years):
        return "kept"
    return "in_use" if document.lease_until and document.lease_until > now else ""
