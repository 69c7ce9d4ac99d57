"""manage.py export_person: all that is kept of a person, to be handed to them."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from accounts.models import User
from accounts.origin import Actor
from accounts.services.privacy import person_export
from invoices.management.people import account_of, add_person, subject_of
from invoices.management.terminal import at_a_terminal, label, watched
from invoices.selectors.people_named import documents_naming
from invoices.services.person_papers import person_papers


class Command(BaseCommand):
    help = "Write all that is kept of a person: an account as JSON, somebody on invoices as a ZIP with the documents."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask where to, and about whom."""
        parser.add_argument("to", type=Path, metavar="FILE")
        add_person(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file."""
        to: Path = options["to"]
        if to.exists() or not to.parent.is_dir():
            raise CommandError(f"{label(to)} is there already, or its folder is not: name another file.")
        with at_a_terminal():
            if user := account_of(options):
                _write(to, user)
                self.stdout.write(f"{label(to)}: all that is kept of this account.")
                return
            organisation, sought = subject_of(options)
            found = documents_naming(organisation=organisation, sought=sought, watch=partial(watched, unit="document"))
            count = person_papers(
                organisation=organisation, sought=sought, documents=found, to=to, now=timezone.now(), by=Actor()
            )
            self.stdout.write(f"{label(to)}: {count} documents. Look through them: others may be named on them too.")


def _write(to: Path, user: User) -> None:
    told = json.dumps(person_export(user=user, by=Actor()), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    with to.open("x", encoding="utf-8") as file:
        to.chmod(0o600)
        file.write(told + "\n")
