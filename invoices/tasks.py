"""What invoices does in the background: each task carries ids, calls one service, and may run twice without harm."""

from celery import shared_task

from invoices.services.processing import document_process
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
