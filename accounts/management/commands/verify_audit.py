"""manage.py verify_audit: proves the audit trail."""

import re
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.selectors.audit import trail_contains
from accounts.services.audit import audit_verify


def whole_seal(text: str) -> str:
    """Return a seal as it is kept, or refuse what cannot be one: half a seal would look like a trail cut off."""
    seal = text.strip().lower()
    if not re.fullmatch(r"[0-9a-f]{64}", seal):
        raise ArgumentTypeError("a seal has 64 digits, 0 to 9 and a to f: copy all of it.")
    return seal


class Command(BaseCommand):
    """Proves the audit trail."""

    help = "Walk the audit trail and tell whether each row is as it was written and follows the one before."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a seal from an earlier run, by which a cut-off end would show."""
        known = "a seal printed by an earlier run or found in the log"
        parser.add_argument("--contains", metavar="SEAL", type=whole_seal, help=known)

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk the trail."""
        proof = audit_verify()
        if proof.broken_at is not None:
            raise CommandError(
                f"The audit trail is broken at row {proof.broken_at}: {proof.entries} rows before it hold."
            )
        seal = options["contains"]
        if seal and not trail_contains(seal):
            raise CommandError("The rows hold, but the seal you named is gone: the end of the trail was cut off.")
        self.stdout.write(f"The audit trail holds: {proof.entries} rows, last seal {proof.head}")
