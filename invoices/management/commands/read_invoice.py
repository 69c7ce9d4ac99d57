"""manage.py read_invoice: reads documents without a database, and says what stands on them."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from invoices.answers import Said, answer_of, answer_of_failure
from invoices.bulk import KEPT_SUFFIX, ReadFile, files_in, read_all
from invoices.document import OcrResult
from invoices.ocr.hocr import to_hocr
from invoices.ocr.kept import to_json
from invoices.ocr.policy import AUTO, Preference
from invoices.ocr.registry import ENGINES
from invoices.wiring import file_limits, installation_policy, toolbox
from invoices.wording import finding_in_words, in_words


class Command(BaseCommand):
    help = "Read documents (PDF, images, XML invoices, readings kept with --save-ocr) and print one answer each."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for files, an engine and a form of the answer."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files, or folders of files")
        parser.add_argument("--engine", choices=[AUTO, *ENGINES], help="who reads (default: OCR_ENGINE, else auto)")
        parser.add_argument("--language", action="append", metavar="fra", help="their language; repeatable")
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--jsonl", action="store_true", help="one JSON object a line (the default)")
        form.add_argument("--text", action="store_true", help="the text alone")
        form.add_argument("--hocr", action="store_true", help="words with their places, as hOCR")
        parser.add_argument("--save-ocr", type=Path, metavar="DIR", help="keep what was read, to be given again")
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="readers at once")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the files side by side and print each as it is done; end with 1 when one failed."""
        asked = Preference(options["engine"], tuple(options["language"] or ()) or None)
        files = list(files_in(options["files"]))
        at_once = max(1, min(options["processes"], len(files)))
        keep = _folder(options["save_ocr"])
        failed = 0
        with toolbox(policy=installation_policy().with_preference(asked), readers=at_once) as tools:
            done = read_all(files, tools, at_once=at_once, most_bytes=file_limits().most_bytes)
            for one in _shown(done, len(files)):
                failed += one.error is not None
                self.stdout.write(_form(options)(one))
                if keep and one.result is not None and not one.path.name.endswith(KEPT_SUFFIX):
                    _keep(one.result, keep)
        if failed:
            sys.exit(1)


def _folder(given: Path | None) -> Path | None:
    try:
        if given:
            given.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CommandError(f"{given} cannot be made a folder: {problem.strerror}.") from problem
    return given


def _shown(done: Iterable[ReadFile], total: int) -> Iterator[ReadFile]:
    """Show how far the reading is, on a terminal only, and never among the answers."""
    return iter(tqdm(done, total=total, unit="file", file=sys.stderr, disable=not sys.stderr.isatty() or total < 2))


def _form(options: dict[str, Any]) -> Any:
    if options["text"]:
        return partial(_or_failure, written=_text)
    return partial(_or_failure, written=to_hocr) if options["hocr"] else _line


def _or_failure(one: ReadFile, *, written: Any) -> str:
    if one.result is None:
        return f"{_label(one.path)}: {in_words(one.error) if one.error else ''}"
    return str(written(one.result))


def _text(result: OcrResult) -> str:
    return "\n\f\n".join(page.text.text for page in result.pages)


def _line(one: ReadFile) -> str:
    if one.result is not None:
        answer = answer_of(_label(one.path), one.result, say=finding_in_words)
    else:
        error = one.error
        said = Said(error.code, in_words(error)) if error else Said("invoice_error", "")
        answer = answer_of_failure(_label(one.path), said)
    return json.dumps(answer, ensure_ascii=False)


def _label(path: Path) -> str:
    """Name a file by text that can be printed: the bytes of its name may be none."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def _keep(result: OcrResult, folder: Path) -> None:
    """Write a reading whole or not at all; the digest tells files of one name apart."""
    path = folder / f"{Path(result.file).name}.{result.sha256[:8]}{KEPT_SUFFIX}"
    part = path.with_suffix(".part")
    part.write_bytes(to_json(result))
    part.replace(path)
