"""What an electronic invoice says, whichever syntax it is written in; the numbers are those of EN 16931."""

from dataclasses import dataclass, field
from decimal import Decimal

from invoices.electronic.written import NO_DAY, NO_NUMBER, Day, Number


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that some register gave; the scheme says which."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Party:
    """The seller or the buyer."""

    name: str = ""
    identifiers: tuple[Identifier, ...] = ()  # of the register first, then any other
    legal_id: str = ""
    other_id: str = ""
    vat_number: str = ""
    tax_number: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    has_address: bool = False
    email: str = ""
    phone: str = ""

    def identified(self, *schemes: str) -> str:
        """Return the first number of one of these registers."""
        return next((known.value for known in self.identifiers if known.scheme in schemes), "")


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
class Line:
    """One thing that was sold."""

    number: str = ""
    name: str = ""
    note: str = ""
    code: str = ""
    quantity: Number = NO_NUMBER
    unit: str = ""
    price: Number = NO_NUMBER
    price_per: Number = NO_NUMBER  # the quantity the price is for
    gross_price: Number = NO_NUMBER
    category: str = ""
    rate: Number = NO_NUMBER
    net: Number = NO_NUMBER
    status: str = ""

    @property
    def counts(self) -> bool:
        """Tell whether its amount is part of the sum: a heading repeats those below it, a remark has none."""
        return self.status not in ("GROUP", "INFORMATION")

    @property
    def is_item(self) -> bool:
        """Tell an item from a heading or a remark."""
        return self.counts and bool(self.name or self.net.raw)


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


@dataclass(frozen=True, slots=True)
class Payment:
    """How and when it is to be paid."""

    code: str = ""
    words: str = ""
    terms: str = ""
    iban: str = ""
    bic: str = ""
    has_account: bool = False
    account: str = ""  # an IBAN or any other number


@dataclass(frozen=True, slots=True)
class Note:
    """A remark, and what it is about by UNTDID 4451."""

    subject: str
    words: str


NOBODY, NO_PAYMENT, NO_TOTALS = Party(), Payment(), Totals()


@dataclass(frozen=True, slots=True)
class XmlInvoice:
    """Everything an electronic invoice says that is used here."""

    syntax: str  # CII, UBL or ZUGFeRD 1.0
    guideline: str = ""
    process: str = ""
    number: str = ""
    type_code: str = ""
    currency: str = ""
    order_number: str = ""
    preceding: str = ""  # the invoice this one corrects
    seller: Party = NOBODY
    buyer: Party = NOBODY
    delivery_country: str = ""
    payment: Payment = NO_PAYMENT
    totals: Totals = NO_TOTALS
    taxes: tuple[Tax, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    lines: tuple[Line, ...] = ()
    notes: tuple[Note, ...] = ()
    representative_vat: str = ""  # of the seller's tax representative
    days: dict[str, Day] = field(default_factory=dict)  # every date, by its number in EN 16931

    def day(self, name: str) -> Day:
        """Return a date by its number in EN 16931."""
        return self.days.get(name, NO_DAY)

    @property
    def items(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_item)


def summed(numbers: list[Number]) -> Decimal:
    """Add numbers up; what cannot be read counts for nothing."""
    return sum((found.amount for found in numbers), Decimal(0))
