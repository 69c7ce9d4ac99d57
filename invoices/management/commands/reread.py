"""manage.py reread: reads documents again, by another engine or recipe if asked, and keeps both readings."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.origin import Actor
from invoices.imaging.recipes import RECIPES
from invoices.management.changed import WORDS, as_json, in_words, summary
from invoices.management.selecting import add_selection, documents_of, each_of
from invoices.management.terminal import at_a_terminal, watched
from invoices.ocr.policy import AUTO
from invoices.ocr.registry import ENGINES
from invoices.selectors.changes import Change
from invoices.services.rereading import document_reread, document_reread_now
from invoices.wiring import reader_config, toolbox


class Command(BaseCommand):
    help = "Read documents again and say what changed. Every reading is kept; what people decided stays."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask which documents, by what, and when."""
        add_selection(parser)
        parser.add_argument("--engine", choices=[AUTO, *ENGINES], help="who reads (default: as it was asked for)")
        parser.add_argument("--recipe", help="how pages are prepared (default: as it was asked for)")
        parser.add_argument("--now", action="store_true", help="read in this process; without it, workers do")
        parser.add_argument("--verbose", action="store_true", help="with --now: each document with its differences")
        parser.add_argument("--jsonl", action="store_true", help="with --now: one JSON object a line, and no summary")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read them here one after another, or hand them to the workers."""
        with at_a_terminal():
            chosen, wanted = documents_of(options), _wanted(options)
            if options["now"]:
                self._now(chosen, wanted, options)
            else:
                self._later(chosen, wanted)

    def _now(self, chosen: list[int], wanted: dict[str, str], options: dict[str, Any]) -> None:
        changes = []
        for change in watched(_reread(chosen, wanted), unit="document", total=len(chosen)):
            changes.append(change)
            if options["jsonl"] or options["verbose"]:
                self.stdout.write(as_json(change) if options["jsonl"] else in_words(change))
        if not options["jsonl"]:
            self.stdout.write("\n".join(summary(changes)))

    def _later(self, chosen: list[int], wanted: dict[str, str]) -> None:
        rows = watched(each_of(chosen), unit="document", total=len(chosen))
        endings = Counter(document_reread(document=one, wanted=wanted, by=Actor()) for one in rows)
        self.stdout.write(f"{endings.pop(None, 0)} documents wait for the workers to read them again")
        for ending, times in endings.items():
            self.stdout.write(f"  {times} {WORDS[ending] if ending else ''}")


def _reread(chosen: list[int], wanted: dict[str, str]) -> Iterator[Change]:
    with toolbox() as tools:
        for document in each_of(chosen):
            yield document_reread_now(document=document, wanted=wanted, by=Actor(), tools=tools)


def _wanted(options: dict[str, Any]) -> dict[str, str]:
    known = reader_config().recipes
    recipe = options["recipe"]
    if recipe and recipe not in RECIPES and recipe not in known:
        raise CommandError(f"There is no recipe {recipe!r}. There are: {', '.join([*RECIPES, *known])}.")
    return {name: options[name] for name in ("engine", "recipe") if options[name]}
