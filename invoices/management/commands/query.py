"""manage.py query: typical questions to the database, by name."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Organisation
from invoices.management.answered import as_csv, as_table
from invoices.management.terminal import at_a_terminal
from invoices.selectors.questions.table import QUESTIONS


class Command(BaseCommand):
    help = "Answer a typical question to the database. --list names them all."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask which question, about whom, and in what form."""
        parser.add_argument("name", nargs="?", metavar="NAME", help="which question")
        parser.add_argument("--list", action="store_true", help="name the questions, each with what it answers")
        parser.add_argument(
            "--organisation", type=int, metavar="ID", help="of one organisation (default: all together)"
        )
        parser.add_argument("--csv", action="store_true", help="as CSV")

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer it, or name them."""
        with at_a_terminal():
            if options["list"]:
                self.stdout.write("\n".join(f"{name:<20}{question.asks}" for name, question in QUESTIONS.items()))
                return
            question = QUESTIONS.get(options["name"] or "")
            if question is None:
                raise CommandError(
                    f"There is no question {options['name'] or ''!r}. There are: {', '.join(QUESTIONS)}."
                )
            rows = question.find(_known(options["organisation"]))
            write = as_csv if options["csv"] else as_table
            for line in write(question.columns, rows):
                self.stdout.write(line)


def _known(organisation: int | None) -> int | None:
    if organisation is not None and not Organisation.objects.filter(pk=organisation).exists():
        raise CommandError(f"There is no organisation {organisation}.")
    return organisation
