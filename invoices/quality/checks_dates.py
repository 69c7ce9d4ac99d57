"""Can the dates be right, and is there still time?"""

from collections.abc import Iterator
from datetime import date

from invoices.fields import Field, Finding, Severity
from invoices.quality.case import Case
from invoices.quality.findings import finding

TO_DEDUCT = 2  # years after that of the invoice, until whose end its VAT may be deducted (CGI, ann. II, art. 208)
KEPT = 10  # years that books are kept; what is older was most likely misread
LONGEST_TERM = 180  # days; three times what companies may agree


def future(case: Case) -> Iterator[Finding]:
    """No invoice is issued on a day to come."""
    issued = case.day(Field.ISSUE_DATE)
    if issued is not None and issued > case.context.today:
        yield finding("date_in_future", Field.ISSUE_DATE, date=issued.isoformat())


def age(case: Case) -> Iterator[Finding]:
    """VAT is deducted within two years, and books are kept for ten."""
    issued = case.day(Field.ISSUE_DATE)
    if issued is None or case.context.today.year - issued.year <= TO_DEDUCT:
        return
    is_past_keeping = case.context.today.year - issued.year > KEPT
    yield finding(
        "date_very_old",
        Field.ISSUE_DATE,
        severity=Severity.DOUBT if is_past_keeping else None,
        date=issued.isoformat(),
        until=date(issued.year + TO_DEDUCT, 12, 31).isoformat(),
    )


def due(case: Case) -> Iterator[Finding]:
    """It falls due on the day of issue or later, and not much later."""
    issued, falls_due = case.day(Field.ISSUE_DATE), case.day(Field.DUE_DATE)
    if issued is None or falls_due is None:
        return
    days = (falls_due - issued).days
    dates = {"due": falls_due.isoformat(), "issued": issued.isoformat()}
    if days < 0 and not case.says("deposit"):
        yield finding("due_before_issue", Field.DUE_DATE, Field.ISSUE_DATE, due=dates["due"], issued=dates["issued"])
    elif days > LONGEST_TERM:
        yield finding("due_far_away", Field.DUE_DATE, due=dates["due"], issued=dates["issued"], days=days)
