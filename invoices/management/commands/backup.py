"""manage.py backup: one file with the database and all documents, while everything goes on running."""

from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.origin import Actor
from invoices.keeping.backup import Backup, backup_make
from invoices.keeping.errors import BackupError
from invoices.management.terminal import at_a_terminal, label, watched


class Command(BaseCommand):
    help = "Write a backup of database and documents into one file. The keys are not in it: keep them elsewhere."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask where to."""
        parser.add_argument(
            "to", type=Path, metavar="FILE|FOLDER", help="a file, or a folder for one named by the time"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it, and end with 1 when a document could not be read."""
        with at_a_terminal():
            made = _made(options["to"])
        self.stdout.write(f"{label(made.path)}: {made.files} files, {made.bytes} bytes.")
        if made.unreadable:
            first = made.unreadable[0]
            raise CommandError(
                f"{len(made.unreadable)} files could not be read and are not in it, as {first}: verify_archive."
            )


def _made(to: Path) -> Backup:
    if to.exists() and not to.is_dir():
        raise CommandError(f"{label(to)} is there already. Name another file, or a folder.")
    if not to.parent.is_dir():
        raise CommandError(f"The folder {label(to.parent)} is not there: make it first.")
    try:
        return backup_make(to=to, now=timezone.now(), by=Actor(), watch=partial(watched, unit="file"))
    except BackupError as problem:
        raise CommandError(str(problem)) from problem
