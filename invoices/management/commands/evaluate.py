"""manage.py evaluate: a labelled folder is read, answered and scored."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from invoices.answers import Said, answer_of, answer_of_failure
from invoices.bulk import ReadFile, read_all
from invoices.document import OcrResult
from invoices.errors import InvoiceError
from invoices.labelled.figures import as_json
from invoices.labelled.folder import documents_in, original_of, truth_file
from invoices.labelled.folding import Labelled
from invoices.labelled.judging import Json
from invoices.labelled.page_images import Pages, pages_read
from invoices.labelled.report import to_html
from invoices.labelled.rows import BadRow, rows_in
from invoices.labelled.score_tables import worst
from invoices.labelled.score_words import written
from invoices.labelled.scores import Scores, scored
from invoices.labelled.truth import Truth, truths_of
from invoices.management.folds import answered_in_folds, check_folds
from invoices.management.material import as_read
from invoices.management.terminal import at_a_terminal, label, processes, shown_label, watched
from invoices.management.understanding import understanding
from invoices.ocr.policy import AUTO, Preference
from invoices.ocr.registry import ENGINES
from invoices.wiring import file_limits, installation_policy, toolbox

SLOWEST = 5


def understand_answer(result: OcrResult) -> Json:
    """Answer a document as the product does."""
    return answer_of(result.file, understanding()(result))


class Command(BaseCommand):
    help = "Read a folder of documents whose truth is known, and say how well each field was understood."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for a folder, what is known of it, and where the reports go."""
        parser.add_argument("folder", type=Path, help="of documents (or documents/ within), or of kept readings")
        parser.add_argument("--truth", type=Path, help="what is known of them (default: truth.jsonl, there or beside)")
        parser.add_argument("--answers", type=Path, help="score these answers (JSONL), and read nothing")
        parser.add_argument("--engine", choices=[AUTO, *ENGINES], help="who reads (default: OCR_ENGINE, else auto)")
        parser.add_argument("--folds", type=int, help="train on the other families, in so many parts")
        parser.add_argument(
            "--also", type=Path, action="append", metavar="FOLDER", help="train on these too; repeatable"
        )
        parser.add_argument("--readings", type=Path, help="where readings of those are kept, by the names of folders")
        parser.add_argument("--html", type=Path, help="write a report with crops of what was misread")
        parser.add_argument("--json", type=Path, help="write the figures")
        parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N documents with most mistakes")
        parser.add_argument("--processes", type=processes, default=os.cpu_count() or 1, help="readers at once")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, answer, score, and write the tables and the reports."""
        _check(options)
        truth = truth_file(options["folder"], options["truth"])
        truths = _truths(truth)
        with at_a_terminal():
            scores = scored(truths, _answers(truths, options))
            self.stdout.write("\n".join(written(scores, slowest=SLOWEST, most=options["worst"])))
            self.stdout.flush()
            if options["html"]:
                images = _images(scores, options, [options["folder"], truth.parent])
                _put(options["html"], to_html(scores, title="Documents evaluated", most=_most(options), images=images))
        if options["json"]:
            _put(options["json"], json.dumps(as_json(scores), indent=1) + "\n")


def _check(options: dict[str, Any]) -> None:
    if not options["folder"].is_dir():
        raise CommandError(f"{shown_label(options['folder'])} is not a folder.")
    check_folds(options)


def _answers(truths: Sequence[Truth], options: dict[str, Any]) -> list[Json]:
    if options["answers"]:
        return _given(options["answers"])
    known = {truth.file: truth for truth in truths}
    read = _read(documents_in(options["folder"], known), options)
    failed = [_failure(one) for one in read if one.result is None]
    results = [one.result for one in read if one.result is not None and Path(one.result.file).name in known]
    if options["folds"] is None:
        return failed + [understand_answer(result) for result in results]
    labelled = [Labelled(result, known[Path(result.file).name]) for result in results]
    return failed + answered_in_folds(labelled, options)


def _most(options: dict[str, Any]) -> int:
    """Return how many documents a report shows singly."""
    return int(options["worst"]) or SLOWEST


def _truths(path: Path) -> list[Truth]:
    with _rows_of(path):
        found = truths_of(path)
    if not found:
        raise CommandError(f"{shown_label(path)} says nothing.")
    return found


def _given(path: Path) -> list[Json]:
    with _rows_of(path):
        rows = [(row, row.object()) for row in rows_in(path)]
        for row, answer in rows:
            if not isinstance(answer.get("file"), str):
                raise row.bad("it names no file")
    return [answer for _, answer in rows]


@contextmanager
def _rows_of(path: Path) -> Iterator[None]:
    try:
        yield
    except BadRow as problem:
        raise CommandError(str(problem)) from problem
    except OSError as problem:
        raise CommandError(f"{shown_label(path)} cannot be read: {problem.strerror}.") from problem


def _read(files: Sequence[Path], options: dict[str, Any]) -> list[ReadFile]:
    """Read documents side by side, in the order of their names whoever is done first."""
    if not files:
        raise CommandError(f"{shown_label(options['folder'])} holds none of the documents that the truth names.")
    at_once = min(options["processes"], len(files))
    with _tools(options, at_once) as tools:
        done = read_all(files, tools, as_read, at_once=at_once, most_bytes=file_limits().most_bytes)
        with closing(done):
            return sorted(watched(done, unit="file", total=len(files)), key=lambda one: one.path)


def _tools(options: dict[str, Any], readers: int) -> Any:
    policy = installation_policy().with_preference(Preference(options["engine"], None))
    return toolbox(policy=policy, readers=readers)


def _failure(one: ReadFile) -> Json:
    code = one.error.code if one.error else InvoiceError.code
    return answer_of_failure(label(one.path), Said(code, str(one.error or "")))


def _images(scores: Scores, options: dict[str, Any], folders: Sequence[Path]) -> dict[str, Pages]:
    """Read the worst documents once more, for their pages; those that are not here are shown without."""
    names = [document.truth.file for document in worst(scores, _most(options))]
    paths = {name: path for name in names if (path := original_of(name, folders))}
    if not paths:
        return {}
    with _tools(options, 1) as tools:
        return {name: pages for name, path in paths.items() if (pages := pages_read(path, tools))}


def _put(path: Path, content: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    except OSError as problem:
        raise CommandError(f"{shown_label(path)} cannot be written: {problem.strerror}.") from problem
