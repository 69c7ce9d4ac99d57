"""Whether an electronic invoice has the forms that the French reform asks for."""

import re
from collections.abc import Iterator
from datetime import date

from invoices.electronic.french_checks import PAID_ALREADY, is_french
from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.rules import Subject

# From this day on, what goes between French companies must be electronic and follow the whole of it.
IN_FORCE = date(2026, 9, 1)
TYPE_CODES = frozenset(
    ("380", "389", "393", "501", "386", "500", "384", "471", "472", "473", "261", "262", "381", "396", "502", "503")
)
# B goods, S services, M both; the digit says what is special about the payment.
PROCESS = re.compile(r"[BSM][12489]|S[356]|[BS]7")
CREDIT_NOTES = frozenset({"261", "381", "396", "502", "503"})
LONGEST_NUMBER = 35
NUMBER = re.compile(r"[A-Za-z0-9+\-_/]+")
SIREN = re.compile(r"\d{9}", re.ASCII)
MENTIONS = ("PMT", "PMD", "AAB")


def in_force(invoice: XmlInvoice) -> bool:
    """Tell whether the reform applied on the day of issue."""
    issued = invoice.day("BT-2").value
    return is_french(invoice) and issued is not None and issued >= IN_FORCE


def number(subject: Subject) -> Iterator[str]:
    """Yield a number of an invoice with other characters than are taken."""
    written = subject.invoice.number
    if written and not NUMBER.fullmatch(written):
        yield written


def length(subject: Subject) -> Iterator[str]:
    """Yield how long a number is that is too long."""
    if len(subject.invoice.number) > LONGEST_NUMBER:
        yield str(len(subject.invoice.number))


def type_code(subject: Subject) -> Iterator[str]:
    """Yield a type code that is not taken in France."""
    if subject.invoice.type_code not in TYPE_CODES:
        yield subject.invoice.type_code or "-"


def mentions(subject: Subject) -> Iterator[str]:
    """Yield the codes of notes that are missing."""
    said = {note.subject for note in subject.invoice.notes}
    yield from (code for code in MENTIONS if code not in said)


def process(subject: Subject) -> Iterator[str]:
    """Yield a kind of billing that is not known."""
    if not PROCESS.fullmatch(subject.invoice.process):
        yield subject.invoice.process or "-"


def siren(subject: Subject) -> Iterator[str]:
    """Yield a registration of the seller that is no SIREN."""
    if not SIREN.fullmatch(subject.invoice.seller.legal_id):
        yield subject.invoice.seller.legal_id or "-"


def paid(subject: Subject) -> Iterator[str]:
    """Yield amounts that do not say it is paid, where that was said."""
    sums = subject.invoice.totals
    if subject.invoice.process in PAID_ALREADY and (sums.paid.amount != sums.gross.amount or sums.due.amount != 0):
        yield f"{sums.paid.raw or 0} / {sums.gross.raw}"


def corrects(subject: Subject) -> Iterator[str]:
    """Yield something where a credit note corrects nothing."""
    if subject.invoice.type_code in CREDIT_NOTES and not subject.invoice.preceding:
        yield "missing"
