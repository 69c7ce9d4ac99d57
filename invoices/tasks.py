"""What invoices does in the background: each task carries ids, calls one service, and may run twice without harm."""

from celery import shared_task
from django.utils import timezone

from accounts.origin import Actor
from invoices.services.processing import document_process
from invoices.services.retention import documents_purge_expired
from invoices.services.source_hints import sources_pull_due
from invoices.services.source_pulling import source_pull
from invoices.services.source_silence import silence_alarm
from invoices.services.sweep import intake_sweep


@shared_task
def read_document(*, document_id: int, **_later_arguments: object) -> None:
    """Take a document from its bytes to its invoices."""
    # No retry here: a passing error is written on the row with its next attempt, and the sweep hands it out again.
    document_process(document_id=document_id)


@shared_task
def sweep(**_later_arguments: object) -> None:
    """Hand out again what was never taken or whose worker died."""
    intake_sweep()


@shared_task
def pull_source(*, source_id: int, on_demand: bool = False, **_later_arguments: object) -> None:
    """Fetch what a source has that is new."""
    source_pull(source_id=source_id, on_demand=on_demand, by=Actor())


@shared_task
def pull_due_sources(**_later_arguments: object) -> None:
    """Hand out the sources whose turn has come, and tell of those from which nothing comes."""
    sources_pull_due()
    silence_alarm()


# On the first of January a whole year's documents have run out.
@shared_task(soft_time_limit=3600, time_limit=3660)
def purge(**_later_arguments: object) -> None:
    """Let documents go whose years are over."""
    documents_purge_expired(now=timezone.now(), by=Actor(via="schedule"))
