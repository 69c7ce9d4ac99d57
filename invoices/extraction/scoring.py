"""How likely each spot is the value of a field: a learned model, shipped as plain numbers and known by its digest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from invoices.extraction.name_priors import likeliest_name
from invoices.extraction.spots import LEARNED, SORTS, Described
from invoices.extraction.surroundings import Near
from invoices.fields import Candidate, Field, Kind, Source, Value
from learning.core.artefact import Artefact, load
from learning.core.errors import ArtefactRefused
from learning.core.trees import Forest

MODEL = Path(__file__).with_name("scorer.model")
DIGEST = "0b5fa50e1a6ed6f3838e5dcf0a6cfa13fe12bd0bc2fc6ffac6bd2ace7bf464e2"  # pragma: allowlist secret
FORMAT = "scorer-1"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A spot and how likely it is the value of a field."""

    field: Field
    described: Described
    score: float

    @property
    def value(self) -> Value:
        return self.described.value

    def candidate(self, value: Value | None = None) -> Candidate:
        """Return it with its evidence."""
        spot = self.described.spot
        sheet = self.described.page.sheet
        return Candidate(
            field=self.field,
            value=self.value if value is None else value,
            raw=spot.raw,
            confidence=self.score,
            evidence=(sheet.place(spot.tokens),),
            rule=rule_of(self.described),
            source=Source(sheet.source.value),
        )


def rule_of(described: Described) -> str:
    """Say in a code why a spot is thought to be a value: the words that introduce it, or its place."""
    near: Near | None = described.seen.nearest
    if near is None:
        return "place_on_page"
    return f"{'right_of' if near in described.seen.left else 'below'}:{near.label.phrase}"


@dataclass(frozen=True, slots=True)
class Scorer:
    """One forest for each learned field, and the card that says what they were fitted on."""

    forests: Mapping[Field, Forest]
    card: Mapping[str, Any]

    def weighed(self, spots: Mapping[Kind, Sequence[Described]]) -> dict[Field, tuple[Weighed, ...]]:
        """Weigh the spots for every field, the likeliest first."""
        tables = {kind: np.array([spot.features for spot in found]) for kind, found in spots.items() if found}
        return {field: self._weighed(field, spots[kind], tables.get(kind)) for field, kind in LEARNED.items()}

    def _weighed(self, field: Field, spots: Sequence[Described], table: Any) -> tuple[Weighed, ...]:
        forest = self.forests.get(field)
        if forest is None or table is None:
            return ()
        scores = forest.predict_probability(table).tolist()
        if LEARNED[field] is Kind.NAME:
            scores = likeliest_name(field, scores, spots)
        found = [Weighed(field, spot, score) for spot, score in zip(spots, scores, strict=True)]
        return tuple(sorted(found, key=lambda one: -one.score))


def to_artefact(scorer: Scorer) -> Artefact:
    """Write a scorer as arrays under a card."""
    kept = (forest.to_arrays(f"{field.value}.") for field, forest in scorer.forests.items())
    arrays = {name: array for forest in kept for name, array in forest.items()}
    return Artefact(FORMAT, {**scorer.card, **_features()}, arrays)


def _features() -> dict[str, Any]:
    """Return what the card says of the features, which must not change under a fitted model."""
    return {f"features_{kind.value}": list(sort.features) for kind, sort in SORTS.items()}


def from_artefact(artefact: Artefact) -> Scorer:
    """Read a scorer back.

    Raises:
        ArtefactRefused: it was fitted on other features than this version of the program computes.
    """
    if any(artefact.card.get(name) != features for name, features in _features().items()):
        raise ArtefactRefused("the scorer was fitted on other features; train it again: manage.py train_scorer")
    learned = [field for field in LEARNED if any(name.startswith(f"{field.value}.") for name in artefact.arrays)]
    forests = {field: Forest.from_arrays(artefact.arrays, f"{field.value}.") for field in learned}
    return Scorer(forests, artefact.card)


@cache
def shipped_scorer() -> Scorer:
    """Return the model that comes with the program.

    Raises:
        ArtefactRefused: the file beside this module is not the one that this version was released with.
    """
    return from_artefact(load(MODEL, digest=DIGEST, format=FORMAT))
