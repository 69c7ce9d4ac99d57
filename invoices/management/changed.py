"""Saying at a terminal what came of doing something again."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from invoices.management.terminal import escaped, shown
from invoices.selectors.changes import Change, Ending

WORDS = {
    Ending.CHANGED: "say something else now",
    Ending.SAME: "say the same",
    Ending.DECIDED: "left alone: a person has decided about them",
    Ending.BUSY: "left alone: a worker has them",
    Ending.UNREAD: "have no reading to understand again; read them again instead",
    Ending.FAILED: "failed; the list of documents says why",
}


def as_json(change: Change) -> str:
    """Write one document's change as a line of JSON."""
    return escaped(json.dumps(asdict(change), ensure_ascii=False))


def in_words(change: Change) -> str:
    """Write one document's change for a person: a line for each difference."""
    head = f"{change.document} {shown(change.name)}: {change.ending.value}"
    found = (
        f"  {one.name} (page {one.page}): {_value(one.before)} → {_value(one.after)}" for one in change.differences
    )
    return "\n".join([head, *found])


def summary(changes: Iterable[Change]) -> Iterator[str]:
    """Count what came of it: documents by their ending, then differences field by field."""
    known = list(changes)
    endings = Counter(change.ending for change in known)
    yield f"{len(known)} documents"
    for ending, words in WORDS.items():
        if endings[ending]:
            yield f"  {endings[ending]} {words}"
    fields = Counter(one.name for change in known for one in change.differences)
    gone = Counter(one.name for change in known for one in change.differences if one.after is None)
    found = Counter(one.name for change in known for one in change.differences if one.before is None)
    for name, times in fields.most_common():
        yield f"  {name:<24} {times} (found {found[name]}, lost {gone[name]}, other {times - found[name] - gone[name]})"


def _value(value: str | None) -> str:
    return "–" if value is None else shown(value)
