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
from learning.core.trees import Forest

TREES, DEPTH, RATE, LEAF, SHARE, COLUMNS = 160, 5, 0.08, 8, 0.5, 0.1
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
    judged = [is_right(field.value, said, _plain(field, spot.value, truth), credit=truth.is_credit) for spot in spots]
    return np.array(judged, dtype=np.bool_)


def _plain(field: Field, value: Value, truth: Truth) -> str:
    """Write a value as it is judged: what was paid or taken off counts by its size, as does all on a credit note."""
    by_size = truth.is_credit or field in (Field.AMOUNT_PAID, Field.DISCOUNT)
    return str(abs(value)) if by_size and isinstance(value, Decimal) else str(value)


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """What the lessons say of one field: spots, which of them are right, and how much each weighs."""

    rows: NDArray[np.float32]
    right: NDArray[np.bool_]
    weights: NDArray[np.float64]


def taught(lessons: Sequence[Lesson], *, seed: int, card: Mapping[str, Any]) -> Scorer:
    """Fit one forest for each field that the lessons know; the same lessons and seed give the same scorer."""
    examples = {field: examples_of(field, lessons, seed=seed) for field in LEARNED}
    return Scorer({field: forest_of(each, seed=seed) for field, each in examples.items() if each is not None}, card)


def examples_of(field: Field, lessons: Sequence[Lesson], *, seed: int) -> Examples | None:
    """Collect what the lessons say of a field; nothing, where that tells nothing apart."""
    chance = np.random.default_rng(seed)
    parts = [_part(lesson, field, chance) for lesson in lessons if field in lesson.right]
    if not parts:
        return None
    rows, right, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Examples(rows, right, weights) if right.any() and not right.all() else None


def forest_of(examples: Examples, *, seed: int) -> Forest:
    """Fit the forest of one field."""
    return grown(
        examples.rows,
        examples.right,
        seed=seed,
        trees=TREES,
        depth=DEPTH,
        learning_rate=RATE,
        weights=examples.weights,
        leaf=LEAF,
        share=SHARE,
        columns=COLUMNS,
    )


def _part(lesson: Lesson, field: Field, chance: np.random.Generator) -> tuple[Any, Any, Any]:
    right = lesson.right[field]
    wrong = np.flatnonzero(~right)
    if len(wrong) > MOST_WRONG:
        wrong = np.sort(chance.choice(wrong, MOST_WRONG, replace=False))
    kept = np.concatenate([np.flatnonzero(right), wrong])
    return lesson.tables[LEARNED[field]][kept], right[kept], np.full(len(kept), lesson.weight)
