"""manage.py purge_expired: lets documents go whose years are over."""

from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from accounts.origin import Actor
from invoices.management.terminal import at_a_terminal, watched
from invoices.services.archive_remains import remains_find
from invoices.services.retention import Purge, documents_due, documents_purge_expired


class Command(BaseCommand):
    help = "Purge documents whose years of keeping are over: rows, bytes and pages. One sealed line of each stays."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an organisation."""
        parser.add_argument("--organisation", type=int, metavar="ID", help="only this one (default: all)")
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")

    def handle(self, *args: Any, **options: Any) -> None:
        """Purge, or say what would go."""
        chosen, now = options["organisation"], timezone.now()
        with at_a_terminal():
            if options["dry_run"]:
                due, remains = documents_due(now=now, organisation=chosen), sum(1 for _ in remains_find())
                self.stdout.write(f"{len(due)} documents would be purged. In the store without a row: {remains} files.")
                return
            self._tell(
                documents_purge_expired(
                    now=now, by=Actor(), organisation=chosen, watch=partial(watched, unit="document")
                )
            )

    def _tell(self, done: Purge) -> None:
        self.stdout.write(f"{done.purged} documents purged, {done.remains} remains removed.")
        if done.left:
            self.stderr.write(f"{done.left} documents were in use and stay until the next purge.")
