"""What is to be done with an invoice: book it, ask a person, or refuse it."""

from collections.abc import Iterator, Sequence

from invoices.fields import Assessment, Context, Extraction, Finding, Severity, Verdict
from invoices.quality.confidence import Calibration
from invoices.quality.findings import finding
from invoices.quality.score import KEY, score_of
from invoices.quality.thresholds import NEVER, threshold_of

LIKELY_WRONG = 0.5  # below it a key field is more likely wrong than right
UNCERTAIN = 0.6  # below it a person is told where to look


def assess(
    extraction: Extraction, findings: Sequence[Finding], context: Context, calibration: Calibration
) -> Assessment:
    """Judge an invoice by its calibrated confidences and what was noticed."""
    score, threshold = score_of(extraction, calibration), _needed(context, calibration)
    noticed = (*findings, *_doubtful(extraction), *_too_low(score, threshold))
    return Assessment(score, noticed, _verdict(noticed), threshold)


def _needed(context: Context, calibration: Calibration) -> float:
    """Return the score that keeps the organisation's promise."""
    if calibration.evidence is None:
        return NEVER
    return threshold_of(context.promise, calibration.evidence.pooled).score


def _doubtful(extraction: Extraction) -> Iterator[Finding]:
    for name, found in extraction.fields.items():
        if found.confidence < UNCERTAIN:
            is_grave = name in KEY and found.confidence < LIKELY_WRONG
            severity = Severity.DOUBT if is_grave else Severity.NOTE
            percent = round(found.confidence * 100)
            yield finding("field_doubtful", name, severity=severity, field=name.value, confidence=percent)


def _too_low(score: float, threshold: float) -> Iterator[Finding]:
    if threshold >= NEVER:
        yield finding("promise_not_proven")
    elif score < threshold:
        yield finding("score_too_low", score=int(score * 100), threshold=round(threshold * 100))


def _verdict(findings: Sequence[Finding]) -> Verdict:
    grades = {found.severity for found in findings}
    if Severity.REFUSAL in grades:
        return Verdict.REJECTED
    return Verdict.REVIEW if Severity.DOUBT in grades else Verdict.ACCEPTED
