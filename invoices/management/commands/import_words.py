"""manage.py import_words: words with boxes and no image become kept readings."""

import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from invoices.bulk import KEPT_SUFFIX
from invoices.labelled.rows import BadRow, Row, rows_in
from invoices.labelled.words import reading_of
from invoices.management.terminal import at_a_terminal, shown_label
from invoices.ocr.kept import to_json


class Command(BaseCommand):
    help = (
        "Turn a JSONL file of documents given as words with their boxes (file, width, height, "
        "words: text, x, y, w, h) into kept readings, which read_invoice and evaluate take like documents."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the words and for the folder of the readings."""
        parser.add_argument("truth", type=Path, metavar="TRUTH.jsonl")
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the readings go; made where missing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write a reading for each row; end with 1 when a row could not be used."""
        names: set[str] = set()
        bad = 0
        with at_a_terminal():
            for row in _rows(options["truth"]):
                try:
                    _keep(row, options["folder"], names)
                except BadRow as problem:
                    bad += 1
                    self.stderr.write(str(problem))
            self.stdout.write(f"Readings in {shown_label(options['folder'])}: {len(names)}. Rows left out: {bad}.")
        if bad or not names:
            sys.exit(1)


def _rows(path: Path) -> list[Row]:
    try:
        return list(rows_in(path))
    except OSError as problem:
        raise CommandError(f"{shown_label(path)} cannot be read: {problem.strerror}.") from problem


def _keep(row: Row, folder: Path, names: set[str]) -> None:
    reading = reading_of(row)
    if reading.file in names:
        raise row.bad(f"{reading.file!r} was there before")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{reading.file}{KEPT_SUFFIX}"
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_bytes(to_json(reading))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    names.add(reading.file)
