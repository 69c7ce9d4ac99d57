"""A scorer from labelled documents, by several processes."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from invoices.extraction.scoring import Scorer
from invoices.extraction.spots import LEARNED
from invoices.fields import Field
from invoices.labelled.material import Crew, Studied
from invoices.labelled.teaching import Examples, Lesson, examples_of, forest_of, lesson_of


def lessons_of(documents: Sequence[Studied], crew: Crew, weights: Mapping[str, float]) -> list[Lesson]:
    """Make a lesson of each document, weighed by the folder it is from."""
    return list(crew(partial(_lesson, weights=dict(weights)), documents))


def _lesson(document: Studied, weights: Mapping[str, float]) -> Lesson:
    return lesson_of(document.reading(), document.truth, weight=weights.get(document.folder, 1.0))


def fitted(lessons: Sequence[Lesson], crew: Crew, *, seed: int, card: Mapping[str, Any]) -> Scorer:
    """Fit one forest for each field that the lessons know; the same lessons and seed give the same scorer."""
    heeded = [lesson for lesson in lessons if lesson.weight > 0]
    examples = {field: examples_of(field, heeded, seed=seed) for field in LEARNED}
    known: dict[Field, Examples] = {field: found for field, found in examples.items() if found is not None}
    forests = dict(zip(known, crew(partial(forest_of, seed=seed), list(known.values())), strict=True))
    return Scorer(forests, card)
