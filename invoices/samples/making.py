"""Makes documents with their truth: the same seed makes the same bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from invoices.samples.bundle import bundled
from invoices.samples.dice import dice
from invoices.samples.drawing import Drawn, a_document
from invoices.samples.layouts import LAYOUTS, SHEETS
from invoices.samples.render import UNDAMAGED, a_damage, damaged
from invoices.samples.truth import Truth

PDF = "application/pdf"
HOW_OFTEN_SEVERAL = 0.03


@dataclass(frozen=True, slots=True)
class Sample:
    """A document and what is true of it."""

    name: str
    content: bytes
    media_type: str
    truth: Truth


def make(seed: int, count: int, *, layouts: Sequence[str] | None = None, damage: str = "none") -> Iterator[Sample]:
    """Make so many documents; each depends on its seed and its place alone."""
    for place in range(count):
        yield _one(f"{seed}/{place}", f"sample_{seed}_{place:05d}", layouts or LAYOUTS, damage)


def _one(seed: str, name: str, layouts: Sequence[str], damage: str) -> Sample:
    chance = dice(seed)
    family = chance.choice(layouts)
    several = family in SHEETS and chance.random() < HOW_OFTEN_SEVERAL
    drawn = (
        _several(chance, family, seed, name) if several else a_document(chance, family, seed=seed, file=f"{name}.pdf")
    )
    kind = a_damage(chance, damage)
    if kind == UNDAMAGED:
        return Sample(drawn.truth.file, drawn.content, PDF, drawn.truth)
    picture = damaged(drawn.content, kind, chance.randrange(1 << 30))
    file = name + picture.suffix
    return Sample(file, picture.content, picture.media_type, replace(drawn.truth, file=file, damage=kind))


def _several(chance: Random, family: str, seed: str, name: str) -> Drawn:
    file = f"{name}.pdf"
    parts = [a_document(chance, family, seed=f"{seed}/{part}", file=file) for part in range(chance.randint(2, 3))]
    return bundled(parts, file=file)
