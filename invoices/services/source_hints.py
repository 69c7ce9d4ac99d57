"""Telling workers that a source is to be pulled. A hint may be lost: the row says when its turn is."""

import logging
from functools import partial

from celery import current_app
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import KombuError

from invoices.models import Source

logger = logging.getLogger("probant.queue")

TASK = "invoices.tasks.pull_source"
# They are given out every minute: an older one says nothing new.
GOOD_FOR = 90


def sources_pull_due() -> int:
    """Tell workers of all sources whose turn has come; return how many were told."""
    due = Source.objects.due(timezone.now()).order_by("next_run_at", "pk").values_list("pk", flat=True)
    return sum(_tell(source_id, on_demand=False) for source_id in due)


def pull_hint(source_id: int, *, on_demand: bool = False) -> None:
    """Tell workers of a source once the caller's transaction holds."""
    transaction.on_commit(partial(_tell, source_id, on_demand=on_demand))


def _tell(source_id: int, *, on_demand: bool) -> bool:
    """Tell workers now; a broker that is away is logged and never in the way of what was asked."""
    facts = {"source_id": source_id, "on_demand": on_demand}
    try:
        # No second try: a page must not wait for a broker.
        current_app.send_task(TASK, kwargs=facts, expires=GOOD_FOR, retry=False)
    except (KombuError, OSError) as problem:
        logger.warning("hint not sent", extra={"source": source_id, "problem": type(problem).__name__})
        return False
    return True
