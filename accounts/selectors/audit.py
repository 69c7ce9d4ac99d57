"""Reading the audit trail as a whole."""

from accounts.models import AuditEntry


def trail_contains(seal: str) -> bool:
    """Tell whether a row with this seal is still there."""
    return AuditEntry.objects.filter(hash=seal).exists()
