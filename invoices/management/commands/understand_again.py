"""manage.py understand_again: understands kept readings with the rules and models of today."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.origin import Actor
from invoices.management.changed import as_json, in_words, summary
from invoices.management.selecting import add_selection, documents_of, each_of
from invoices.management.terminal import at_a_terminal, watched
from invoices.services.rereading import document_understand_again


class Command(BaseCommand):
    help = "Understand kept readings again, free of charge, and say what changed. What people decided stays."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask which documents, and in what form to say what changed."""
        add_selection(parser)
        parser.add_argument("--verbose", action="store_true", help="each document with its differences")
        parser.add_argument("--jsonl", action="store_true", help="the same, one JSON object a line, and no summary")

    def handle(self, *args: Any, **options: Any) -> None:
        """Understand them one after another."""
        with at_a_terminal():
            chosen = documents_of(options)
            again = (document_understand_again(document=one, by=Actor()) for one in each_of(chosen))
            changes = []
            for change in watched(again, unit="document", total=len(chosen)):
                changes.append(change)
                if options["jsonl"] or options["verbose"]:
                    self.stdout.write(as_json(change) if options["jsonl"] else in_words(change))
            if not options["jsonl"]:
                self.stdout.write("\n".join(summary(changes)))
