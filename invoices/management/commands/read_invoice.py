"""manage.py read_invoice: reads documents without a database, and says what stands on them."""

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from invoices.bulk import ReadFile, files_in, read_all
from invoices.management.printed import kept, printed
from invoices.management.terminal import at_a_terminal, language, processes, watched
from invoices.management.understanding import understanding
from invoices.ocr.policy import AUTO, Preference
from invoices.ocr.registry import ENGINES
from invoices.wiring import file_limits, installation_policy, toolbox


class Command(BaseCommand):
    help = "Read documents (PDF, images, XML invoices, readings kept with --save-ocr) and print one answer each."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for files, an engine and a form of the answer."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files, or folders of files")
        parser.add_argument("--engine", choices=[AUTO, *ENGINES], help="who reads (default: OCR_ENGINE, else auto)")
        parser.add_argument(
            "--language", action="append", type=language, metavar="fra", help="their language; repeatable"
        )
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--jsonl", action="store_true", help="one JSON object a line (the default)")
        form.add_argument("--text", action="store_true", help="the text alone")
        form.add_argument("--hocr", action="store_true", help="words with their places, as hOCR; one file at a time")
        parser.add_argument("--save-ocr", type=Path, metavar="DIR", help="keep what was read, to be given again")
        parser.add_argument("--processes", type=processes, default=os.cpu_count() or 1, help="readers at once")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the files side by side and print each as it is done; end with 1 when one failed."""
        files = _files(options)
        asked = Preference(options["engine"], tuple(options["language"] or ()) or None)
        keep = _folder(options["save_ocr"])
        at_once = min(options["processes"], len(files))
        with at_a_terminal(), toolbox(policy=installation_policy().with_preference(asked), readers=at_once) as tools:
            done = read_all(files, tools, understanding(), at_once=at_once, most_bytes=file_limits().most_bytes)
            with closing(done):
                failed = sum(
                    not self._is_well(one, options, len(files), keep)
                    for one in watched(done, unit="file", total=len(files), least=2)
                )
        if failed:
            sys.exit(1)

    def _is_well(self, one: ReadFile, options: dict[str, Any], files: int, keep: Path | None) -> bool:
        """Print what there is to say of a file, and keep its reading."""
        form = next((name for name in ("text", "hocr") if options[name]), "jsonl")
        said = printed(one, form, among=files, encoding=getattr(self.stdout, "encoding", None))
        self.stdout.write(said.out, ending="\n" if said.out else "")
        self.stdout.flush()
        problem = said.err or (kept(one, keep) if keep else "")
        if problem:
            self.stderr.write(problem)
        return one.error is None and not problem


def _files(options: dict[str, Any]) -> list[Path]:
    files = list(files_in(options["files"]))
    if not files:
        raise CommandError(f"There are no files in {', '.join(map(str, options['files']))}.")
    if options["hocr"] and len(files) > 1:
        raise CommandError("hOCR is one document: give one file at a time, or keep the readings with --save-ocr.")
    return files


def _folder(given: Path | None) -> Path | None:
    try:
        if given:
            given.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CommandError(f"{given} cannot be made a folder: {problem.strerror}.") from problem
    return given
