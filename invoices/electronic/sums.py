"""What an electronic invoice adds up: VAT rates, discounts and charges, and the totals at its foot."""

from dataclasses import dataclass
from decimal import Decimal

from invoices.electronic.written import NO_NUMBER, Number


@dataclass(frozen=True, slots=True)
class Tax:
    """One row of the VAT breakdown."""

    category: str
    rate: Number
    base: Number
    amount: Number
    reason: str = ""
    reason_code: str = ""
    kind: str = "VAT"


@dataclass(frozen=True, slots=True)
class Allowance:
    """Something taken off the sum of the lines, or put on it."""

    is_charge: bool
    amount: Number
    category: str = ""
    rate: Number = NO_NUMBER
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums at the foot."""

    lines: Number = NO_NUMBER
    allowances: Number = NO_NUMBER
    charges: Number = NO_NUMBER
    net: Number = NO_NUMBER
    vat: Number = NO_NUMBER
    gross: Number = NO_NUMBER
    paid: Number = NO_NUMBER
    rounding: Number = NO_NUMBER
    due: Number = NO_NUMBER
    third_party: Number = NO_NUMBER  # collected for somebody else


def summed(numbers: list[Number]) -> Decimal:
    """Add numbers up; what cannot be read counts for nothing."""
    return sum((found.amount for found in numbers), Decimal(0))
