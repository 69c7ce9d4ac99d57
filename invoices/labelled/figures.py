"""The figures of a folder as JSON, for whoever compares one day with another."""

from typing import Any

from invoices.labelled.scores import Scores
from learning.core.evaluation import Tally, expected_calibration_error, reliability
from learning.core.intervals import wilson

DIGITS = 4


def as_json(scores: Scores) -> dict[str, Any]:
    """Return what was counted; shares are rounded, counts are not."""
    sure, right = columns(scores)
    return {
        "documents": len(scores.documents),
        "unanswered": scores.unanswered,
        "failed": scores.failed,
        "fields": {name: figures(tally) for name, tally in (scores.fields | scores.tables).items()},
        "exact": {name: figures(tally) for name, tally in scores.exact_fields.items()},
        "header": figures(scores.header),
        "exact_header": figures(scores.exact_header),
        "perfect": scores.perfect,
        "accepted": scores.accepted,
        "accepted_right": scores.accepted - scores.accepted_wrong,
        "wrong_interval": _rounded(*wilson(scores.accepted_wrong, scores.accepted)),
        "calibration_error": round(expected_calibration_error(sure, right), DIGITS) if sure else None,
        "reliability": [[row.low, row.n, *_rounded(row.confidence, row.right)] for row in reliability(sure, right)],
        "seconds_median": percentile(scores.seconds, 0.5),
        "seconds_p95": percentile(scores.seconds, 0.95),
    }


def columns(scores: Scores) -> tuple[list[float], list[bool]]:
    """Return how sure the answers were, and which of them are right."""
    return [sure for sure, _ in scores.confidences], [right for _, right in scores.confidences]


def figures(tally: Tally) -> dict[str, Any]:
    """Return a tally with what follows from it."""
    return {
        "truth": tally.truth,
        "answered": tally.answered,
        "right": tally.right,
        "extra": tally.extra,
        "precision": round(tally.precision, DIGITS),
        "recall": round(tally.recall, DIGITS),
        "f1": round(tally.f1, DIGITS),
        "recall_interval": _rounded(*tally.recall_interval),
    }


def percentile(ordered: list[float], share: float) -> float | None:
    """Return the value under which this share of the others lies, or nothing where there is none."""
    return ordered[int(len(ordered) * share)] if ordered else None


def _rounded(*shares: float) -> list[float]:
    return [round(share, DIGITS) for share in shares]
