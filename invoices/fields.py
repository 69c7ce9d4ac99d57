"""The words of the trade for what is understood: values with their evidence, findings, and the judgement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from invoices.document import OcrResult, Place

Value: TypeAlias = Decimal | date | str
Facts: TypeAlias = dict[str, str | float]


class Field(StrEnum):
    """What an invoice says about itself; the names are the same everywhere."""

    DOCUMENT_TYPE = "document_type"
    INVOICE_NUMBER = "invoice_number"
    ISSUE_DATE = "issue_date"
    DUE_DATE = "due_date"
    DELIVERY_DATE = "delivery_date"
    ORDER_NUMBER = "order_number"
    CURRENCY = "currency"
    SUPPLIER_NAME = "supplier_name"
    SUPPLIER_ADDRESS = "supplier_address"
    SUPPLIER_SIREN = "supplier_siren"
    SUPPLIER_SIRET = "supplier_siret"
    SUPPLIER_VAT_NUMBER = "supplier_vat_number"
    SUPPLIER_IBAN = "supplier_iban"
    SUPPLIER_BIC = "supplier_bic"
    SUPPLIER_EMAIL = "supplier_email"
    SUPPLIER_PHONE = "supplier_phone"
    CUSTOMER_NAME = "customer_name"
    CUSTOMER_ADDRESS = "customer_address"
    CUSTOMER_SIREN = "customer_siren"
    CUSTOMER_VAT_NUMBER = "customer_vat_number"
    TOTAL_NET = "total_net"
    TOTAL_VAT = "total_vat"
    TOTAL_GROSS = "total_gross"
    AMOUNT_DUE = "amount_due"
    AMOUNT_PAID = "amount_paid"
    DISCOUNT = "discount"
    PAYMENT_METHOD = "payment_method"
    PAYMENT_TERMS = "payment_terms"


class Kind(StrEnum):
    """What a field's value is."""

    AMOUNT = "amount"
    DATE = "date"
    NUMBER = "number"  # a reference somebody gave: letters and digits
    IDENTIFIER = "identifier"  # one that a register gave, with a checksum
    NAME = "name"
    TEXT = "text"
    CHOICE = "choice"  # one word of a closed list


class DocumentType(StrEnum):
    """What kind of paper it is; the values of the field `document_type`."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    RECEIPT = "receipt"
    OTHER = "other"  # a quote, an order, a delivery note, a reminder, a statement


class Source(StrEnum):
    """Where a value comes from."""

    XML = "xml"
    TEXT = "text"
    OCR = "ocr"
    QR = "qr"
    ENGINE = "engine"
    MEMORY = "memory"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible value of a field, with where it was read and why it is thought to be one."""

    field: Field
    value: Value
    raw: str  # as printed
    confidence: float  # 0.0 to 1.0; calibrated once it is chosen
    evidence: tuple[Place, ...]
    rule: str  # a code with its facts: "right_of:net à payer"
    source: Source
    read_as: str | None = None  # what stood there before a proven repair


@dataclass(frozen=True, slots=True)
class VatRate:
    """One row of the VAT breakdown."""

    rate: Decimal
    base: Decimal | None
    amount: Decimal | None
    confidence: float = 0.0
    place: Place | None = None
    category: str = ""  # of EN 16931, where an XML says it: S, Z, E, AE, …
    exemption: str = ""  # why no tax is due


@dataclass(frozen=True, slots=True)
class LineItem:
    """One thing that was sold."""

    description: str
    net_amount: Decimal | None
    product_code: str | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    unit_price: Decimal | None = None
    vat_rate: Decimal | None = None
    confidence: float = 0.0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """The values chosen for one invoice, each with its evidence, and those that came second."""

    fields: Mapping[Field, Candidate] = field(default_factory=dict)
    vat_breakdown: tuple[VatRate, ...] = ()
    lines: tuple[LineItem, ...] = ()
    runners_up: Mapping[Field, tuple[Candidate, ...]] = field(default_factory=dict)
    language: str = ""  # of the document: fr, en, de
    kind: str = "invoice"  # which table of fields it was read by
    mentions: Mapping[str, Place | None] = field(default_factory=dict)  # wordings found that the law knows, by code

    def value(self, name: Field) -> Value | None:
        """Return what was chosen for a field, or nothing."""
        found = self.fields.get(name)
        return None if found is None else found.value

    def amount(self, name: Field) -> Decimal | None:
        """Return an amount, or nothing where the field holds none."""
        found = self.value(name)
        return found if isinstance(found, Decimal) else None

    def day(self, name: Field) -> date | None:
        """Return a date, or nothing where the field holds none."""
        found = self.value(name)
        return found if isinstance(found, date) else None

    def text(self, name: Field) -> str:
        """Return a text, or an empty one."""
        found = self.value(name)
        return found if isinstance(found, str) else ""


# --- The judgement ----------------------------------------------------------------------------------


class Severity(StrEnum):
    """What a finding does to the verdict."""

    NOTE = "note"  # worth knowing
    WARNING = "warning"  # something is wrong, and it may be booked all the same
    DOUBT = "doubt"  # a person must look
    REFUSAL = "refusal"  # this must not be booked


class Verdict(StrEnum):
    """What is to be done with it."""

    ACCEPTED = "accepted"
    REVIEW = "review"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was noticed; its code has words in every language and says what to do."""

    code: str
    severity: Severity
    fields: tuple[Field, ...] = ()
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assessment:
    """How sure it all is, what was noticed, and what is to be done."""

    score: float
    findings: tuple[Finding, ...]
    verdict: Verdict
    threshold: float  # what the score had to reach


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that understanding a document brought."""

    result: OcrResult
    extraction: Extraction
    assessment: Assessment
    splits: tuple[tuple[int, int], ...] = ()  # first and last page of each invoice, when there are several
    seconds: float = 0.0


# --- What is known beforehand -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Company:
    """A company as far as it is known."""

    name: str = ""
    siren: str = ""
    vat_number: str = ""
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSupplier:
    """A supplier this organisation has had before, and what people's corrections taught about it."""

    company: Company
    ibans: tuple[str, ...] = ()
    memory: Mapping[Field, str] = field(default_factory=dict)  # field -> the folded words that introduce it there
    defaults: Mapping[Field, str] = field(default_factory=dict)  # what never changes: currency, bic, …


@dataclass(frozen=True, slots=True)
class KnownInvoice:
    """The key of an invoice that is here already."""

    supplier: str  # folded name, SIREN or VAT number
    number: str
    total_gross: Decimal | None = None
    issue_date: date | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What an organisation accepts among what is booked unseen."""

    most_wrong: float = 0.01
    sureness: float = 0.90


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before a document is read; frozen, so that the same reading gives the same answer."""

    today: date
    own: tuple[Company, ...] = ()
    territory: str = "FR"  # FR, FR-20 (Corsica), GP, MQ, RE, GF, YT, …
    promise: Promise = Promise()
    suppliers: tuple[KnownSupplier, ...] = ()
    invoices: tuple[KnownInvoice, ...] = ()

    @classmethod
    def empty(cls, today: date) -> "Context":
        """Return the context of somebody about whom nothing is known."""
        return cls(today)
