"""All answers of a folder against its truth."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from invoices.labelled.judging import EVERYTHING, TABLES, DocumentScore, Json, judged
from invoices.labelled.truth import Truth
from learning.core.evaluation import Tally, total


@dataclass(frozen=True)
class Scores:
    """All documents of a folder."""

    documents: tuple[DocumentScore, ...]

    @cached_property
    def fields(self) -> dict[str, Tally]:
        """Return for each field what was answered, an answer right when it means the truth."""
        return self._by_field(exactly=False)

    @cached_property
    def exact_fields(self) -> dict[str, Tally]:
        """Return the same where an answer is right to the letter only."""
        return self._by_field(exactly=True)

    @cached_property
    def tables(self) -> dict[str, Tally]:
        found = {name: total([one.tables[name] for one in self.documents if name in one.tables]) for name in TABLES}
        return {name: tally for name, tally in found.items() if tally.truth or tally.answered}

    @property
    def header(self) -> Tally:
        return total(list(self.fields.values()))

    @property
    def exact_header(self) -> Tally:
        return total(list(self.exact_fields.values()))

    @property
    def unanswered(self) -> int:
        return sum(one.answer is None for one in self.documents)

    @property
    def failed(self) -> int:
        return sum(one.failed for one in self.documents)

    @property
    def perfect(self) -> int:
        """Return how many documents need no correction of a field."""
        return sum(not one.wrong for one in self.documents)

    @property
    def accepted(self) -> int:
        return sum(one.accepted for one in self.documents)

    @property
    def accepted_wrong(self) -> int:
        return sum(one.accepted and not one.booked_right for one in self.documents)

    @cached_property
    def confidences(self) -> tuple[tuple[float, bool], ...]:
        """Return how sure each answer was, and whether it is right; answers to what is absent are left out."""
        judged = (one for document in self.documents for one in document.fields)
        return tuple(
            (one.confidence, one.right)
            for one in judged
            if one.confidence is not None and None not in (one.truth, one.answer)
        )

    @cached_property
    def seconds(self) -> list[float]:
        """Return how long each document took, the fastest first."""
        return sorted(seconds for one in self.documents if (seconds := one.seconds) is not None)

    def _by_field(self, *, exactly: bool) -> dict[str, Tally]:
        found: dict[str, Tally] = defaultdict(Tally)
        for document in self.documents:
            for one in document.fields:
                found[one.field] += one.counted(one.exact if exactly else one.right)
            for name in document.extra:
                found[name] += Tally(extra=1)
        return {name: found[name] for name in sorted(found) if found[name].truth or found[name].answered}


def scored(truths: Iterable[Truth], answers: Iterable[Json], *, only: frozenset[str] = EVERYTHING) -> Scores:
    """Score answers, matched with their truth by the bare name of the file; answers to other files are left out."""
    by_name = _by_name(answers)
    return Scores(tuple(judged(truth, by_name.get(truth.file), only=only) for truth in truths))


def _by_name(answers: Iterable[Json]) -> dict[str, Json]:
    """Take one answer a file, the last that is no error."""
    found: dict[str, Json] = {}
    for answer in answers:
        name = Path(str(answer["file"])).name
        if name not in found or not answer.get("error"):
            found[name] = answer
    return found
