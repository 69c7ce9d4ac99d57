"""Lessons for the scorer: what stands on labelled documents, and which of it is right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from invoices.document import OcrResult
from invoices.extraction.layout import sheets_of
from invoices.extraction.scoring import Scorer
from invoices.extraction.spots import LEARNED, SORTS, Described, spots_of
from invoices.extraction.view import view_of
from invoices.fields import Field, Kind, Value
from invoices.labelled.likeness import is_right
from invoices.labelled.truth import Truth
from learning.core.growing import grown

TREES, DEPTH, RATE, LEAF, SHARE = 120, 4, 0.12, 5, 0.6
# So many wrong spots of a document are taught for each field: the likeliest mistakes are among them all.
MOST_WRONG = 40


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """One labelled document as numbers."""

    family: str
    tables: Mapping[Kind, NDArray[np.float32]]
    right: Mapping[Field, NDArray[np.bool_]]  # of the fields that the truth knows
    weight: float = 1.0


def lesson_of(result: OcrResult, truth: Truth, *, weight: float = 1.0) -> Lesson:
    """Describe a document and mark what is right."""
    spots = spots_of(view_of(sheets_of(result.pages)))
    tables = {kind: _table(found, kind) for kind, found in spots.items()}
    known = {field: said for field in LEARNED if (said := truth.fields.get(field.value)) is not None}
    right = {field: _right(field, said, spots[LEARNED[field]], truth) for field, said in known.items()}
    return Lesson(truth.family, tables, right, weight)


def _table(spots: Sequence[Described], kind: Kind) -> NDArray[np.float32]:
    width = len(SORTS[kind].features)
    return np.array([spot.features for spot in spots], dtype=np.float32).reshape(len(spots), width)


def _right(field: Field, said: str, spots: Sequence[Described], truth: Truth) -> NDArray[np.bool_]:
    judged = [is_right(field.value, said, _plain(spot.value, truth), credit=truth.is_credit) for spot in spots]
    return np.array(judged, dtype=np.bool_)


def _plain(value: Value, truth: Truth) -> str:
    return str(abs(value)) if truth.is_credit and isinstance(value, Decimal) else str(value)


def taught(lessons: Sequence[Lesson], *, seed: int, card: Mapping[str, Any]) -> Scorer:
    """Fit one forest for each field that the lessons know; the same lessons and seed give the same scorer."""
    forests = {}
    for field, kind in LEARNED.items():
        chance = np.random.default_rng(seed)
        parts = [_part(lesson, field, kind, chance) for lesson in lessons if field in lesson.right]
        rows, right, weights = (np.concatenate(column) for column in zip(*parts, strict=True)) if parts else ((),) * 3
        if len(right) and right.any() and not right.all():
            forests[field] = grown(
                rows,
                right,
                seed=seed,
                trees=TREES,
                depth=DEPTH,
                learning_rate=RATE,
                weights=weights,
                leaf=LEAF,
                share=SHARE,
            )
    return Scorer(forests, card)


def _part(lesson: Lesson, field: Field, kind: Kind, chance: np.random.Generator) -> tuple[Any, Any, Any]:
    right = lesson.right[field]
    wrong = np.flatnonzero(~right)
    if len(wrong) > MOST_WRONG:
        wrong = np.sort(chance.choice(wrong, MOST_WRONG, replace=False))
    kept = np.concatenate([np.flatnonzero(right), wrong])
    return lesson.tables[kind][kept], right[kept], np.full(len(kept), lesson.weight)
