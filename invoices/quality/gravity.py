"""How grave it is that a sum misses."""

from invoices.fields import Field, Severity
from invoices.quality.case import CENT, Case
from invoices.quality.sums import Sum

TOTALS = (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS)


def how_grave(case: Case, found: Sum) -> Severity:
    """A cent a row is a way of rounding where nothing can have been misread, and a misread digit elsewhere."""
    rows = max(1, len(case.extraction.vat_breakdown))
    is_rounding = abs(found.gap) <= rows * CENT
    return Severity.WARNING if is_rounding and case.is_exact(*TOTALS) else Severity.DOUBT
