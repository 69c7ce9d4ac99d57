"""Labelled folders for the commands that learn from them: read where that was not done before."""

import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from invoices.bulk import KEPT_SUFFIX, read_all
from invoices.document import OcrResult
from invoices.fields import Assessment, Extraction, Outcome, Verdict
from invoices.labelled.folder import documents_in, named_by, truth_file
from invoices.labelled.material import Studied
from invoices.labelled.rows import BadRow
from invoices.labelled.truth import Truth, truths_of
from invoices.management.printed import kept
from invoices.management.terminal import processes, shown_label
from invoices.wiring import file_limits, toolbox
from invoices.wording import in_words

WEIGHT = re.compile(r"\d{1,3}(\.\d{1,6})?")
NOT_ASKED = Assessment(0.0, (), Verdict.REVIEW, 1.0)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled folder: what is known of its documents, and where its readings are kept."""

    folder: Path
    truths: Mapping[str, Truth]
    readings: Path

    @property
    def name(self) -> str:
        return self.folder.resolve().name


def ask_for_folders(parser: ArgumentParser) -> None:
    """Ask for labelled folders, and where what is read of them is kept."""
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="of documents (or documents/ within)")
    parser.add_argument(
        "--truth", type=Path, action="append", help="what is known of them (default: truth.jsonl, there or beside); "
        "repeatable, one for each FOLDER"
    )  # fmt: skip
    parser.add_argument("--readings", type=Path, help="where readings are kept, in a folder named after each FOLDER")
    parser.add_argument("--processes", type=processes, default=os.cpu_count() or 1, help="processes at once")


def ask_for_weights(parser: ArgumentParser) -> None:
    """Ask how much the documents of a folder count."""
    parser.add_argument(
        "--weight", type=_weight, action="append", default=[], metavar="NAME=2.0",
        help="how much each document of a folder counts for what is learned (default: 1; 0 leaves it out); repeatable",
    )  # fmt: skip


def weights_in(options: dict[str, Any], names: Collection[str]) -> dict[str, float]:
    """Return the weights asked for.

    Raises:
        CommandError: no such folder was given.
    """
    weights = dict(options["weight"])
    if unknown := weights.keys() - set(names):
        raise CommandError(f"--weight: there is no folder {', '.join(sorted(unknown))} among those given.")
    return weights


def _weight(written: str) -> tuple[str, float]:
    name, _, weight = written.rpartition("=")
    if not name or not WEIGHT.fullmatch(weight):
        raise ArgumentTypeError(f"{written!r}: write the name of a folder and a number, as in sroie=2.0")
    return name, float(weight)


@contextmanager
def material_of(options: dict[str, Any]) -> Iterator[list[Studied]]:
    """Give the labelled documents of the folders asked for, with their readings; read what was not read before.

    Raises:
        CommandError: a folder is none, its truth cannot be used, or nothing of it could be read.
    """
    with TemporaryDirectory(prefix="readings-") as passing:
        readings = options["readings"] or Path(passing)
        folders = [_labelled(*pair, readings) for pair in _pairs(options)]
        if len({folder.name for folder in folders}) < len(folders):
            raise CommandError("Two folders have one name: the names tell them apart.")
        yield [one for folder in folders for one in _studied(folder, options["processes"])]


def _pairs(options: dict[str, Any]) -> list[tuple[Path, Path | None]]:
    folders, truths = options["folders"], options["truth"] or []
    if truths and len(truths) != len(folders):
        raise CommandError("Name one --truth for each folder, in their order, or none.")
    return list(zip(folders, truths or [None] * len(folders), strict=True))


def _labelled(folder: Path, truth: Path | None, readings: Path) -> Labelled:
    if not folder.is_dir():
        raise CommandError(f"{shown_label(folder)} is not a folder.")
    path = truth_file(folder, truth)
    try:
        known = {one.file: one for one in truths_of(path)}
    except BadRow as problem:
        raise CommandError(str(problem)) from problem
    except OSError as problem:
        raise CommandError(f"{shown_label(path)} cannot be read: {problem.strerror}.") from problem
    return Labelled(folder, known, readings / folder.resolve().name)


def _studied(folder: Labelled, at_once: int) -> list[Studied]:
    """Return the documents of a folder by the names of their files, each once."""
    found = _kept_in(folder)
    to_read = [path for path in documents_in(folder.folder, folder.truths) if _is_new(path, folder, found)]
    if to_read:
        _read(to_read, folder, at_once)
        found |= _kept_in(folder)
    if not found:
        raise CommandError(f"{shown_label(folder.folder)} holds none of the documents that the truth names.")
    return [Studied(folder.name, found[name], folder.truths[name]) for name in sorted(found)]


def _kept_in(folder: Labelled) -> dict[str, Path]:
    """Return the kept readings by the names of their documents."""
    places = [place for place in (folder.readings, folder.folder) if place.is_dir()]
    paths = [path for place in places for path in sorted(place.rglob(f"*{KEPT_SUFFIX}"))]
    named = {named_by(path, folder.truths): path for path in paths}
    return {name: path for name, path in named.items() if name}


def _is_new(path: Path, folder: Labelled, found: Mapping[str, Path]) -> bool:
    return not path.name.endswith(KEPT_SUFFIX) and named_by(path, folder.truths) not in found


def _read(paths: Sequence[Path], folder: Labelled, at_once: int) -> None:
    """Read documents and keep what was read; those that cannot be are named and left out."""
    folder.readings.mkdir(parents=True, exist_ok=True)
    readers = min(at_once, len(paths))
    with toolbox(readers=readers) as tools:
        done = read_all(paths, tools, as_read, at_once=readers, most_bytes=file_limits().most_bytes)
        with closing(done):
            for one in tqdm(done, total=len(paths), unit="file", disable=not sys.stderr.isatty()):
                problem = kept(one, folder.readings)
                if one.error or problem:
                    sys.stderr.write(f"{problem or shown_label(one.path)} {in_words(one.error) if one.error else ''}\n")


def as_read(result: OcrResult) -> Outcome:
    """Leave a reading as it is, for whoever understands it otherwise than the product does."""
    return Outcome(result, Extraction(), NOT_ASKED)
