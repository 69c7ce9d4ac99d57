"""Every plausible value of a field, the likeliest first, each once: what was read, what codes and engines say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from invoices.document import OcrResult
from invoices.extraction.claims import claims_of
from invoices.extraction.scoring import Weighed
from invoices.extraction.text import squash
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, Field, Value

Ranked = Mapping[Field, tuple[Candidate, ...]]
# So many values of a field are kept; the others are too unlikely to be shown to anybody.
MOST_KEPT = 12
# A second print of a value counts as one when it is at least so likely by itself.
SEEN_AGAIN = 0.05


def find_candidates(weighed: Mapping[Field, Sequence[Weighed]], result: OcrResult, view: DocumentView) -> Ranked:
    """Join what stands on the pages with what codes and engines say of it."""
    found = {field: [one.candidate() for one in spots[: 3 * MOST_KEPT]] for field, spots in weighed.items()}
    for claim in claims_of(result, {page.sheet.number for page in view.pages}):
        found.setdefault(claim.field, []).append(claim)
    return {field: _ranked(candidates) for field, candidates in found.items()}


def _ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Put the likeliest first; a value that a code or an engine says as well gains by it."""
    best: dict[str, Candidate] = {}
    for one in sorted(candidates, key=lambda one: -one.confidence):
        key = key_of(one.value)
        same = best.get(key)
        if same is None:
            best[key] = one
        elif same.source is not one.source:
            best[key] = _together(same, one)
        elif one.confidence >= SEEN_AGAIN:
            best[key] = replace(same, evidence=(*same.evidence, *one.evidence))
    return tuple(sorted(best.values(), key=lambda one: -one.confidence)[:MOST_KEPT])


def _together(first: Candidate, second: Candidate) -> Candidate:
    """Join two independent witnesses of one value; the one printed in letters shows where it stands."""
    doubt = (1 - first.confidence) * (1 - second.confidence)
    return replace(first, confidence=1 - doubt, evidence=(*first.evidence, *second.evidence))


def key_of(value: Value) -> str:
    """Return what two prints of one value have in common."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return squash(value) if isinstance(value, str) else value.isoformat()
