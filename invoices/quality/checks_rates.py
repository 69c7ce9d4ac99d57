"""Are the rates of VAT legal, and is a tax that is due, or not due, charged?"""

from collections.abc import Iterator
from decimal import Decimal

from invoices.fields import Field, Finding
from invoices.quality.case import Case, figure, money, sane
from invoices.quality.findings import finding
from invoices.quality.rates_here import is_legal, territories


def rates(case: Case) -> Iterator[Finding]:
    """Every rate was in force where and when this was sold."""
    printed = [row.rate for row in case.extraction.vat_breakdown]
    printed += [line.vat_rate for line in case.extraction.lines if line.vat_rate is not None]
    illegal = [rate for rate in printed if sane(rate) is None or not is_legal(rate, case)]
    day = case.day(Field.ISSUE_DATE) or case.context.today
    for shown in dict.fromkeys(map(_shown, illegal)):
        where = " ".join(sorted(territories(case)))
        yield finding("rate_not_legal", Field.TOTAL_VAT, rate=shown, date=day.isoformat(), territory=where)


def _shown(rate: Decimal) -> str:
    return str(rate)[:20] if sane(rate) is None else figure(rate)


def currency(case: Case) -> Iterator[Finding]:
    """Amounts in another currency than the euro are booked at a rate of the day."""
    printed = case.text(Field.CURRENCY)
    if printed not in {"", "EUR"}:
        yield finding("foreign_currency", Field.CURRENCY, currency=printed)


def reverse_charge(case: Case) -> Iterator[Finding]:
    """Where the customer owes the VAT, the supplier charges none."""
    categories = {row.category for row in case.extraction.vat_breakdown}
    if not (case.says("reverse_charge", "intra_community") or categories & {"AE", "K"}):
        return
    vat = case.amount(Field.TOTAL_VAT)
    if vat:
        yield finding("reverse_charge_with_vat", Field.TOTAL_VAT, vat=money(vat))
    else:
        yield finding("reverse_charge", Field.TOTAL_VAT)


def small_business(case: Case) -> Iterator[Finding]:
    """A supplier under article 293 B charges no VAT."""
    if not case.says("art_293b"):
        return
    vat = case.amount(Field.TOTAL_VAT)
    if vat:
        yield finding("vat_despite_293b", Field.TOTAL_VAT, vat=money(vat))
    else:
        yield finding("vat_exempt_293b", Field.TOTAL_VAT)
