"""Scores as tables, for a terminal and for a page."""

from collections.abc import Callable

from invoices.labelled.figures import columns
from invoices.labelled.judging import DocumentScore, Judged
from invoices.labelled.scores import Scores
from invoices.ocr.tables import Table
from learning.core.evaluation import Tally, reliability

NOT_KNOWN = "—"
ALL_FIELDS = "all fields"
LONGEST_VALUE = 60

Column = tuple[str, Callable[[Tally, Tally], str]]

# Of each field: what it is worth when an answer must mean the truth, and when it must be it to the letter.
COLUMNS: tuple[Column, ...] = (
    ("n", lambda one, _: str(one.truth)),
    ("Found", lambda one, _: str(one.answered)),
    ("Right", lambda one, _: str(one.right)),
    ("Exact", lambda _, exact: str(exact.right)),
    ("Not known", lambda one, _: str(one.extra)),
    ("Precision", lambda one, _: share(one.precision)),
    ("Recall", lambda one, _: share(one.recall)),
    ("F1", lambda one, _: f"{one.f1:.3f}"),
    ("F1 exact", lambda _, exact: f"{exact.f1:.3f}"),
    ("Recall, 95 % interval", lambda one, _: between(one.recall_interval)),
)


def share(value: float) -> str:
    """Write a share as a percentage."""
    return f"{100 * value:.1f}\N{NO-BREAK SPACE}%"


def between(interval: tuple[float, float]) -> str:
    """Write an interval of shares."""
    return f"{100 * interval[0]:.1f} to {100 * interval[1]:.1f}\N{NO-BREAK SPACE}%"


def field_table(scores: Scores) -> Table:
    """Say of each field how well it was read, and of all together."""
    pairs = [(name, tally, scores.exact_fields.get(name, Tally())) for name, tally in scores.fields.items()]
    pairs.append((ALL_FIELDS, scores.header, scores.exact_header))
    # A row of a table is right when its figures are; there is no other way to be exact.
    pairs += [(name, tally, tally) for name, tally in scores.tables.items()]
    rows = tuple((name, *(write(tally, exact) for _, write in COLUMNS)) for name, tally, exact in pairs)
    return Table("Fields", ("Field", *(title for title, _ in COLUMNS)), rows)


def calibration_table(scores: Scores) -> Table:
    """Say of each range of confidence how many answers are right."""
    rows = (
        (f"{row.low:.1f} to {row.high:.1f}", str(row.n), share(row.confidence), share(row.right), between(row.interval))
        for row in reliability(*columns(scores))
    )
    return Table("Confidence", ("Said", "n", "Mean said", "Right", "95 % interval"), tuple(rows))


def slowest_table(scores: Scores, most: int) -> Table:
    """Name the documents that took longest."""
    timed = [(one.seconds, one.truth.file) for one in scores.documents if one.seconds is not None]
    rows = tuple(
        (name, f"{seconds:.2f}") for seconds, name in sorted(timed, key=lambda each: (-each[0], each[1]))[:most]
    )
    return Table("Slowest documents", ("Document", "Seconds"), rows)


def mistakes_table(document: DocumentScore) -> Table:
    """Say what is wrong in one document."""
    rows = tuple((one.field, _short(one.truth), _short(one.answer), _sure(one)) for one in document.wrong)
    return Table(document.truth.file, ("Field", "True", "Answered", "Confidence"), rows)


def worst(scores: Scores, most: int) -> list[DocumentScore]:
    """Return the documents with the most wrong fields."""
    ranked = sorted((one for one in scores.documents if one.wrong), key=lambda one: (-len(one.wrong), one.truth.file))
    return ranked[:most]


def _short(value: str | None) -> str:
    if value is None:
        return NOT_KNOWN
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"


def _sure(one: Judged) -> str:
    return NOT_KNOWN if one.confidence is None or one.answer is None else f"{one.confidence:.2f}"
