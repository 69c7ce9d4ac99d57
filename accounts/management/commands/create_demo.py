"""manage.py create_demo: makes the demonstration accounts of a local installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts import wiring
from accounts.services.demo import CAST, PASSWORD, demo_create


class Command(BaseCommand):
    """Makes the demonstration accounts."""

    help = "Make the demonstration accounts, once. Only local settings allow it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to only tell who they are."""
        parser.add_argument("--show", action="store_true", help="only print how to sign in")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, and say how to sign in."""
        if not wiring.demo_accounts_allowed():
            raise CommandError("Demonstration accounts exist only in local settings. Use create_admin here.")
        if not options["show"]:
            demo_create()
        for person in CAST:
            self.stdout.write(f"{person.email:<26} {PASSWORD:<28} {person.says}")
