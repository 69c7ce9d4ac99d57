"""Confidence that means it: what a raw score was worth on held-back documents, and what failed checks leave of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from invoices.fields import Candidate, Extraction, Finding, Source
from invoices.quality.caps import cap_of, row_cap
from invoices.quality.proofs import proven
from invoices.quality.rivals import undisputed
from invoices.quality.thresholds import GRID, Evidence, Tally

Json: TypeAlias = dict[str, Any]

FORMAT = 1
ANY = "*"
ROWS, LINES = "vat_breakdown", "lines"
ABSENT = "absent"  # stands for the source of what was not found


@dataclass(frozen=True, slots=True)
class Curve:
    """A map from raw score to probability: straight between its points, level beyond them, never falling."""

    raw: tuple[float, ...]
    probability: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse what is no such map: raw scores that do not rise, or probabilities that fall or are none."""
        rises = all(one < other for one, other in zip(self.raw, self.raw[1:], strict=False))
        keeps = all(one <= other for one, other in zip(self.probability, self.probability[1:], strict=False))
        within = all(0.0 <= each <= 1.0 for each in self.probability)
        if not (self.raw and len(self.raw) == len(self.probability) and rises and keeps and within):
            raise ValueError("a calibration curve rises")

    def at(self, score: float) -> float:
        return float(np.interp(score, self.raw, self.probability))


@dataclass(frozen=True, slots=True)
class Calibration:
    """What raw scores are worth, by field, source and proof; and what held-back documents prove.

    The raw score of a field is what its rivals leave of it (see rivals.py).

    A key is a field's name (or `vat_breakdown`, `lines`, `document`), then the source, then `proven`, as far as there
    were documents enough to tell them apart: `total_gross/ocr/proven`, `total_gross/ocr`, `total_gross`, `*/ocr`, `*`.
    """

    curves: Mapping[str, Curve] = field(default_factory=dict)
    caps: Mapping[str, float] = field(default_factory=dict)  # what a finding leaves at most, by its code, as measured
    evidence: Evidence | None = None
    card: Mapping[str, str] = field(default_factory=dict)  # how it came about, for people

    def worth(self, name: str, source: str, score: float, *, is_proven: bool = False) -> float:
        """Return how likely a value of this raw score is right; the score itself where nothing was learnt."""
        if score != score:
            return 0.0
        curve = next((self.curves[key] for key in _keys(name, source, is_proven) if key in self.curves), None)
        return min(1.0, max(0.0, score)) if curve is None else curve.at(score)

    def to_json(self) -> Json:
        """Return what a file keeps of it."""
        evidence = self.evidence
        return {
            "format": FORMAT,
            "card": dict(self.card),
            "curves": {key: [list(curve.raw), list(curve.probability)] for key, curve in sorted(self.curves.items())},
            "caps": dict(self.caps),
            "grid": list(GRID),
            "evidence": evidence and {"generated": _counts(evidence.generated), "real": _counts(evidence.real)},
        }

    @classmethod
    def from_json(cls, kept: Json) -> "Calibration":
        """Take up again what a file keeps."""
        if kept.get("format") != FORMAT:
            raise ValueError(f"a calibration of format {kept.get('format')} is not one of format {FORMAT}")
        curves = {key: Curve(tuple(raw), tuple(worth)) for key, (raw, worth) in kept["curves"].items()}
        if kept["grid"] != list(GRID):
            raise ValueError("the evidence of this calibration was counted on another grid")
        caps, card = MappingProxyType(dict(kept["caps"])), MappingProxyType(dict(kept["card"]))
        evidence = kept["evidence"]
        seen = evidence and Evidence(_tally(evidence["generated"]), _tally(evidence["real"]))
        return cls(MappingProxyType(curves), caps, seen, card)


def calibrated(extraction: Extraction, calibration: Calibration, findings: Sequence[Finding] = ()) -> Extraction:
    """Return the same values with confidences that are true, capped where a check has failed."""
    sure = proven(extraction)
    caps = {name: cap_of(name, findings, calibration.caps) for name in extraction.fields}

    def judged(found: Candidate) -> Candidate:
        if found.source is Source.HUMAN:
            return found
        score = undisputed(found, extraction)
        worth = calibration.worth(found.field, found.source, score, is_proven=found.field in sure)
        return replace(found, confidence=min(worth, caps.get(found.field, 1.0)))

    def of_row(rows: str, place: int, score: float) -> float:
        return min(calibration.worth(rows, source, score), row_cap(rows, place, findings))

    source = main_source(extraction.fields.values())
    return replace(
        extraction,
        fields=MappingProxyType({name: judged(found) for name, found in extraction.fields.items()}),
        vat_breakdown=tuple(
            replace(row, confidence=of_row(ROWS, place, row.confidence))
            for place, row in enumerate(extraction.vat_breakdown, start=1)
        ),
        lines=tuple(
            replace(line, confidence=of_row(LINES, place, line.confidence))
            for place, line in enumerate(extraction.lines, start=1)
        ),
    )


def main_source(found: Iterable[Candidate]) -> str:
    """Return where most of the values come from: rows do not say it of themselves."""
    sources = [each.source.value for each in found]
    return max(sorted(set(sources)), key=sources.count, default="")


def _keys(name: str, source: str, is_proven: bool) -> list[str]:
    proof = [f"{name}/{source}/proven"] if is_proven else []
    return [*proof, f"{name}/{source}", str(name), f"{ANY}/{source}", ANY]


def _counts(tally: Tally) -> Json:
    return {"documents": tally.documents, "accepted": list(tally.accepted), "wrong": list(tally.wrong)}


def _tally(kept: Json) -> Tally:
    return Tally(kept["documents"], tuple(kept["accepted"]), tuple(kept["wrong"]))
