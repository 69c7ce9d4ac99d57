"""Does the invoice add up? Every sum that its figures allow, and by how much it misses."""

from collections.abc import Iterator
from decimal import Decimal

from invoices.fields import DocumentType, Field, Finding, Severity
from invoices.quality.case import CENT, HUNDRED, MOST, Case, figure, money, sane
from invoices.quality.findings import finding
from invoices.quality.gravity import how_grave
from invoices.quality.proofs import WITHOUT_LINES, proven_by
from invoices.quality.rates_here import highest_rate
from invoices.quality.sums import Sum, of_payment, of_totals

AMOUNTS = (
    Field.TOTAL_NET,
    Field.TOTAL_VAT,
    Field.TOTAL_GROSS,
    Field.AMOUNT_DUE,
    Field.AMOUNT_PAID,
    Field.DISCOUNT,
)
COIN = Decimal("0.05")  # the smallest where small change was given up
# Countries of the euro where a sum paid in cash is rounded to five cents.
CASH_IS_ROUNDED = frozenset({"BE", "EE", "FI", "IE", "IT", "LT", "NL", "SK"})


def totals(case: Case) -> Iterator[Finding]:
    """Net plus VAT is the gross total."""
    found = of_totals(case)
    if found is None or not found.gap:
        return
    if _is_cash_rounding(case, found):
        yield finding("cash_rounding", Field.TOTAL_GROSS, difference=money(found.gap))
        return
    net, vat = case.amount(Field.TOTAL_NET) or Decimal(0), case.amount(Field.TOTAL_VAT) or Decimal(0)
    yield finding(
        "arithmetic_totals",
        Field.TOTAL_NET,
        Field.TOTAL_VAT,
        Field.TOTAL_GROSS,
        severity=how_grave(case, found),
        net=money(net),
        vat=money(vat),
        sum=money(found.made),
        gross=money(found.printed),
        difference=money(abs(found.gap)),
    )


def payment(case: Case) -> Iterator[Finding]:
    """What is due is the gross total less what was paid."""
    found = of_payment(case)
    gross = case.amount(Field.TOTAL_GROSS)
    if found is None or gross is None or not found.gap or found.printed == gross:
        return
    if _is_cash_rounding(case, found):
        yield finding("cash_rounding", Field.AMOUNT_DUE, difference=money(found.gap))
        return
    is_held_up = Field.TOTAL_GROSS in proven_by(case, WITHOUT_LINES)
    yield finding(
        "amount_due_mismatch",
        Field.AMOUNT_DUE,
        Field.AMOUNT_PAID,
        severity=Severity.WARNING if is_held_up else Severity.DOUBT,
        gross=money(gross),
        paid=money(case.amount(Field.AMOUNT_PAID) or Decimal(0)),
        expected=money(found.made),
        due=money(found.printed),
    )


def plausible(case: Case) -> Iterator[Finding]:
    """An amount is a number, not too large, and a total is neither nothing nor less."""
    for name in AMOUNTS:
        found = case.extraction.amount(name)
        if found is not None and sane(found) is None:
            yield finding("amount_implausible", name, field=name.value, amount=str(found)[:20])
    gross = case.amount(Field.TOTAL_GROSS)
    if gross is not None and gross < 0 and case.type != DocumentType.CREDIT_NOTE:
        yield finding("total_negative", Field.TOTAL_GROSS, gross=money(gross))
    elif gross is not None and not gross:
        yield finding("total_zero", Field.TOTAL_GROSS)


def proportion(case: Case) -> Iterator[Finding]:
    """VAT is no larger a part of the net total than the highest rate allows."""
    net, vat, highest = case.amount(Field.TOTAL_NET), case.amount(Field.TOTAL_VAT), highest_rate(case)
    if not net or vat is None or highest is None:
        return
    rows = max(1, len(case.extraction.vat_breakdown), len(case.extraction.lines))
    if abs(vat) > abs(net) * highest / HUNDRED + rows * CENT:
        share = min(abs(vat / net) * HUNDRED, MOST)
        yield finding(
            "vat_too_high",
            Field.TOTAL_NET,
            Field.TOTAL_VAT,
            net=money(net),
            vat=money(vat),
            share=f"{share:.1f}",
            highest=figure(highest),
        )


def unproven(case: Case) -> Iterator[Finding]:
    """The gross total stands under a sum that works out, or is printed twice."""
    gross = case.amount(Field.TOTAL_GROSS)
    if gross is not None and Field.TOTAL_GROSS not in proven_by(case):
        yield finding("total_not_proven", Field.TOTAL_GROSS, gross=money(gross))


def _is_cash_rounding(case: Case, found: Sum) -> bool:
    # Where neither the currency nor the country is known, it may be one that gave it up.
    is_kept = case.text(Field.CURRENCY) in {"", "EUR"} and case.country not in {"", *CASH_IS_ROUNDED}
    return not is_kept and abs(found.gap) < COIN and not found.printed % COIN
