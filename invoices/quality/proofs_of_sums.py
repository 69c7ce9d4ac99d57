"""Which amounts are proven by a sum that works out, of values that were read apart from one another."""

from collections.abc import Iterator
from decimal import Decimal

from invoices.fields import Candidate, Field
from invoices.quality.apart import are_apart, are_one, other_prints, stand_apart
from invoices.quality.case import CENT, HUNDRED, Case, sane
from invoices.quality.rates_here import is_legal, legal_rates
from invoices.quality.sums import of_breakdown, of_lines, of_payment, of_row, of_totals

NET, VAT, GROSS = Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS
TOTALS = (NET, VAT, GROSS)
PAYMENT = (GROSS, Field.AMOUNT_PAID, Field.AMOUNT_DUE)
# Below this, some rate fits nearly every pair of net and VAT to the cent.
RATE_TELLS = Decimal(50)


def net_and_vat_make_gross(case: Case) -> Iterator[Field]:
    """Net plus VAT is the gross total."""
    found = of_totals(case)
    if found is not None and found.printed and not found.gap and are_apart(case, *TOTALS):
        yield from TOTALS


def a_rate_fits(case: Case) -> Iterator[Field]:
    """The VAT, printed or left between net and gross, is the net total times a rate in force, to the cent."""
    net, vat, gross = (case.amount(name) for name in TOTALS)
    if net is None or abs(net) < RATE_TELLS:
        return
    if are_apart(case, NET, VAT) and vat is not None and _fits(case, net, vat):
        yield from (NET, VAT)
    if are_apart(case, NET, GROSS) and gross is not None and _fits(case, net, gross - net):
        yield from (NET, GROSS)
        if vat == gross - net:
            yield VAT


def breakdown_adds_up(case: Case) -> Iterator[Field]:
    """The rows of the VAT breakdown work out, each and together, and are not just the totals over again."""
    rows = case.extraction.vat_breakdown
    each = [of_row(row, case.extraction.lines) for row in rows]
    if any(found is None or abs(found.gap) > CENT for found in each) or not _says_more(case):
        return
    sums = dict(of_breakdown(case))
    is_exact = {NET, VAT} <= set(sums) and not any(found.gap for found in sums.values())
    if is_exact and any(row.rate and is_legal(row.rate, case) for row in rows):
        yield from sums
        if case.amount(GROSS) == sum(found.made for found in sums.values()):
            yield GROSS


def lines_add_up(case: Case) -> Iterator[Field]:
    """Several lines sum to a total."""
    found = of_lines(case)
    if found is not None and len(case.extraction.lines) > 1 and found[1].printed and not found[1].gap:
        yield found[0]


def payment_adds_up(case: Case) -> Iterator[Field]:
    """Gross less what was paid is what is due."""
    found = of_payment(case)
    if found is not None and case.amount(Field.AMOUNT_PAID) and not found.gap and are_apart(case, *PAYMENT):
        yield from PAYMENT


def gross_is_printed_twice(case: Case) -> Iterator[Field]:
    """The gross total stands at a second place: as what is due or was paid, or as the net total of one without VAT."""
    chosen, gross = case.extraction.fields.get(GROSS), case.amount(GROSS)
    if chosen is None or not gross:
        return
    others = [case.extraction.fields.get(name) for name in (NET, *PAYMENT[1:])]
    others += [also for name in PAYMENT for also in case.extraction.runners_up.get(name, ())]
    same = [also for also in others if also is not None and _amount_of(also) == gross]
    if any(other_prints(chosen)) or any(stand_apart(chosen, also) for also in same):
        yield GROSS


def _fits(case: Case, net: Decimal, vat: Decimal) -> bool:
    return bool(vat) and any(abs(net * rate / HUNDRED - vat) < CENT for rate in legal_rates(case) or () if rate)


def _says_more(case: Case) -> bool:
    """Tell whether the breakdown has several rows, or one that is printed apart from the totals."""
    rows = case.extraction.vat_breakdown
    if len(rows) != 1:
        return bool(rows)
    place, totals = rows[0].place, [case.extraction.fields.get(name) for name in (NET, VAT)]
    printed = [each.evidence[0] for each in totals if each is not None and each.evidence]
    return place is not None and not any(are_one(place, other) for other in printed)


def _amount_of(found: Candidate) -> Decimal | None:
    return sane(found.value) if isinstance(found.value, Decimal) else None
