"""What held-back documents say of the promise, and how well they were understood."""

from collections.abc import Iterator, Sequence

from invoices.fields import Promise
from invoices.labelled.proving import Proved, Study
from invoices.labelled.score_tables import NOT_KNOWN, between, share
from invoices.labelled.scores import Scores
from invoices.ocr.tables import Table
from invoices.quality.bounds import at_most
from invoices.quality.confidence import LINES, ROWS
from invoices.quality.thresholds import GENERATED, GRID, REAL, Tally, Threshold, threshold_of
from learning.core.evaluation import Tally as Counts
from learning.core.intervals import wilson

ALL = "all"
# What an accuracy is shown of singly, and under which head.
HEADS = {
    "invoice_number": "Number",
    "issue_date": "Date",
    "supplier_name": "Supplier",
    "total_net": "Net",
    "total_vat": "VAT",
    "total_gross": "Gross",
    ROWS: "VAT rows",
    LINES: "Lines",
}


def accuracy_table(study: Study) -> Table:
    """Say of each folder how well its documents were understood."""
    rows = tuple(
        (name, str(len(documents)), *map(_f1, _tallies(Scores(tuple(one.judged for one in documents)))))
        for name, documents in _sets(study, study.documents).items()
    )
    return Table("How well documents are understood: F1", ("Documents", "n", "Header", *HEADS.values()), rows)


def _tallies(scores: Scores) -> Iterator[Counts]:
    known = scores.fields | scores.tables
    yield from (scores.header, *(known.get(name, Counts()) for name in HEADS))


def _f1(tally: Counts) -> str:
    return f"{tally.f1:.3f}" if tally.truth else NOT_KNOWN


def booked_table(study: Study, promise: Promise) -> Table:
    """Say of each folder how many documents would be booked unseen, and how many of these are wrong."""
    least = threshold_of(promise, study.evidence.pooled).score
    judged = _sets(study, [one for one in study.documents if one.is_judged])
    head = ("Documents", "n", "Booked unseen", "Share", "Wrong", "95 % interval")
    return Table("Booked unseen at the promise", head, tuple(_booked(*each, least) for each in judged.items()))


def _booked(name: str, documents: Sequence[Proved], least: float) -> tuple[str, ...]:
    booked = [one for one in documents if one.scored[0] >= least]
    wrong = sum(not one.is_right for one in booked)
    counts = str(len(documents)), str(len(booked)), share(len(booked) / len(documents)), str(wrong)
    return (name, *counts, between(wilson(wrong, len(booked))) if booked else NOT_KNOWN)


def _sets(study: Study, documents: Sequence[Proved]) -> dict[str, list[Proved]]:
    """Put documents together by their folders, and by whether they were made up; no set is empty."""
    names = dict.fromkeys(one.folder for one in documents)
    found = {name: [one for one in documents if one.folder == name] for name in names}
    found[f"all {REAL}"] = [one for one in documents if one.folder not in study.generated]
    found[f"all {GENERATED}"] = [one for one in documents if one.folder in study.generated]
    found[ALL] = list(documents)
    return {name: each for name, each in found.items() if each}


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


def promise_sentences(study: Study, promise: Promise) -> Iterator[str]:
    """Say what the promise rests on."""
    seen = study.evidence
    threshold = threshold_of(promise, seen.pooled)
    wrong, surely = share(promise.most_wrong), f"{promise.sureness:.0%}"
    yield f"The promise: at most {wrong} wrong among what is booked unseen, {surely} surely."
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
