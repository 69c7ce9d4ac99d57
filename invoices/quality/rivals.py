"""How far a value is disputed: a score says less where another value of the field scores nearly as well."""

from decimal import Decimal

from invoices.extraction.text import squash
from invoices.fields import Candidate, Extraction


def undisputed(found: Candidate, extraction: Extraction) -> float:
    """Return the raw score of a chosen value, less what the likeliest other value of its field takes of it."""
    # The net total is no rival of the gross total once it has its own field.
    placed = {_size(one) for one in extraction.fields.values()} - {None}
    rivals = (one for one in extraction.runners_up.get(found.field, ()) if not _is_same(one, found))
    others = (one.confidence for one in rivals if _size(one) not in placed)
    return found.confidence * (1.0 - min(1.0, max(others, default=0.0)))


def _size(one: Candidate) -> Decimal | None:
    return abs(one.value) if isinstance(one.value, Decimal) and one.value.is_finite() else None


def _is_same(one: Candidate, other: Candidate) -> bool:
    """Tell whether two values are one: neither a legal form nor the sign on a credit note makes a dispute."""
    match one.value, other.value:
        case str(first), str(second):
            first, second = squash(first), squash(second)
            return first in second or second in first
        case Decimal() as first, Decimal() as second:
            return first.is_finite() and second.is_finite() and abs(first) == abs(second)
    return one.value == other.value
