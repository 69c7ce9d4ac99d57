"""Which score is enough to book a document unseen, so that a promise is kept.

The threshold is found by testing a grid from the top in a fixed order, and stopping at the first that fails. So the
sureness of the promise is that of one test, however many were made. Where the grid is entered depends on how many
documents score that high, never on which of them are right.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from invoices.fields import Promise
from invoices.quality.bounds import at_most, needed

# The score of a held-back document, 0 where a doubt kept it back anyway; and whether all its key fields are right.
Scored: TypeAlias = tuple[float, bool]

# Coarse: between two steps enough documents come in to outweigh one more that is wrong.
GRID: tuple[float, ...] = (0.99, 0.98, 0.97, 0.96, 0.95, 0.93, 0.9, 0.87, 0.84, 0.8, 0.75, 0.7, 0.65, 0.6, 0.5, 0.4)
NEVER = 1.01  # no score reaches it
BORNE = 2  # wrong ones that the first test shall survive, where there are documents enough
GENERATED, REAL = "generated", "real"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many held-back documents of one origin reach each step of the grid, and how many of these are wrong."""

    documents: int
    accepted: tuple[int, ...]
    wrong: tuple[int, ...]

    @classmethod
    def of(cls, scored: Sequence[Scored]) -> "Tally":
        reached = [[right for score, right in scored if score >= step] for step in GRID]
        return cls(len(scored), tuple(map(len, reached)), tuple(each.count(False) for each in reached))

    @classmethod
    def together(cls, tallies: Iterable["Tally"]) -> "Tally":
        known = list(tallies)
        accepted = [sum(column) for column in zip(*(each.accepted for each in known), strict=True)]
        wrong = [sum(column) for column in zip(*(each.wrong for each in known), strict=True)]
        return cls(sum(each.documents for each in known), tuple(accepted), tuple(wrong))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen on held-back documents, so that any promise can be answered without them."""

    generated: Tally
    real: Tally

    @classmethod
    def of(cls, scored: Mapping[str, Sequence[Scored]]) -> "Evidence":
        """Count the documents of both origins; one that is not named has none."""
        return cls(Tally.of(scored.get(GENERATED, ())), Tally.of(scored.get(REAL, ())))

    @property
    def pooled(self) -> Tally:
        return Tally.together((self.generated, self.real))


@dataclass(frozen=True, slots=True)
class Threshold:
    """The score from which documents are booked unseen, and what it rests on."""

    score: float  # NEVER, when the promise is not proven
    accepted: int  # held-back documents that reach it
    wrong: int
    documents: int
    bound: float  # at most this share of the accepted is wrong, with the sureness of the promise
    proven: bool

    @property
    def automation(self) -> float:
        """Return the share of documents that are booked unseen."""
        return self.accepted / self.documents if self.documents else 0.0


def threshold_for(promise: Promise, scored: Sequence[Scored]) -> Threshold:
    """Find the lowest score that keeps a promise on held-back documents."""
    return threshold_of(promise, Tally.of(scored))


@lru_cache(256)
def threshold_of(promise: Promise, tally: Tally) -> Threshold:
    """Find the lowest step of the grid that keeps a promise, all above it having kept it too."""
    start = _first_step(promise, tally)
    found: Threshold | None = None
    for step in range(len(GRID) if start is None else start, len(GRID)):
        bound = at_most(tally.wrong[step], tally.accepted[step], promise.sureness)
        if bound > promise.most_wrong:
            break
        # A lower step that no document was seen at is not taken: nothing is known of such documents.
        if found is None or tally.accepted[step] > found.accepted:
            found = Threshold(GRID[step], tally.accepted[step], tally.wrong[step], tally.documents, bound, proven=True)
    return found or Threshold(NEVER, 0, 0, tally.documents, 1.0, proven=False)


def at_step(promise: Promise, tally: Tally, score: float) -> Threshold:
    """Tell what a threshold of the grid means for other documents: how many it accepts, and what that proves."""
    step = next((place for place, each in enumerate(GRID) if each <= score), None)
    if step is None or score >= NEVER:
        return Threshold(NEVER, 0, 0, tally.documents, 1.0, proven=False)
    bound = at_most(tally.wrong[step], tally.accepted[step], promise.sureness)
    kept = bound <= promise.most_wrong
    return Threshold(GRID[step], tally.accepted[step], tally.wrong[step], tally.documents, bound, proven=kept)


def _first_step(promise: Promise, tally: Tally) -> int | None:
    """Return where testing begins: the first step with documents enough to bear a few wrong ones, or none at all."""
    if not 0.0 < promise.most_wrong < 1.0 or not 0.0 < promise.sureness < 1.0:
        return None
    for borne in range(BORNE, -1, -1):
        enough = needed(borne, most_wrong=promise.most_wrong, sureness=promise.sureness)
        if (step := next((place for place, many in enumerate(tally.accepted) if many >= enough), None)) is not None:
            return step
    return None
