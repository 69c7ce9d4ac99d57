"""Labelled documents, each understood with a scorer that has not seen its family."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from invoices.extraction.scoring import Scorer
from invoices.fields import Context, Extraction, Finding
from invoices.labelled.lessons import fitted
from invoices.labelled.material import Crew, Studied
from invoices.labelled.teaching import Lesson
from invoices.labelled.truth import Truth
from invoices.understanding import unjudged_of
from learning.core.folds import folds_by_group

ARRIVES_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True, eq=False)
class HeldBack:
    """A document as it was understood, with confidences as the models give them."""

    document: Studied
    part: int  # documents of one part were kept from the same scorer
    extraction: Extraction
    findings: tuple[Finding, ...]


def held_back(
    documents: Sequence[Studied], lessons: Sequence[Lesson], crew: Crew, *, folds: int, seed: int, context: Context
) -> Iterator[HeldBack]:
    """Understand each document by what was fitted on the other parts; a family is never on both sides.

    Raises:
        ValueError: there are not two families.
    """
    parts = folds_by_group([one.truth.family for one in documents], folds, seed)
    for part in sorted({*parts.tolist()}):
        others = [lesson for lesson, its in zip(lessons, parts, strict=True) if its != part]
        scorer = fitted(others, crew, seed=seed, card={})
        here = [one for one, its in zip(documents, parts, strict=True) if its == part]
        yield from crew(partial(_understood, part=part, scorer=scorer, context=context), here)


def _understood(document: Studied, part: int, scorer: Scorer, context: Context) -> HeldBack:
    found = unjudged_of(document.reading(), context=_at_its_time(document.truth, context), scorer=scorer)
    return HeldBack(document, part, _portable(found.extraction), found.findings)


def _at_its_time(truth: Truth, context: Context) -> Context:
    """Understand a document as soon after its day as documents arrive, whenever this is done."""
    try:
        return replace(context, today=date.fromisoformat((truth.fields.get("issue_date") or "")[:10]) + ARRIVES_WITHIN)
    except (ValueError, OverflowError):  # not known, or a day that no calendar has
        return context


def _portable(extraction: Extraction) -> Extraction:
    """Put into plain tables what crosses to another process."""
    fields, runners_up = dict(extraction.fields), dict(extraction.runners_up)
    return replace(extraction, fields=fields, runners_up=runners_up, mentions=dict(extraction.mentions))
