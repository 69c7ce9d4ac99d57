"""Handing out again what was never taken, or whose worker died."""

from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from invoices.models import Document, State
from invoices.models.document import Priority
from invoices.services.hints import hint_now
from invoices.services.settling import documents_bury

# More at once would only fill a queue that the next sweep fills again; and while as many were told of lately, the queue
# has enough: those that wait behind them are not told of a second time.
MOST_AT_ONCE = 200
# While others are being read, a document that waits is in the queue; one that waits so long was lost from it.
PATIENCE = timedelta(minutes=10)
# When nothing is being read although something waits, the hints are gone.
IMPATIENCE = timedelta(seconds=20)


def intake_sweep() -> int:
    """Tell workers again of what nobody took, and bury what killed three of them; return how many were told of."""
    now = timezone.now()
    documents_bury(now)
    told = 0
    for document in _forgotten(now):
        if not hint_now(document.pk, document.priority):
            # The broker is away; the next sweep tries again.
            break
        told += 1
    return told


def _forgotten(now: datetime) -> list[Document]:
    """Return what is to be done and nobody was told of lately, the most urgent first."""
    busy = Document.objects.filter(state=State.READING, lease_until__gt=now).exists()
    patience = PATIENCE if busy else IMPATIENCE
    # It was put off and its time has come since it was hinted at last, or its worker died: the former hint is spent.
    untold = Q(hinted_at=None) | Q(hinted_at__lt=F("next_attempt_at")) | Q(hinted_at__lt=F("lease_until"))
    waiting = Document.objects.claimable(now)
    told_lately = waiting.filter(hinted_at__gt=now - patience, hinted_at__lte=now + patience).count()
    if told_lately < MOST_AT_ONCE:
        untold |= _long_ago(now, patience)
    due = waiting.filter(untold).order_by("received_at")
    urgent = list(due.filter(priority=Priority.PERSON)[:MOST_AT_ONCE])
    # A long import waits in the rows; the queue, which may be a folder of files, holds a few hundred of it.
    room = max(0, MOST_AT_ONCE - told_lately - len(urgent))
    return [*urgent, *due.exclude(priority=Priority.PERSON)[:room]]


def _long_ago(now: datetime, pause: timedelta) -> Q:
    # Told in times to come: the clock was put back since.
    return Q(hinted_at__lte=now - pause) | Q(hinted_at__gt=now + pause)
