"""What an electronic invoice says, whichever syntax it is written in; the numbers are those of EN 16931."""

from dataclasses import dataclass, field

from invoices.electronic.line import Line
from invoices.electronic.party import Party
from invoices.electronic.sums import Allowance, Tax, Totals
from invoices.electronic.written import NO_DAY, Day


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
