"""manage.py pull_source: fetches what a source has that is new, here and now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.origin import Actor
from invoices.models import SourceRun
from invoices.services.source_pulling import source_pull
from invoices.web.source_words import shown_run


class Command(BaseCommand):
    """Pulls a source."""

    help = "Fetch what a source has that is new; it may be stopped at any moment and goes on the next time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask which source."""
        parser.add_argument("source", type=int, metavar="ID", help="its number, as in the address of its page")

    def handle(self, *args: Any, **options: Any) -> None:
        """Pull it."""
        run = source_pull(source_id=options["source"], on_demand=True, by=Actor())
        if run is None:
            words = "it is paused, or another pull of it is running"
            raise CommandError(f"There is no source {options['source']}, {words}.")
        self.stdout.write(f"{run.new} new, {run.known} here already, {run.skipped} left out")
        if run.state != SourceRun.State.DONE:
            raise CommandError(shown_run(run).said)
