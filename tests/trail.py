"""Reading the audit trail in a test."""

from accounts.models import AuditEntry, User


def actions(**facts: object) -> list[str]:
    """Return what was done, in order; the facts narrow it down."""
    return list(AuditEntry.objects.filter(**facts).order_by("pk").values_list("action", flat=True))


def actions_of(user: User) -> list[str]:
    """Return what a person did."""
    return actions(actor=user.pk)


def latest() -> AuditEntry:
    """Return the last row."""
    return AuditEntry.objects.order_by("pk")[AuditEntry.objects.count() - 1]
