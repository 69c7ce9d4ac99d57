"""Why a field has the value it has: all that could have been it, and what speaks for the one that was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from invoices.document import OcrResult
from invoices.extraction.amounts_set import Totals, best_totals
from invoices.extraction.candidates import Ranked, find_candidates, key_of
from invoices.extraction.money import TOTALS
from invoices.extraction.resolve import extract
from invoices.extraction.spots import spots_of
from invoices.extraction.vat_rows import rate_rows
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, Context, DocumentType, Extraction, Field, Outcome
from invoices.quality.case import Case
from invoices.quality.proofs import PROOFS, UNDATED, proven_by
from invoices.understanding import Models, understand


@dataclass(frozen=True, slots=True)
class Rival:
    """A value that a field could have had."""

    candidate: Candidate
    is_chosen: bool
    together: Totals | None = None  # of a total: the best set of totals with it; none, where no set wants it


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a field was chosen from, and what proves it."""

    field: Field
    outcome: Outcome
    rivals: tuple[Rival, ...]  # the likeliest first
    proofs: tuple[str, ...]  # names of what proves the chosen value

    @property
    def chosen(self) -> Candidate | None:
        """Return the value with its calibrated confidence."""
        return self.outcome.extraction.fields.get(self.field)


def explained(result: OcrResult, field: Field, *, context: Context, models: Models) -> Explanation:
    """Understand a document, and look at one field more closely."""
    outcome = understand(result, context=context, models=models)
    page = extract(result, context, models.scorer)
    ranked = find_candidates(models.scorer.weighed(spots_of(page.view)), result, page.view)
    found = _candidates(field, ranked, outcome.extraction)
    is_credit = outcome.extraction.text(Field.DOCUMENT_TYPE) == DocumentType.CREDIT_NOTE.value
    together = _sets(field, found, ranked, page.view, credit=is_credit)
    chosen = outcome.extraction.fields.get(field)
    rivals = (
        Rival(one, chosen is not None and _same(one, chosen), best) for one, best in zip(found, together, strict=True)
    )
    return Explanation(field, outcome, tuple(rivals), _proofs(field, outcome.extraction))


def _candidates(field: Field, ranked: Ranked, extraction: Extraction) -> tuple[Candidate, ...]:
    """Return all that could be the value; the chosen one too where it was found by other means."""
    chosen = extraction.fields.get(field)
    found = ranked.get(field) or extraction.runners_up.get(field, ())
    if chosen is None or any(_same(one, chosen) for one in found):
        return tuple(found)
    return (chosen, *found)


def _same(one: Candidate, other: Candidate) -> bool:
    """Tell whether two values are one; the amounts of a credit note are printed with either sign."""
    if isinstance(one.value, Decimal) and isinstance(other.value, Decimal):
        return abs(one.value) == abs(other.value)
    return key_of(one.value) == key_of(other.value)


def _sets(
    field: Field, found: Sequence[Candidate], ranked: Ranked, view: DocumentView, *, credit: bool
) -> list[Totals | None]:
    """Return for each value of a total the best set of totals with it; of other fields there is none."""
    if field not in TOTALS:
        return [None] * len(found)
    rows = rate_rows(view)
    best = (best_totals({**ranked, field: (one,)}, rows, credit=credit) for one in found)
    return [totals if _has(totals, one) else None for totals, one in zip(best, found, strict=True)]


def _has(totals: Totals, one: Candidate) -> bool:
    """Tell whether a value is in a set: nothing may speak for it, so that the best set does without."""
    option = totals.chosen.get(one.field)
    return option is not None and isinstance(one.value, Decimal) and abs(one.value) == option.value


def _proofs(field: Field, extraction: Extraction) -> tuple[str, ...]:
    case = Case(extraction, Context.empty(UNDATED))
    return tuple(proof.__name__ for proof in PROOFS if field in proven_by(case, (proof,)))
