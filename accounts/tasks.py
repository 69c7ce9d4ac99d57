"""What accounts does by the clock."""

from celery import shared_task

from accounts.services.sweep import accounts_sweep


@shared_task
def sweep(**_later_arguments: object) -> None:
    """Remove what has run out: sessions, invitations, counters of failed sign-ins."""
    accounts_sweep()
