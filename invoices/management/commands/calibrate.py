"""manage.py calibrate: measures what raw scores are worth, and which score keeps the promise."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy
import sklearn
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from invoices.fields import Context, Promise
from invoices.labelled.calibration_report import page_of, to_html, written
from invoices.labelled.held_back import held_back
from invoices.labelled.lessons import lessons_of
from invoices.labelled.material import Studied, crew_of
from invoices.labelled.proving import Study, study
from invoices.labelled.rows import BadRow
from invoices.labelled.sights import Sight, corrections_in
from invoices.management.material import ask_for_folders, ask_for_weights, material_of, weights_in
from invoices.management.shipping import put, with_digest
from invoices.management.terminal import at_a_terminal, shown_label
from invoices.quality import shipped

FEWEST_PARTS = 2
PROMISE = Promise()
CODE = Path(shipped.__file__)
TARGET = CODE.with_name(shipped.FILE)


class Command(BaseCommand):
    help = "Measure on held-back documents how true confidences are, and from which score on the promise is kept."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for labelled folders, which of them were made up, and where the outcome goes."""
        ask_for_folders(parser)
        ask_for_weights(parser)
        parser.add_argument("--folds", type=int, default=5, help="parts; each is answered by what the others taught")
        parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same outcome (default: 0)")
        parser.add_argument("--generated", action="append", default=[], metavar="NAME", help="a folder of made-up ones")
        parser.add_argument("--corrections", type=Path, help="what people confirmed or corrected (JSONL)")
        parser.add_argument("--html", type=Path, help="write a report with diagrams")
        parser.add_argument("--report", type=Path, help="a folder for the page of the documentation and its diagrams")
        parser.add_argument("--out", type=Path, help="write the calibration")
        parser.add_argument("--ship", action="store_true", help="replace the calibration that the product uses")

    def handle(self, *args: Any, **options: Any) -> None:
        """Hold back, fit, measure, and say what it proves."""
        if options["folds"] < FEWEST_PARTS:
            raise CommandError("It takes two parts at least: one to learn from, one to be measured on.")
        corrections = _corrections(options["corrections"])
        with at_a_terminal(), material_of(options) as documents:
            outcome = _studied(documents, corrections, options)
            self.stdout.write("\n".join(written(outcome, PROMISE)))
        for path, content in _files(outcome, options):
            put(path, content)


def _files(outcome: Study, options: dict[str, Any]) -> Iterator[tuple[Path, bytes]]:
    """Yield what is to be written where."""
    if options["html"]:
        yield options["html"], to_html(outcome, PROMISE).encode()
    if options["report"]:
        yield from ((options["report"] / name, text.encode()) for name, text in page_of(outcome, PROMISE).items())
    content = (json.dumps(outcome.calibration.to_json(), indent=1) + "\n").encode()
    if options["out"]:
        yield options["out"], content
    if options["ship"]:
        yield TARGET, content
        yield CODE, with_digest(CODE, sha256(content).hexdigest())


def _studied(documents: list[Studied], corrections: list[Sight], options: dict[str, Any]) -> Study:
    context = Context.empty(timezone.localdate())
    names = list(dict.fromkeys(one.folder for one in documents))
    if unknown := set(options["generated"]) - set(names):
        raise CommandError(f"--generated: there is no folder {', '.join(sorted(unknown))} among those given.")
    if len({one.truth.family for one in documents}) < FEWEST_PARTS:
        raise CommandError("All these documents are of one family: there is no other to learn from.")
    with crew_of(options["processes"]) as crew:
        lessons = lessons_of(documents, crew, weights_in(options, names))
        held = list(held_back(documents, lessons, crew, folds=options["folds"], seed=options["seed"], context=context))
    outcome = study(held, corrections, context=context, generated=options["generated"])
    return replace(outcome, calibration=replace(outcome.calibration, card=_card(documents, corrections, options)))


def _card(documents: list[Studied], corrections: list[Sight], options: dict[str, Any]) -> dict[str, str]:
    """Say how it came about."""
    folders = Counter(one.folder for one in documents)
    return {
        "documents": ", ".join(f"{name} {count}" for name, count in sorted(folders.items())),
        "families": str(len({one.truth.family for one in documents})),
        "generated": ", ".join(sorted(options["generated"])),
        "corrections": str(len(corrections)),
        "parts": str(options["folds"]),
        "seed": str(options["seed"]),
        "versions": f"numpy {numpy.__version__}, scikit-learn {sklearn.__version__}",
    }


def _corrections(path: Path | None) -> list[Sight]:
    if path is None:
        return []
    try:
        return corrections_in(path)
    except BadRow as problem:
        raise CommandError(str(problem)) from problem
    except OSError as problem:
        raise CommandError(f"{shown_label(path)} cannot be read: {problem.strerror}.") from problem
