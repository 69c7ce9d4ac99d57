"""Scores in words, and all of it for a terminal."""

from collections.abc import Iterator

from invoices.labelled.figures import columns, percentile
from invoices.labelled.score_tables import (
    between,
    calibration_table,
    field_table,
    mistakes_table,
    share,
    slowest_table,
    worst,
)
from invoices.labelled.scores import Scores
from invoices.ocr.tables import as_text
from learning.core.evaluation import expected_calibration_error
from learning.core.intervals import at_most, wilson

SUREST = 0.90


def written(scores: Scores, *, slowest: int, most: int) -> Iterator[str]:
    """Write all of it for a terminal, with so many of the slowest and of the worst documents."""
    yield "\n".join(sentences(scores)) + "\n"
    yield as_text(field_table(scores))
    if scores.confidences:
        yield as_text(calibration_table(scores))
    if scores.seconds:
        yield as_text(slowest_table(scores, slowest))
    yield from (as_text(mistakes_table(document)) for document in worst(scores, most))


def sentences(scores: Scores) -> Iterator[str]:
    """Say what no table says."""
    count = len(scores.documents)
    yield f"{count} documents, {scores.unanswered} unanswered, {scores.failed} failed."
    yield f"Every field right: {scores.perfect} of {count}."
    yield _automation(scores)
    sure, right = columns(scores)
    if sure:
        gap = expected_calibration_error(sure, right)
        yield f"Confidence: {len(sure)} answers, expected calibration error {gap:.3f}."
    if scores.seconds:
        median, most = percentile(scores.seconds, 0.5), percentile(scores.seconds, 0.95)
        yield f"Seconds a document: median {median:.2f}, 95 in 100 within {most:.2f}."


def _automation(scores: Scores) -> str:
    accepted, wrong, count = scores.accepted, scores.accepted_wrong, len(scores.documents)
    if not accepted:
        return f"Accepted without a person: 0 of {count}."
    return (
        f"Accepted without a person: {accepted} of {count} ({share(accepted / count)}); wrong among them: {wrong} "
        f"(95 % interval {between(wilson(wrong, accepted))}; at most {share(at_most(wrong, accepted, SUREST))}, "
        f"{100 * SUREST:.0f}\N{NO-BREAK SPACE}% surely)."
    )
