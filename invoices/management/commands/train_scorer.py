"""manage.py train_scorer: fits what says how likely a spot on a page is the value of a field."""

from collections import Counter
from pathlib import Path
from typing import Any

import numpy
import sklearn
from django.core.management.base import BaseCommand, CommandError, CommandParser

from invoices.extraction import scoring
from invoices.extraction.scoring import Scorer, to_artefact
from invoices.extraction.spots import LEARNED
from invoices.fields import Field
from invoices.labelled.lessons import fitted, lessons_of
from invoices.labelled.material import Studied, crew_of
from invoices.labelled.teaching import Lesson
from invoices.management.material import ask_for_folders, ask_for_weights, material_of, weights_in
from invoices.management.shipping import put, with_digest
from invoices.management.terminal import at_a_terminal, shown_label
from invoices.ocr.tables import Table, as_text
from invoices.wiring import signing_key
from learning.core.artefact import save

CODE = Path(scoring.__file__)
FEWEST = 10


class Command(BaseCommand):
    help = "Fit the scorer of candidates on labelled folders, and write it with a card that says on what."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for labelled folders, and where the scorer goes."""
        ask_for_folders(parser)
        ask_for_weights(parser)
        parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same bytes (default: 0)")
        target = parser.add_mutually_exclusive_group(required=True)
        target.add_argument("--out", type=Path, help="write it here, signed with the key of this installation")
        target.add_argument("--ship", action="store_true", help="replace the scorer that the product comes with")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make lessons, fit, write, and say what was learned from how much."""
        with at_a_terminal(), material_of(options) as documents, crew_of(options["processes"]) as crew:
            weights = weights_in(options, [one.folder for one in documents])
            lessons = lessons_of(documents, crew, weights)
            card = _card(documents, lessons, weights, options["seed"])
            scorer = fitted(lessons, crew, seed=options["seed"], card=card)
            if not scorer.forests:
                raise CommandError("Nothing can be learned from these documents: none has both right and wrong spots.")
            digest = _shipped(scorer) if options["ship"] else _signed(scorer, options["out"])
            self.stdout.write(as_text(_table(card)))
            self.stdout.write(f"{len(lessons)} documents, digest {digest}")


def _card(documents: list[Studied], lessons: list[Lesson], weights: dict[str, float], seed: int) -> dict[str, Any]:
    """Say what a scorer was fitted on; nothing of the day or the machine: the same input gives the same file."""
    heeded = [(one, lesson) for one, lesson in zip(documents, lessons, strict=True) if lesson.weight > 0]
    return {
        "documents": dict(sorted(Counter(one.folder for one, _ in heeded).items())),
        "weights": weights,
        "families": len({one.truth.family for one, _ in heeded}),
        "seed": seed,
        "versions": {"numpy": numpy.__version__, "scikit-learn": sklearn.__version__},
        "fields": {field.value: _counted(field, [lesson for _, lesson in heeded]) for field in LEARNED},
    }


def _counted(field: Field, lessons: list[Lesson]) -> dict[str, int]:
    right = [lesson.right[field] for lesson in lessons if field in lesson.right]
    found = sum(int(each.any()) for each in right)
    return {"documents": len(right), "found": found, "right": sum(int(each.sum()) for each in right)}


def _table(card: dict[str, Any]) -> Table:
    rows = tuple((name, *(str(count) for count in counts.values())) for name, counts in card["fields"].items())
    return Table("What was learned", ("Field", "Documents", "Seen on", "Right spots"), rows)


def _shipped(scorer: Scorer) -> str:
    digest = save(to_artefact(scorer), scoring.MODEL)
    put(CODE, with_digest(CODE, digest))
    return digest


def _signed(scorer: Scorer, path: Path) -> str:
    try:
        return save(to_artefact(scorer), path, key=signing_key())
    except OSError as problem:
        raise CommandError(f"{shown_label(path)} cannot be written: {problem.strerror}.") from problem
