"""manage.py verify_audit: proves the audit trail."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import AuditEntry
from accounts.services.audit import audit_verify


class Command(BaseCommand):
    """Proves the audit trail."""

    help = "Walk the audit trail and tell whether each row is as it was written and follows the one before."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a seal from an earlier run, by which a cut-off end would show."""
        parser.add_argument("--contains", metavar="SEAL", help="a seal printed by an earlier run or found in the log")

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk the trail."""
        proof = audit_verify()
        if proof.broken_at is not None:
            raise CommandError(
                f"The audit trail is broken at row {proof.broken_at}: {proof.entries} rows before it hold."
            )
        seal = options["contains"]
        if seal and not AuditEntry.objects.filter(hash=seal).exists():
            raise CommandError("The rows hold, but the seal you named is gone: the end of the trail was cut off.")
        self.stdout.write(f"The audit trail holds: {proof.entries} rows, last seal {proof.head}")
