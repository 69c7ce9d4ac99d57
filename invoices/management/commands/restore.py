"""manage.py restore: puts a backup into an empty installation, and proves what it put there."""

from functools import partial
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.origin import Actor
from invoices.keeping.errors import BackupError
from invoices.keeping.restore import Restored, backup_restore
from invoices.management.terminal import at_a_terminal, label, watched


class Command(BaseCommand):
    help = "Restore a backup into an installation without people or documents, with the keys it was made with."
    # The tables may be missing: they come with the backup.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the backup."""
        parser.add_argument("file", type=Path, metavar="FILE", help="a file that backup wrote")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore it, then walk the audit trail and the archive."""
        with at_a_terminal():
            done = _restored(options["file"])
        self.stdout.write(f"Restored: {done.files} files, as they were on {done.made_at:%Y-%m-%d %H:%M} UTC.")
        for proof in ("verify_audit", "verify_archive"):
            call_command(proof, stdout=self.stdout, stderr=self.stderr)


def _restored(file: Path) -> Restored:
    if not file.is_file():
        raise CommandError(f"There is no file {label(file)}.")
    try:
        return backup_restore(path=file, by=Actor(), watch=partial(watched, unit="file"))
    except BackupError as problem:
        raise CommandError(str(problem)) from problem
