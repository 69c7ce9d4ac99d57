"""manage.py erase_person: forgets a person where the law allows, and says what must stay until when."""

from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.errors import LastAdministrator
from accounts.models import Organisation, User
from accounts.origin import Actor
from accounts.services.privacy import person_erase
from invoices.management.people import account_of, add_person, subject_of
from invoices.management.terminal import at_a_terminal, watched
from invoices.management.terminal import shown as printable
from invoices.selectors.people_named import Sought, documents_naming
from invoices.services.erasure import Stays, person_forget, stays_because

WHY = {
    "kept": "the law has it kept until {until}",
    "held": "held: {reason}; without that it may go on {until}",
    "in_use": "it is just being read; start again",
    "": "may go now",
}


class Command(BaseCommand):
    help = "Erase an account; or purge somebody's documents whose years are over, and say until when the others stay."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask about whom."""
        add_person(parser)
        parser.add_argument("--dry-run", action="store_true", help="only say what would go and what would stay")

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase what may go."""
        with at_a_terminal():
            if user := account_of(options):
                self._erase_account(user, only_say=options["dry_run"])
            else:
                organisation, sought = subject_of(options)
                self._erase_documents(organisation, sought, only_say=options["dry_run"])

    def _erase_account(self, user: User, *, only_say: bool) -> None:
        if only_say:
            self.stdout.write(f"Account {user.pk} would be erased, with its tokens, sessions and memberships.")
            return
        number = user.pk
        try:
            person_erase(user=user, by=Actor())
        except LastAdministrator as problem:
            raise CommandError(
                "An organisation would have nobody left to manage it: name another administrator there first."
            ) from problem
        self.stdout.write(f"Account {number} is erased. Documents that came from it stay, without its name.")

    def _erase_documents(self, organisation: Organisation, sought: Sought, *, only_say: bool) -> None:
        now = timezone.now()
        found = documents_naming(organisation=organisation, sought=sought, watch=partial(watched, unit="document"))
        if only_say:
            self._list([stays_because(document, now=now) for document in found])
            return
        done = person_forget(organisation=organisation, sought=sought, documents=found, now=now, by=Actor())
        self._list(list(done.stays))
        self.stdout.write(f"{len(done.erased)} documents erased, {len(done.stays)} stay.")

    def _list(self, documents: list[Stays]) -> None:
        for one in documents:
            why = WHY[one.why].format(until=one.until.isoformat(), reason=one.hold_reason)
            self.stdout.write(printable(f"document {one.document}, {one.name}: {why}"))
