"""What the French reform of 2026 asks of an electronic invoice beside its sums (XP Z12-012)."""

import re
from collections.abc import Iterator
from datetime import date

from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.electronic.rules_french import PAID_ALREADY, is_french
from invoices.fields import Field, Severity

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


def _number(subject: Subject) -> Iterator[str]:
    number = subject.invoice.number
    if number and not NUMBER.fullmatch(number):
        yield number


def _length(subject: Subject) -> Iterator[str]:
    if len(subject.invoice.number) > LONGEST_NUMBER:
        yield str(len(subject.invoice.number))


def _type_code(subject: Subject) -> Iterator[str]:
    if subject.invoice.type_code not in TYPE_CODES:
        yield subject.invoice.type_code or "-"


def _mentions(subject: Subject) -> Iterator[str]:
    said = {note.subject for note in subject.invoice.notes}
    yield from (code for code in MENTIONS if code not in said)


def _process(subject: Subject) -> Iterator[str]:
    if not PROCESS.fullmatch(subject.invoice.process):
        yield subject.invoice.process or "-"


def _siren(subject: Subject) -> Iterator[str]:
    if not SIREN.fullmatch(subject.invoice.seller.legal_id):
        yield subject.invoice.seller.legal_id or "-"


def _paid(subject: Subject) -> Iterator[str]:
    sums = subject.invoice.totals
    if subject.invoice.process in PAID_ALREADY and (sums.paid.amount != sums.gross.amount or sums.due.amount != 0):
        yield f"{sums.paid.raw or 0} / {sums.gross.raw}"


def _corrects(subject: Subject) -> Iterator[str]:
    if subject.invoice.type_code in CREDIT_NOTES and not subject.invoice.preceding:
        yield "missing"


# Forms that platforms ask for; what they lack is no reason to refuse what arrived.
SINCE_REFORM: tuple[Rule[Subject], ...] = tuple(
    Rule(number, words, check, fields, Severity.WARNING, Level.BASIC_WL)
    for number, words, check, fields in (
        (
            "BR-FR-01",
            "The number of the invoice is longer than 35 characters: {detail}.",
            _length,
            (Field.INVOICE_NUMBER,),
        ),
        (
            "BR-FR-02",
            "The number has characters other than letters, digits, + - _ /: {detail}.",
            _number,
            (Field.INVOICE_NUMBER,),
        ),
        ("BR-FR-04", "The type code is none of those taken in France: {detail}.", _type_code, (Field.DOCUMENT_TYPE,)),
        ("BR-FR-05", "A note that French law asks for is missing: {detail}.", _mentions, ()),
        ("BR-FR-08", "The kind of billing is missing or not known: {detail}.", _process, ()),
        (
            "BR-FR-10",
            "The seller's SIREN is missing or has not nine digits: {detail}.",
            _siren,
            (Field.SUPPLIER_SIREN,),
        ),
        ("BR-FR-CO-05", "The credit note does not say which invoice it corrects.", _corrects, ()),
        (
            "BR-FR-CO-09",
            "It says it was paid already, and the amounts say otherwise ({detail}).",
            _paid,
            (Field.AMOUNT_PAID,),
        ),
    )
)
