"""What held-back documents prove: how true confidences are, and which score is enough to book a document unseen.

Nothing is judged by what was fitted on it: a document's values get their confidences from curves that were fitted on
the other parts, and its score from a curve that was fitted on such scores of the other parts.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from invoices.answers import plain
from invoices.fields import Context, Extraction, Severity
from invoices.labelled.calibrating import calibration_of, curves_of
from invoices.labelled.fieldkinds import KEY
from invoices.labelled.held_back import HeldBack
from invoices.labelled.judging import DocumentScore, Json, judged
from invoices.labelled.sights import Sight, absences_of, said, sights_of
from invoices.quality.confidence import Calibration, Curve, calibrated, main_source
from invoices.quality.score import DOCUMENT
from invoices.quality.thresholds import GENERATED, REAL, Evidence, Scored
from invoices.quality.verdict import assess

AS_IT_IS = {DOCUMENT: Curve((0.0, 1.0), (0.0, 1.0))}
# What the verdict adds by the threshold, which is what is looked for here.
BY_THRESHOLD = frozenset({"score_too_low", "promise_not_proven"})


@dataclass(frozen=True, slots=True, eq=False)
class Proved:
    """A document with confidences and a score that nothing of its family has shaped."""

    held: HeldBack
    answers: tuple[Sight, ...]  # with calibrated confidences
    judged: DocumentScore
    score: float
    is_judged: bool  # something that must be right is labelled
    is_doubted: bool  # a finding keeps it back, whatever its score

    @property
    def is_right(self) -> bool:
        """Tell whether all is right that must be."""
        return self.judged.booked_right

    @property
    def folder(self) -> str:
        return self.held.document.folder

    @property
    def sight(self) -> Sight:
        """Return the document itself as an answer."""
        source = main_source(self.held.extraction.fields.values())
        return Sight(DOCUMENT, source, self.score, is_proven=False, is_right=self.is_right)

    @property
    def scored(self) -> Scored:
        return (0.0 if self.is_doubted else self.score, self.is_right)


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """Everything that calibrating brought."""

    calibration: Calibration
    documents: tuple[Proved, ...]
    generated: frozenset[str]  # the folders whose documents were made up

    @property
    def evidence(self) -> Evidence:
        return self.calibration.evidence or Evidence.of({})


def study(
    held: Sequence[HeldBack], corrections: Sequence[Sight], *, context: Context, generated: Collection[str]
) -> Study:
    """Fit curves, caps and the document's score, and count what they prove.

    Raises:
        ValueError: there is nothing to judge.
    """
    seen = {id(one): [*sights_of(one), *absences_of(one, is_complete=_is_made(one, generated))] for one in held}
    proved = list(_proved(held, seen, corrections, context))
    judged_ones = [one for one in proved if one.is_judged]
    values = calibration_of([*(each for one in held for each in seen[id(one)]), *corrections])
    curves = curves_of([one.sight for one in judged_ones])
    scored = tuple(_scored_apart(proved))
    by_origin = {
        GENERATED: [one.scored for one in scored if one.is_judged and one.folder in generated],
        REAL: [one.scored for one in scored if one.is_judged and one.folder not in generated],
    }
    calibration = replace(values, curves={**values.curves, **curves}, evidence=Evidence.of(by_origin))
    return Study(calibration, scored, frozenset(generated))


def _is_made(one: HeldBack, generated: Collection[str]) -> bool:
    return one.document.folder in generated


def _proved(
    held: Sequence[HeldBack], seen: dict[int, list[Sight]], corrections: Sequence[Sight], context: Context
) -> Iterator[Proved]:
    """Give each document confidences by curves that were fitted on the other parts."""
    for part in sorted({one.part for one in held}):
        others = [each for one in held if one.part != part for each in seen[id(one)]]
        fitted = calibration_of([*others, *corrections])
        known = replace(fitted, curves={**fitted.curves, **AS_IT_IS})
        yield from (_one(one, known, context) for one in held if one.part == part)


def _one(held: HeldBack, calibration: Calibration, context: Context) -> Proved:
    extraction = calibrated(held.extraction, calibration, held.findings)
    assessment = assess(extraction, held.findings, context, calibration)
    grave = {found.code for found in assessment.findings if found.severity in {Severity.DOUBT, Severity.REFUSAL}}
    truth = held.document.truth
    return Proved(
        held,
        tuple(sights_of(replace(held, extraction=extraction), said)),
        judged(truth, _answer(extraction)),
        assessment.score,
        is_judged=any(truth.fields.get(name) is not None for name in KEY),
        is_doubted=bool(grave - BY_THRESHOLD),
    )


def _answer(extraction: Extraction) -> Json:
    """Say what of an answer is judged."""
    return {
        "fields": {name.value: {"value": plain(found.value)} for name, found in extraction.fields.items()},
        "vat_breakdown": [
            {"rate": row.rate, "base": row.base, "amount": row.amount} for row in extraction.vat_breakdown
        ],
        "lines": [{"description": line.description, "net_amount": line.net_amount} for line in extraction.lines],
    }


def _scored_apart(proved: Sequence[Proved]) -> Iterator[Proved]:
    """Give each document its score by a curve that was fitted on those of the other parts."""
    for part in sorted({one.held.part for one in proved}):
        others = [one.sight for one in proved if one.held.part != part and one.is_judged]
        fitted = Calibration(MappingProxyType(curves_of(others)))
        for one in proved:
            if one.held.part == part:
                yield replace(one, score=fitted.worth(DOCUMENT, one.sight.source, one.score))
