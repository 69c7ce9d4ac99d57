"""manage.py compare_engines: every engine on the same documents, side by side."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from invoices.benchmark import known_text, rows
from invoices.bulk import files_in, spread
from invoices.ocr.comparison import Comparison, Unavailable, compare
from invoices.ocr.comparison_report import Section, to_html
from invoices.ocr.comparison_tables import to_csv, to_text
from invoices.ocr.known import truths_in
from invoices.ocr.policy import AUTO, Policy
from invoices.ocr.registry import ENGINES
from invoices.wiring import engines_here, installation_policy, toolbox

# They read nothing: one takes over what is written, the other says what it was told to.
NOT_READING = {"embedded", "scripted"}
NO_DOCUMENTS = {".jsonl", ".json", ".md", ".txt", ".csv"}


class Command(BaseCommand):
    help = "Read a folder of documents with every engine that works here, and compare: quality, seconds, cost, memory."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for a folder, what is known of it, and where the reports go."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--truth", type=Path, help="a JSONL file with the text of each file (default: truth.jsonl)")
        parser.add_argument("--engine", action="append", choices=[AUTO, *ENGINES], help="only this one; repeatable")
        parser.add_argument("--language", action="append", metavar="fra", help="their language; repeatable")
        parser.add_argument("--most", type=int, default=1000, help="read no more files than this")
        parser.add_argument("--csv", type=Path, help="write a row for each document and engine")
        parser.add_argument("--html", type=Path, help="write a report with plots")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, measure, and write the table and the reports."""
        files = _files(options)
        policy = installation_policy()
        languages = tuple(options["language"] or policy.languages)
        missing = {name: why for name, why in engines_here(languages).items() if why and name not in NOT_READING}
        asked = options["engine"] or [AUTO, *(name for name in ENGINES if name not in NOT_READING | missing.keys())]
        found = [row for engine in asked for row in _measured(files, engine, languages)]
        comparison = compare(found, [Unavailable(name, why) for name, why in missing.items()])
        self.stdout.write(to_text(comparison))
        _write(comparison, options)


def _files(options: dict[str, Any]) -> list[tuple[Path, str | None]]:
    folder: Path = options["folder"]
    if not folder.is_dir():
        raise CommandError(f"{folder} is not a folder.")
    facts = _truths(folder, options["truth"])
    files = [path for path in files_in([folder]) if path.suffix not in NO_DOCUMENTS]
    some = spread(files, options["most"])
    if not some:
        raise CommandError(f"There are no documents in {folder}.")
    return [(path, known_text(path, facts.get(path.name))) for path in some]


def _truths(folder: Path, truth: Path | None) -> dict[str, dict[str, object]]:
    try:
        return truths_in(folder, truth)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise CommandError(f"What is known of these documents cannot be read: {problem!r}.") from problem


def _measured(files: list[tuple[Path, str | None]], engine: str, languages: tuple[str, ...]) -> Any:
    policy = Policy(engine=engine, languages=languages)
    done = rows(files, policy, partial(_one_reader))
    return tqdm(done, total=len(files), desc=engine, file=sys.stderr, disable=not sys.stderr.isatty())


def _one_reader(policy: Policy) -> Any:
    return toolbox(policy=policy)


def _write(comparison: Comparison, options: dict[str, Any]) -> None:
    limits = Section("How to read this", HOW_TO_READ)
    if options["csv"]:
        _put(options["csv"], to_csv(comparison))
    if options["html"]:
        _put(options["html"], to_html(comparison, title="Engines compared", sections=(limits,)))


def _put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


HOW_TO_READ = (
    "Every engine read the same files in this run, one after another, each in a reader of its own. Compare the seconds "
    "with one another; another machine has others.",
    "An amount is right only when every digit, the separators and the sign are; only spaces inside are forgiven.",
    "Tesseract and RapidOCR are under the Apache licence and read on this machine. Services charge by the page, and "
    "the page leaves the building; what they publish about themselves is on the page about services.",
)
