"""Sums of a bill, in the two ways in which programs round."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from invoices.samples.values import CENT, ZERO, Item, Tax

HUNDRED = Decimal(100)


def cents(value: Decimal) -> Decimal:
    """Round to cents, half up."""
    return value.quantize(CENT, ROUND_HALF_UP)


def amount_of(quantity: Decimal, price: Decimal, rebate: Decimal) -> Decimal:
    """Return what a line comes to after its rebate."""
    return cents(quantity * price * (HUNDRED - rebate) / HUNDRED)


def taxes_of(items: Iterable[Item], codes: Mapping[Decimal, str], *, with_tax: bool, per_line: bool) -> tuple[Tax, ...]:
    """Add up the tax of each rate, rounded on every line or once on the sum."""
    ordered = sorted(items, key=lambda item: item.rate)
    return tuple(
        _tax(rate, [item.amount for item in group], codes.get(rate, ""), with_tax=with_tax, per_line=per_line)
        for rate, group in groupby(ordered, key=lambda item: item.rate)
    )


def _tax(rate: Decimal, amounts: list[Decimal], code: str, *, with_tax: bool, per_line: bool) -> Tax:
    total = sum(amounts, ZERO)
    parts = amounts if per_line else [total]
    if with_tax:
        tax = sum((cents(part * rate / (HUNDRED + rate)) for part in parts), ZERO)
        return Tax(rate, total - tax, tax, code)
    return Tax(rate, total, sum((cents(part * rate / HUNDRED) for part in parts), ZERO), code)


def lowered(taxes: tuple[Tax, ...], discount: Decimal, shipping: Decimal, rate: Decimal) -> tuple[Tax, ...]:
    """Spread a discount over the rates and add what is charged for shipping at one of them."""
    total = sum((tax.base for tax in taxes), ZERO)
    left, found = discount, []
    for place, tax in enumerate(taxes):
        share = left if place == len(taxes) - 1 else cents(discount * tax.base / total)
        left -= share
        base = tax.base - share + (shipping if tax.rate == rate else ZERO)
        found.append(Tax(tax.rate, base, cents(base * tax.rate / HUNDRED), tax.code))
    return tuple(found)
