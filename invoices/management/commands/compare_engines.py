"""manage.py compare_engines: every engine on the same documents, side by side."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from invoices.benchmark import known_text, rows
from invoices.bulk import files_in, spread
from invoices.management.terminal import at_a_terminal, language
from invoices.ocr.comparison import Comparison, Unavailable, compare
from invoices.ocr.comparison_report import Section, to_html
from invoices.ocr.comparison_tables import to_csv, to_text
from invoices.ocr.known import truths_in
from invoices.ocr.policy import AUTO, Policy
from invoices.ocr.registry import ENGINES
from invoices.wiring import engines_here, installation_policy, service_engines, toolbox

# They read nothing: one takes over what is written, the other says what it was told to.
NOT_READING = {"embedded", "scripted"}
NOT_UNASKED = "it sends pages away; name it with --engine"
NO_DOCUMENTS = {".jsonl", ".json", ".md", ".txt", ".csv"}


class Command(BaseCommand):
    help = (
        "Read a folder of documents with every engine that works here, and compare: quality, seconds, cost, memory. "
        "An engine that sends pages away, and may cost money, takes part only where --engine names it."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for a folder, what is known of it, and where the reports go."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--truth", type=Path, help="a JSONL file with the text of each file (default: truth.jsonl)")
        parser.add_argument(
            "--engine",
            action="append",
            choices=[AUTO, *ENGINES],
            help="only this one, even where it sends pages away; repeatable",
        )
        parser.add_argument(
            "--language", action="append", type=language, metavar="fra", help="their language; repeatable"
        )
        parser.add_argument("--most", type=int, default=1000, help="read no more files than this")
        parser.add_argument("--csv", type=Path, help="write a row for each document and engine")
        parser.add_argument("--html", type=Path, help="write a report with plots")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, measure, and write the table and the reports."""
        files = _files(options)
        for path in filter(None, (options["csv"], options["html"])):
            _check_writable(path)
        with at_a_terminal():
            comparison = _compared(files, options)
            self.stdout.write(to_text(comparison))
            self.stdout.flush()
        _write(comparison, options)


def _compared(files: list[tuple[Path, str | None]], options: dict[str, Any]) -> Comparison:
    here = installation_policy()
    policy = replace(here, languages=tuple(options["language"] or here.languages))
    missing = {name: why for name, why in engines_here(policy.languages).items() if why and name not in NOT_READING}
    named = options["engine"] or []
    away = {name for name, engine in service_engines().items() if engine.leaves_the_building} - {*named}
    out = missing | dict.fromkeys(away - missing.keys(), NOT_UNASKED)
    asked = named or [AUTO, *(name for name in ENGINES if name not in NOT_READING | out.keys())]
    if policy.away in away:
        policy = replace(policy, away=None)
    found = [row for engine in asked for row in _measured(files, replace(policy, engine=engine))]
    return compare(found, [Unavailable(name, out[name]) for name in ENGINES if name in out])


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


def _measured(files: list[tuple[Path, str | None]], policy: Policy) -> Any:
    done = rows(files, policy, partial(_one_reader))
    return tqdm(done, total=len(files), desc=policy.engine, file=sys.stderr, disable=not sys.stderr.isatty())


def _one_reader(policy: Policy) -> Any:
    return toolbox(policy=policy)


def _write(comparison: Comparison, options: dict[str, Any]) -> None:
    limits = Section("How to read this", HOW_TO_READ)
    if options["csv"]:
        _put(options["csv"], to_csv(comparison))
    if options["html"]:
        _put(options["html"], to_html(comparison, title="Engines compared", sections=(limits,)))


def _check_writable(path: Path) -> None:
    """Find out before hours of reading whether the report can be written."""
    with _reporting(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        is_new = not path.exists()
        path.open("ab").close()
        if is_new:
            path.unlink()


def _put(path: Path, content: str) -> None:
    with _reporting(path):
        path.write_text(content, encoding="utf-8")


@contextmanager
def _reporting(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise CommandError(f"{path} cannot be written: {problem.strerror}.") from problem


HOW_TO_READ = (
    "Every engine read the same files in this run, one after another, each in a reader of its own. Compare the seconds "
    "with one another; another machine has others.",
    "An amount is right only when every digit, the separators and the sign are; only spaces inside are forgiven.",
    "Tesseract and RapidOCR are under the Apache licence and read on this machine. Services charge by the page, and "
    "the page leaves the building; what they publish about themselves is on the page about services.",
)
