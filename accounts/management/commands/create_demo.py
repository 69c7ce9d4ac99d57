"""manage.py create_demo: makes the demonstration accounts of a local installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts import wiring
from accounts.services.demo import CAST, PASSWORD, DemoAddressTaken, demo_create


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
            make()
        for person in CAST:
            self.stdout.write(f"{person.email:<26} {PASSWORD:<28} {person.says}")


def make() -> None:
    """Make the accounts, or say which address stands in the way."""
    try:
        demo_create()
    except DemoAddressTaken as problem:
        raise CommandError(
            f"{problem} is the address of somebody who is no demonstration account. "
            "Give this person another address in /admin/, or start with another DATA_DIR."
        ) from problem
