"""Documents answered by models that have not seen their families."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from invoices.document import OcrResult
from invoices.labelled.judging import Json
from invoices.labelled.truth import Truth
from learning.core.folds import folds_by_group


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document that was read, and what is true of it."""

    reading: OcrResult
    truth: Truth


Understand: TypeAlias = Callable[[OcrResult], Json]
Trainer: TypeAlias = Callable[[Sequence[Labelled]], Understand]


def answers_in_folds(documents: Sequence[Labelled], trainer: Trainer, *, folds: int, seed: int = 0) -> list[Json]:
    """Answer each document by what was trained on the other parts; a family is never on both sides.

    Raises:
        ValueError: there are not two families.
    """
    parts = folds_by_group([one.truth.family for one in documents], folds, seed)
    answers: dict[int, Json] = {}
    for part in sorted({*parts.tolist()}):
        understand = trainer([one for one, its in zip(documents, parts, strict=True) if its != part])
        held_back = (place for place, its in enumerate(parts) if its == part)
        answers |= {place: understand(documents[place].reading) for place in held_back}
    return [answers[place] for place in range(len(documents))]
