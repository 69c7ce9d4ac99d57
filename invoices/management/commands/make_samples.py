"""manage.py make_samples: writes made-up invoices and receipts with their exact truth."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from invoices.management.terminal import at_a_terminal, shown_label
from invoices.samples.layouts import LAYOUTS
from invoices.samples.making import make
from invoices.samples.render import MODES


class Command(BaseCommand):
    help = "Write made-up invoices and receipts to FOLDER/documents, and what is true of them to FOLDER/truth.jsonl."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for a folder, how many, and how bad they may look."""
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument("--count", type=int, default=100, help="how many documents (default: 100)")
        parser.add_argument("--seed", type=int, default=0, help="the same seed makes the same bytes (default: 0)")
        parser.add_argument(
            "--damage", choices=list(MODES), default="none", help="as made (default), scanned, photographed"
        )
        parser.add_argument("--layout", action="append", choices=list(LAYOUTS), help="only this family; repeatable")
        parser.add_argument("--force", action="store_true", help="write into a folder that is not empty")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the documents and write each with its truth."""
        folder, count = options["folder"], options["count"]
        if count < 1:
            raise CommandError("--count: write a number from 1.")
        with at_a_terminal():
            _prepare(folder, force=options["force"])
            samples = make(options["seed"], count, layouts=options["layout"], damage=options["damage"])
            with (folder / "truth.jsonl").open("w", encoding="utf-8") as truths:
                for sample in tqdm(samples, total=count, unit="document", disable=None):
                    (folder / "documents" / sample.name).write_bytes(sample.content)
                    truths.write(json.dumps(sample.truth.as_json, ensure_ascii=False) + "\n")
        self.stdout.write(f"{count} documents in {shown_label(folder)}")


def _prepare(folder: Path, *, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{shown_label(folder)} is a file: name a folder.")
    if folder.exists() and any(folder.iterdir()) and not force:
        raise CommandError(f"{shown_label(folder)} is not empty: name another folder, or write --force.")
    (folder / "documents").mkdir(parents=True, exist_ok=True)
