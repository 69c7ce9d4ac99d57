"""How true confidences are, as tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invoices.labelled.proving import Study
from invoices.labelled.score_tables import between, share
from invoices.labelled.sights import Sight
from invoices.ocr.tables import Table
from invoices.quality.confidence import LINES, ROWS
from learning.core.evaluation import Bin, expected_calibration_error, reliability

BAR = 20
FULL, EMPTY = "█", "·"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Group:
    """Answers that are looked at together; there is at least one."""

    name: str
    said: tuple[float, ...]
    right: tuple[bool, ...]

    @classmethod
    def of(cls, name: str, answers: Sequence[Sight]) -> "Group":
        return cls(name, tuple(one.raw for one in answers), tuple(one.is_right for one in answers))


def groups_of(study: Study) -> Iterator[Group]:
    """Put answers together: all of them, those of each source, those of each folder, and the rows of tables."""
    answers = [(one.folder, each) for one in study.documents for each in one.answers]
    fields = [(folder, each) for folder, each in answers if each.name not in {ROWS, LINES}]
    if fields:
        yield Group.of(ALL, [each for _, each in fields])
    for source in sorted({each.source for _, each in fields}):
        yield Group.of(f"source {source}", [each for _, each in fields if each.source == source])
    for folder in dict.fromkeys(folder for folder, _ in fields):
        yield Group.of(folder, [each for its, each in fields if its == folder])
    for name in (ROWS, LINES):
        rows = [each for _, each in answers if each.name == name]
        if rows:
            yield Group.of(name, rows)


def errors_table(study: Study) -> Table:
    """Say how far confidence is from the truth, group by group."""
    head = ("Answers", "n", "Mean said", "Right", "Calibration error")
    return Table("Is confidence true?", head, tuple(map(_error, groups_of(study))))


def _error(group: Group) -> tuple[str, ...]:
    n = len(group.said)
    gap = expected_calibration_error(group.said, group.right)
    return (group.name, str(n), share(sum(group.said) / n), share(sum(group.right) / n), f"{gap:.3f}")


def diagram_table(group: Group) -> Table:
    """Draw of each range of confidence how many answers are right."""
    head = ("Said", "Right", "n", "Mean said", "Share right", "95 % interval")
    return Table(f"Reliability: {group.name}", head, tuple(map(_drawn, reliability(group.said, group.right))))


def _drawn(row: Bin) -> tuple[str, ...]:
    figures = str(row.n), share(row.confidence), share(row.right), between(row.interval)
    return (f"{row.low:.1f} to {row.high:.1f}", _bar(row.right), *figures)


def _bar(value: float) -> str:
    full = round(BAR * value)
    return FULL * full + EMPTY * (BAR - full)
