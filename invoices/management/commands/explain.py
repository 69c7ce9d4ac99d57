"""manage.py explain: all that could be the value of a field of one document, and why the winner won."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from invoices.bulk import read_file
from invoices.fields import Context, Field
from invoices.labelled.explaining import explained
from invoices.management.explained import explained_in_words
from invoices.management.material import as_read
from invoices.management.terminal import at_a_terminal, shown_label
from invoices.understanding import Models
from invoices.wiring import file_limits, toolbox
from invoices.wording import in_words
from learning.core.errors import ArtefactRefused

LANGUAGES = ("fr", "en")


class Command(BaseCommand):
    help = "Read one document and say of a field what could be its value, and why the one that was chosen won."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for a document and a field."""
        parser.add_argument("file", type=Path, metavar="FILE", help="a document, or a reading kept with --save-ocr")
        parser.add_argument(
            "--field", required=True, choices=[name.value for name in Field], metavar="total_gross", help="its name"
        )
        parser.add_argument("--language", choices=LANGUAGES, help="of the explanation (default: that of the product)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, understand, and explain in the language asked for."""
        language = options["language"] or settings.LANGUAGE_CODE
        with at_a_terminal(), translation.override(language), toolbox() as tools:
            read = read_file(options["file"], tools, as_read, most_bytes=file_limits().most_bytes)
            if read.result is None:
                why = in_words(read.error) if read.error else ""
                raise CommandError(f"{shown_label(options['file'])}: {why}")
            context = Context.empty(timezone.localdate())
            found = explained(read.result, Field(options["field"]), context=context, models=_models())
            self.stdout.write("\n".join(explained_in_words(found)))


def _models() -> Models:
    try:
        return Models.shipped()
    except (ArtefactRefused, ValueError) as problem:
        raise CommandError(str(problem)) from problem
