"""manage.py fit_legibility: fits the reading score, and derives the minimum quality threshold from it."""

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict
from functools import partial
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import cv2
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from invoices.bulk import files_in, spread
from invoices.imaging.degrade import DAMAGES
from invoices.ocr.known import KnownPage, known_pages, truths_in
from invoices.ocr.legibility_fit import AS_IT_IS, Sample, too_few
from invoices.ocr.legibility_report import Study, page_of, study
from invoices.ocr.legibility_samples import samples_of

ENGINES = ("tesseract", "rapidocr")
TARGET = Path(__file__).resolve().parents[2] / "ocr" / "legibility.json"


class Command(BaseCommand):
    help = "Fit the reading score on damaged pages whose text is known, and derive the minimum quality threshold."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for folders of known documents and where the outcome goes."""
        parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
        parser.add_argument("--most", type=int, default=25, help="pages taken from each folder")
        parser.add_argument("--damages", nargs="*", default=list(DAMAGES), help="kinds of damage (default: all)")
        parser.add_argument("--engine", action="append", choices=ENGINES, help="only this one; repeatable")
        parser.add_argument("--samples", type=Path, help="a file that keeps the readings, to fit again")
        parser.add_argument("--write", action="store_true", help="replace the weights that the product uses")
        parser.add_argument("--report", type=Path, help="a folder for the page with the justification and its plots")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, fit, measure, and say what the threshold means."""
        samples = list(_kept(options["samples"]))
        if not samples:
            samples = _made(options)
        if not samples:
            raise CommandError("No page with a known text was found in these folders.")
        _keep(samples, options["samples"])
        for engine in sorted({sample.engine for sample in samples}):
            if why := too_few([sample for sample in samples if sample.engine == engine]):
                raise CommandError(f"Nothing can be fitted for {engine}: {why}.")
        outcome = study(samples)
        self.stdout.write(outcome.text)
        if options["write"]:
            TARGET.write_text(json.dumps(outcome.as_json, indent=1) + "\n", encoding="utf-8")
        if options["report"]:
            _report(outcome, options["report"])


def _made(options: dict[str, Any]) -> list[Sample]:
    work = [job for folder in options["folders"] for job in _jobs(folder, options["most"], options["damages"])]
    engines = tuple(options["engine"] or ENGINES)
    samples: list[Sample] = []
    # Fresh processes: the threads that drew the pages here do not survive a fork, and what waits for them hangs.
    fresh = get_context("spawn")
    one_thread = partial(cv2.setNumThreads, 1)
    with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=fresh, initializer=one_thread) as pool:
        waiting = [pool.submit(samples_of, *job, engines) for job in work]
        for done in tqdm(as_completed(waiting), total=len(waiting), unit="page", disable=None):
            samples.extend(done.result())
    return sorted(samples, key=lambda sample: (sample.document, sample.damage, sample.engine, sample.features))


def _jobs(folder: Path, most: int, damages: Sequence[str]) -> Iterator[tuple[KnownPage, str]]:
    yield from product(list(_pages(folder, most)), (AS_IT_IS, *damages))


def _pages(folder: Path, most: int) -> Iterator[KnownPage]:
    facts = truths_in(folder)
    files = [path for path in files_in([folder]) if path.suffix not in {".jsonl", ".json", ".md"}]
    for path in spread(files, most):
        first = next(known_pages(path, facts.get(path.name)), None)
        if first is not None:
            yield first


def _kept(path: Path | None) -> Iterator[Sample]:
    if path and path.exists():
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield Sample(**{**row, "features": tuple(row["features"])})


def _keep(samples: Sequence[Sample], path: Path | None) -> None:
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(asdict(sample)) + "\n" for sample in samples), encoding="utf-8")


def _report(outcome: Study, folder: Path) -> None:
    for name, content in page_of(outcome).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
