"""How well forty made-up invoices are understood; `python -m tests.accuracy` writes the figures that are held to.

Write them anew when the reading or the understanding became better, and look at the difference before it is committed:
a field that fell needs a reason.
"""

import json
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import django

from invoices.answers import Json, answer_of
from invoices.bulk import read_all
from invoices.fields import Context
from invoices.labelled.scores import scored
from invoices.labelled.truth import truths_of
from invoices.ocr.policy import Preference
from invoices.samples.making import Sample, make
from invoices.wiring import file_limits, installation_policy, quick_half, toolbox

FIGURES = Path(__file__).with_name("journeys") / "accuracy.json"
TODAY = date(2026, 11, 1)
# The seed, how many, what was done to them, and who reads them: always the same, whatever is installed besides.
SORTS = ((2026, 28, "none", "embedded"), (2027, 8, "scan", "tesseract"), (2028, 4, "photo", "tesseract"))
READERS = 2
DIGITS = 4


def measured(folder: Path) -> dict[str, float]:
    """Make the documents in a folder, read and understand them, and return F1 by field."""
    answers = [answer for sort in SORTS for answer in _answers(folder, *sort)]
    truths = [truth for _, _, damage, _ in SORTS for truth in truths_of(folder / damage / "truth.jsonl")]
    scores = scored(truths, answers)
    tallies = {**scores.fields, **scores.tables, "header": scores.header}
    return {name: round(tally.f1, DIGITS) for name, tally in tallies.items() if tally.truth}


def _answers(folder: Path, seed: int, count: int, damage: str, engine: str) -> Iterator[Json]:
    paths = _written(folder / damage, list(make(seed, count, damage=damage)))
    policy = installation_policy().with_preference(Preference(engine, None))
    with toolbox(policy=policy, readers=READERS) as tools:
        understand = quick_half(Context.empty(TODAY))
        for one in read_all(paths, tools, understand, at_once=READERS, most_bytes=file_limits().most_bytes):
            assert one.outcome is not None, f"{one.path.name}: {one.error}"
            yield answer_of(one.path.name, one.outcome)


def _written(folder: Path, samples: Sequence[Sample]) -> list[Path]:
    folder.mkdir(parents=True)
    rows = [json.dumps(sample.truth.as_json) for sample in samples]
    (folder / "truth.jsonl").write_text("\n".join(rows), encoding="utf-8")
    for sample in samples:
        (folder / sample.name).write_bytes(sample.content)
    return [folder / sample.name for sample in samples]


def write() -> None:
    """Write the figures that the gate holds to."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ocrsite.settings.test")
    django.setup()
    with TemporaryDirectory() as folder:
        FIGURES.write_text(json.dumps(measured(Path(folder)), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
