"""The dates of an invoice: the day it was made out first, and nothing due before it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from invoices.extraction.candidates import Ranked
from invoices.extraction.labels import announces
from invoices.extraction.roles import Role
from invoices.fields import Candidate, Context, Field

Weight = Callable[[date], float]

LEAST_LIKELY = 0.2
# A due date of an invoice of the same day is common, one of years later is another date.
LATEST_DUE = timedelta(days=400)
# What counts against a date to come: no invoice is of tomorrow.
TO_COME = 0.1


def days_of(found: Ranked, context: Context) -> dict[Field, Candidate]:
    """Choose the dates together."""
    return dict(_days(found, context))


def _days(found: Ranked, context: Context) -> Iterator[tuple[Field, Candidate]]:
    issued = _first(found, Field.ISSUE_DATE, lambda day: TO_COME if day > context.today + timedelta(days=1) else 1.0)
    if issued is not None:
        yield Field.ISSUE_DATE, issued
    start = issued.value if issued is not None and isinstance(issued.value, date) else None
    due = _first(found, Field.DUE_DATE, lambda day: 1.0 if start is None or start <= day <= start + LATEST_DUE else 0.5)
    if due is not None and due.confidence >= LEAST_LIKELY and not _is_borrowed(due, issued, Role.DUE_DATE):
        yield Field.DUE_DATE, due
    delivered = _first(found, Field.DELIVERY_DATE, lambda day: 1.0)
    is_told = delivered is not None and delivered.confidence >= LEAST_LIKELY
    if delivered is not None and is_told and not _is_borrowed(delivered, issued, Role.DELIVERY):
        yield Field.DELIVERY_DATE, delivered


def _is_borrowed(one: Candidate, issued: Candidate | None, role: Role) -> bool:
    """Tell whether a date is but the day of issue at its own place: nothing beside it says that it is another."""
    if issued is None or one.value != issued.value or role in announces(one.rule.partition(":")[2]):
        return False
    return bool(one.evidence) and one.evidence[:1] == issued.evidence[:1]


def _first(found: Ranked, field: Field, weight: Weight) -> Candidate | None:
    days = [one for one in found.get(field, ()) if isinstance(one.value, date)]
    return max(days, key=lambda one: one.confidence * weight(_day(one)), default=None)


def _day(one: Candidate) -> date:
    return one.value if isinstance(one.value, date) else date.min
