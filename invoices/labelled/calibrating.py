"""What raw scores are worth, fitted on answers that were judged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from invoices.labelled.sights import Sight
from invoices.quality.caps import CAPS
from invoices.quality.confidence import ABSENT, ANY, LINES, ROWS, Calibration, Curve
from invoices.quality.score import DOCUMENT
from learning.core.isotonic import isotonic

Key: TypeAlias = tuple[str, str, str]  # a field or ANY, a source or nothing, proven or not or nothing

PROVEN, UNPROVEN, EITHER = "proven", "unproven", ""
# Where a key has few answers of its own, what is known of answers like them counts as so many more.
BORROWED = 8.0
DIGITS = 4
STEPS = np.linspace(0.0, 1.0, 11)
# A cap is measured where a finding named so many values, and the table counts as so many more.
ENOUGH_TO_CAP, BELIEVED = 15, 5.0
HALVINGS = 30
ROUNDS = 2
APART = (ROWS, LINES, DOCUMENT)


@dataclass(frozen=True, slots=True)
class Worth:
    """Curves by their keys, as they are asked for."""

    curves: Mapping[Key, Curve] = field(default_factory=dict)

    def named(self) -> dict[str, Curve]:
        """Return the curves under the names that a calibration has for them."""
        return {name: curve for key, curve in self.curves.items() if (name := _name_of(key))}


def calibration_of(sights: Sequence[Sight]) -> Calibration:
    """Fit the curves and the caps of values."""
    caps: dict[str, float] = {}
    curves = curves_of(sights)
    for _ in range(ROUNDS):
        caps = caps_of(sights, Calibration(curves))
        # What a cap decides about says nothing of the others.
        fitted = Calibration(curves)
        free = [one for one in sights if _cap(one, caps) >= worth_of(one, fitted)]
        curves = curves_of(free or sights)
    return Calibration(curves, caps)


def worth_of(one: Sight, calibration: Calibration) -> float:
    """Return what an answer is worth before any finding."""
    return calibration.worth(one.name, one.source, one.raw, is_proven=one.is_proven)


def _cap(one: Sight, measured: Mapping[str, float]) -> float:
    return min((measured.get(code, CAPS[code]) for code in one.codes if code in CAPS), default=1.0)


# --- Curves -----------------------------------------------------------------------------------------


def curves_of(sights: Sequence[Sight]) -> dict[str, Curve]:
    """Fit a curve for each field, source and proof that was seen, leaning on those above it the more the fewer."""
    by_key: dict[Key, list[Sight]] = defaultdict(list)
    for one in sights:
        for key in _keys_of(one):
            by_key[key].append(one)
    curves: dict[Key, Curve] = {}
    # The most general ones first.
    for key in sorted(by_key, key=lambda key: (sum(map(_is_told, key)), key)):
        parent = next((curves[above] for above in _above(key) if above in curves), None)
        curves[key] = _fitted(by_key[key], parent)
    return Worth(curves).named()


def _keys_of(one: Sight) -> Iterator[Key]:
    proof = PROVEN if one.is_proven else UNPROVEN
    if one.source == ABSENT:
        yield (one.name, ABSENT, UNPROVEN)
        return
    # Rows of tables, and whole documents, are right or wrong for reasons of their own.
    for name in (one.name,) if one.name in APART else (ANY, one.name):
        yield from ((name, "", EITHER), (name, one.source, EITHER), (name, one.source, proof))


def _is_told(part: str) -> bool:
    return part not in {ANY, EITHER}


def _above(key: Key) -> Iterator[Key]:
    """Yield the keys that a key leans on, the nearest first."""
    name, source, proof = key
    if source == ABSENT:  # what was not found is unlike all that was
        return
    if name != ANY:
        yield (ANY, source, proof)
    yield from ((name, source, EITHER), (name, "", EITHER), (ANY, "", EITHER))


def _name_of(key: Key) -> str:
    """Return the name that a calibration has for a key; what is asked for without a proof is not proven."""
    name, source, proof = key
    if proof == PROVEN:
        return f"{name}/{source}/proven"
    if proof == UNPROVEN:
        return f"{name}/{source}"
    return "" if source else name


def _fitted(sights: Sequence[Sight], parent: Curve | None) -> Curve:
    scores, right = [one.raw for one in sights], [float(one.is_right) for one in sights]
    weights = [1.0] * len(sights)
    if parent is not None:
        scores += STEPS.tolist()
        right += [parent.at(step) for step in STEPS]
        weights += [BORROWED / len(STEPS)] * len(STEPS)
    at, height = isotonic(np.clip(scores, 0.0, 1.0), right, weights=weights)
    return _curve(at, height)


def _curve(at: Iterable[float], height: Iterable[float]) -> Curve:
    """Make a curve of short numbers; of two knots that shortening joins, the higher stands for both."""
    knots = {
        round(float(score), DIGITS): round(float(chance), DIGITS) for score, chance in zip(at, height, strict=True)
    }
    return Curve(tuple(knots), tuple(knots.values()))


# --- Caps -------------------------------------------------------------------------------------------


def caps_of(sights: Sequence[Sight], calibration: Calibration) -> dict[str, float]:
    """Measure for each finding what it leaves at most: so much that values it names are right as often as said."""
    named: dict[str, list[Sight]] = defaultdict(list)
    for one in sights:
        for code in one.codes & CAPS.keys():
            named[code].append(one)
    return {code: _measured(code, named[code], calibration) for code in sorted(named) if _is_enough(named[code])}


def _is_enough(sights: Sequence[Sight]) -> bool:
    return len(sights) >= ENOUGH_TO_CAP


def _measured(code: str, sights: Sequence[Sight], calibration: Calibration) -> float:
    worth = np.array([worth_of(one, calibration) for one in sights])
    right = sum(one.is_right for one in sights)
    share = (right + BELIEVED * min(CAPS[code], float(worth.mean()))) / (len(sights) + BELIEVED)
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if np.minimum(worth, middle).mean() >= share else (middle, high)
    return round(high, DIGITS)
