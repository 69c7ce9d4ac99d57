"""What a made-up document says, before anybody decides how it looks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

CENT = Decimal("0.01")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody is found."""

    street: str
    postcode: str
    town: str
    country: str = ""

    @property
    def plain(self) -> str:
        """Return the address on one line."""
        return f"{self.street}, {self.postcode} {self.town}"


@dataclass(frozen=True, slots=True)
class Bank:
    """Where money is sent to."""

    name: str
    iban: str
    bic: str


@dataclass(frozen=True, slots=True)
class Party:
    """An invented company or person."""

    name: str
    sign: str  # the short name of the shop or the logo
    form: str  # SARL, EI, GmbH, … or nothing
    address: Address
    country: str
    siren: str = ""
    siret: str = ""
    vat_number: str = ""
    phone: str = ""
    email: str = ""
    site: str = ""
    capital: Decimal = ZERO
    ape: str = ""
    register: str = ""  # the town (or court) of the trade register
    bank: Bank | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing sold; amounts are before tax, except on a paper whose prices include it."""

    description: str
    details: tuple[str, ...]
    code: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    rebate: Decimal  # percent
    rate: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Tax:
    """What is due at one rate."""

    rate: Decimal
    base: Decimal
    amount: Decimal
    code: str

    @property
    def gross(self) -> Decimal:
        return self.base + self.amount


@dataclass(frozen=True, slots=True)
class Sums:
    """The end of the bill."""

    items: Decimal  # the lines together
    discount: Decimal
    shipping: Decimal
    net: Decimal
    vat: Decimal
    gross: Decimal
    paid: Decimal
    due: Decimal
    previous: Decimal = ZERO  # an older balance printed beside, never part of the total


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything known of one document, printed or not."""

    trade: str
    kind: str  # invoice, credit_note, receipt, quote, …
    document_type: str
    language: str
    currency: str
    supplier: Party
    customer: Party
    delivery: Party | None
    number: str
    issue_date: date
    due_date: date
    delivery_date: date
    order_number: str
    customer_number: str
    origin: str  # the number of the invoice that is corrected, claimed or ordered
    items: tuple[Item, ...]
    taxes: tuple[Tax, ...]
    sums: Sums
    prices_with_tax: bool
    mention: str  # why no tax is due
    method: str
    terms: str
    extras: tuple[tuple[str, str], ...] = ()  # labels and values that no field asks for
    notes: tuple[str, ...] = ()
