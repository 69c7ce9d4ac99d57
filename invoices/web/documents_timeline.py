"""Where a document stands on its way: received, read, understood, done; with what happened when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from invoices.models import Document, OcrRun, State
from invoices.models.document import ON_THE_WAY

DONE, NOW, NEXT, ENDED, ASKED = "done", "now", "next", "ended", "asked"
# How the last step looks: a green tick would say that there is nothing left to do.
ENDS = {State.ACCEPTED: DONE, State.IN_REVIEW: ASKED, State.REJECTED: ENDED}


@dataclass(frozen=True, slots=True)
class Moment:
    """One step of the way."""

    name: str  # received, read, understood, settled
    title: str
    stage: str  # done, now, next, ended where the way broke off, or asked where a person goes on
    at: datetime | None = None


def timeline(document: Document, runs: Sequence[OcrRun]) -> list[Moment]:
    """Return the steps of a document's way, those that are done and those that are to come."""
    stages = _stages(document)
    read_at = runs[0].at if runs and stages["read"] == DONE else None
    return [
        Moment("received", _("Received"), DONE, document.received_at),
        Moment("read", pgettext("step", "Read"), stages["read"], read_at),
        Moment("understood", _("Understood"), stages["understood"], None),
        Moment("settled", _end(document), stages["settled"], document.settled_at),
    ]


def _stages(document: Document) -> dict[str, str]:
    """Return how far each step is; what failed ended at the step it was in."""
    if document.state == State.FAILED:
        was_read = document.reading_id is not None
        return {"read": DONE if was_read else ENDED, "understood": ENDED if was_read else NEXT, "settled": ENDED}
    if document.state not in ON_THE_WAY:
        return {"read": DONE, "understood": DONE, "settled": ENDS[State(document.state)]}
    if document.state == State.RECEIVED:
        return dict.fromkeys(("read", "understood", "settled"), NEXT)
    if document.reading_id is None:
        return {"read": NOW, "understood": NEXT, "settled": NEXT}
    return {"read": DONE, "understood": NOW, "settled": NEXT}


def _end(document: Document) -> str:
    return pgettext("step", "Done") if document.state in ON_THE_WAY else str(document.get_state_display())
