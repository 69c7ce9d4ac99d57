"""Makes documents with their truth: the same seed makes the same bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from invoices.samples.drawing import a_document
from invoices.samples.layouts import LAYOUTS
from invoices.samples.render import UNDAMAGED, a_damage, damaged
from invoices.samples.truth import Truth

PDF = "application/pdf"


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
        chance, name = Random(f"{seed}/{place}"), f"sample_{seed}_{place:05d}"
        family = chance.choice(layouts or LAYOUTS)
        drawn = a_document(chance, family, seed=f"{seed}/{place}", file=f"{name}.pdf")
        kind = a_damage(chance, damage)
        if kind == UNDAMAGED:
            yield Sample(drawn.truth.file, drawn.content, PDF, drawn.truth)
            continue
        picture = damaged(drawn.content, kind, chance.randrange(1 << 30))
        file = name + picture.suffix
        yield Sample(file, picture.content, picture.media_type, replace(drawn.truth, file=file, damage=kind))
