"""What calibrating brought, as tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invoices.fields import Promise
from invoices.labelled.proving import Proved, Study
from invoices.labelled.score_tables import between, share
from invoices.labelled.sights import Sight
from invoices.ocr.tables import Table
from invoices.quality.bounds import at_most
from invoices.quality.confidence import LINES, ROWS
from invoices.quality.thresholds import GENERATED, GRID, REAL, Tally, Threshold, threshold_of
from learning.core.evaluation import Bin, expected_calibration_error, reliability
from learning.core.intervals import wilson

BAR = 20
FULL, EMPTY = "█", "·"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Group:
    """Answers that are looked at together."""

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
    rows = (
        (
            group.name,
            str(len(group.said)),
            share(sum(group.said) / len(group.said)),
            share(sum(group.right) / len(group.right)),
            f"{expected_calibration_error(group.said, group.right):.3f}",
        )
        for group in groups_of(study)
    )
    return Table("Is confidence true?", ("Answers", "n", "Mean said", "Right", "Calibration error"), tuple(rows))


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


def steps_table(study: Study, promise: Promise) -> Table:
    """Say of each score what booking from it on would mean."""
    seen = study.evidence
    rows = tuple(
        (f"{score:.2f}", *_step(seen.real, step), *_step(seen.generated, step), _bound(seen.pooled, step, promise))
        for step, score in enumerate(GRID)
    )
    head = ("Score", "Real", "wrong", "Generated", "wrong", f"Wrong at most, {promise.sureness:.0%} surely")
    return Table("What each score would let through", head, rows)


def _step(tally: Tally, step: int) -> tuple[str, str]:
    return str(tally.accepted[step]), str(tally.wrong[step])


def _bound(tally: Tally, step: int, promise: Promise) -> str:
    return share(at_most(tally.wrong[step], tally.accepted[step], promise.sureness))


def booked_table(study: Study, promise: Promise) -> Table:
    """Say of each folder how many documents would be booked unseen, and how many of these are wrong."""
    least = threshold_of(promise, study.evidence.pooled).score
    rows = tuple(_booked(name, documents, least) for name, documents in _sets(study).items() if documents)
    head = ("Documents", "n", "Booked unseen", "Share", "Wrong", "95 % interval")
    return Table("Booked unseen at the promise", head, rows)


def _sets(study: Study) -> dict[str, list[Proved]]:
    known = [one for one in study.documents if one.is_judged]
    found = {name: [one for one in known if one.folder == name] for name in dict.fromkeys(map(_folder, known))}
    found[f"all {REAL}"] = [one for one in known if one.folder not in study.generated]
    found[f"all {GENERATED}"] = [one for one in known if one.folder in study.generated]
    return {**found, ALL: known}


def _folder(one: Proved) -> str:
    return one.folder


def _booked(name: str, documents: Sequence[Proved], least: float) -> tuple[str, ...]:
    booked = [one for one in documents if one.scored[0] >= least]
    wrong = sum(not one.is_right for one in booked)
    counts = str(len(documents)), str(len(booked)), share(len(booked) / len(documents)), str(wrong)
    return (name, *counts, between(wilson(wrong, len(booked))) if booked else "—")


def promise_sentences(study: Study, promise: Promise) -> Iterator[str]:
    """Say what the promise rests on."""
    seen = study.evidence
    threshold = threshold_of(promise, seen.pooled)
    yield (
        f"The promise: at most {share(promise.most_wrong)} wrong among what is booked unseen, "
        f"{promise.sureness:.0%} surely."
    )
    yield f"It is looked for on {seen.real.documents} real and {seen.generated.documents} generated documents."
    if not threshold.proven:
        yield "Not yet proven: no score keeps it on so many documents, and nothing is booked unseen."
        return
    yield (
        f"Kept from a score of {threshold.score:.2f}: {threshold.accepted} documents ({share(threshold.automation)}) "
        f"are booked unseen, {threshold.wrong} of them wrong; at most {share(threshold.bound)}."
    )
    for name, tally in ((REAL, seen.real), (GENERATED, seen.generated)):
        yield _alone(name, tally, threshold, promise)


def _alone(name: str, tally: Tally, threshold: Threshold, promise: Promise) -> str:
    step = GRID.index(threshold.score)
    accepted, wrong = tally.accepted[step], tally.wrong[step]
    bound = at_most(wrong, accepted, promise.sureness)
    proof = "proven by these alone" if bound <= promise.most_wrong else "not yet proven by these alone"
    return f"Of them {name}: {accepted} booked, {wrong} wrong, at most {share(bound)}: {proof}."
