"""Whether what an invoice must hold is there, and is what it says."""

import re
from collections.abc import Callable, Iterable, Iterator

from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.rules import Subject

# Of UNTDID 1001, what EN 16931 takes for an invoice or a credit note.
TYPE_CODES = frozenset(
    {"71", "80", "81", "82", "83", "84", "102", "130", "202", "203", "204", "211", "218", "219", "261", "262", "295"}
    | {"296", "308", "325", "326", "331", "380", "381", "382", "383", "384", "385", "386", "387", "388", "389", "390"}
    | {"393", "394", "395", "396", "420", "456", "457", "458", "471", "472", "473", "500", "501", "502", "503", "527"}
    | {"532", "553", "575", "623", "633", "751", "780", "817", "870", "875", "876", "877", "935"}
)
VAT_PREFIX = re.compile(r"[A-Z]{2}|1A")
CURRENCY = re.compile(r"[A-Z]{3}")
TRANSFERS = frozenset({"30", "58"})


def needs(get: Callable[[XmlInvoice], object]) -> Callable[[Subject], Iterator[str]]:
    """Ask for something without which there is no invoice."""

    def check(subject: Subject) -> Iterator[str]:
        if not get(subject.invoice):
            yield "missing"

    return check


def type_code(subject: Subject) -> Iterator[str]:
    """Yield a type code that no invoice has."""
    code = subject.invoice.type_code
    if code and code not in TYPE_CODES:
        yield code


def currency(subject: Subject) -> Iterator[str]:
    """Yield a currency that is no code."""
    code = subject.invoice.currency
    if code and not CURRENCY.fullmatch(code):
        yield code


def vat_prefixes(subject: Subject) -> Iterator[str]:
    """Yield the start of VAT numbers that name no country."""
    invoice = subject.invoice
    numbers = (invoice.seller.vat_number, invoice.buyer.vat_number, invoice.representative_vat)
    yield from (number[:4] for number in numbers if number and not VAT_PREFIX.match(number))


def identified(subject: Subject) -> Iterator[str]:
    """Yield something where nothing identifies the seller."""
    seller = subject.invoice.seller
    if not (seller.identifiers or seller.vat_number):
        yield "missing"


def period(subject: Subject) -> Iterator[str]:
    """Yield a period that ends before it begins."""
    first, last = (subject.invoice.day(name).value for name in ("BT-73", "BT-74"))
    if first and last and last < first:
        yield f"{first} > {last}"


def account(subject: Subject) -> Iterable[str]:
    """Yield something where a transfer is asked for to no account."""
    payment = subject.invoice.payment
    return ["missing"] if payment.code in TRANSFERS and payment.has_account and not payment.account else []
