"""What an invoice must hold, by EN 16931."""

import re
from collections.abc import Callable, Iterable, Iterator

from invoices.electronic.invoice import Line, XmlInvoice
from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.fields import Field

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


def _needs(get: Callable[[XmlInvoice], object]) -> Callable[[Subject], Iterator[str]]:
    def check(subject: Subject) -> Iterator[str]:
        if not get(subject.invoice):
            yield "missing"

    return check


def _each(is_broken: Callable[[Line], object]) -> Callable[[Subject], Iterator[str]]:
    def check(subject: Subject) -> Iterator[str]:
        for place, line in enumerate(subject.invoice.lines, 1):
            if line.counts and is_broken(line):
                yield f"line {line.number or place}"

    return check


def _type_code(subject: Subject) -> Iterator[str]:
    code = subject.invoice.type_code
    if code and code not in TYPE_CODES:
        yield code


def _currency(subject: Subject) -> Iterator[str]:
    code = subject.invoice.currency
    if code and not CURRENCY.fullmatch(code):
        yield code


def _vat_prefixes(subject: Subject) -> Iterator[str]:
    invoice = subject.invoice
    numbers = (invoice.seller.vat_number, invoice.buyer.vat_number, invoice.representative_vat)
    yield from (number[:4] for number in numbers if number and not VAT_PREFIX.match(number))


def _identified(subject: Subject) -> Iterator[str]:
    seller = subject.invoice.seller
    if not (seller.identifiers or seller.vat_number):
        yield "missing"


def _period(subject: Subject) -> Iterator[str]:
    first, last = (subject.invoice.day(name).value for name in ("BT-73", "BT-74"))
    if first and last and last < first:
        yield f"{first} > {last}"


def _account(subject: Subject) -> Iterable[str]:
    payment = subject.invoice.payment
    return ["missing"] if payment.code in TRANSFERS and payment.has_account and not payment.account else []


# Without it nobody knows which of the other rules hold.
SPECIFICATION: tuple[Rule[Subject], ...] = (
    Rule("BR-01", "The invoice does not say which specification it follows.", _needs(lambda i: i.guideline)),
)
PRESENCE: tuple[Rule[Subject], ...] = (
    *SPECIFICATION,
    Rule("BR-02", "The invoice has no number.", _needs(lambda i: i.number), (Field.INVOICE_NUMBER,)),
    Rule("BR-03", "The invoice has no date of issue.", _needs(lambda i: i.day("BT-2").raw), (Field.ISSUE_DATE,)),
    Rule("BR-04", "The invoice has no type code.", _needs(lambda i: i.type_code), (Field.DOCUMENT_TYPE,)),
    Rule("BR-05", "The invoice does not say its currency.", _needs(lambda i: i.currency), (Field.CURRENCY,)),
    Rule("BR-06", "The seller has no name.", _needs(lambda i: i.seller.name), (Field.SUPPLIER_NAME,)),
    Rule("BR-07", "The buyer has no name.", _needs(lambda i: i.buyer.name), (Field.CUSTOMER_NAME,)),
    Rule(
        "BR-08", "The seller has no postal address.", _needs(lambda i: i.seller.has_address), (Field.SUPPLIER_ADDRESS,)
    ),
    Rule(
        "BR-09", "The seller's address names no country.", _needs(lambda i: i.seller.country), (Field.SUPPLIER_ADDRESS,)
    ),
    Rule(
        "BR-10",
        "The buyer has no postal address.",
        _needs(lambda i: i.buyer.has_address),
        (Field.CUSTOMER_ADDRESS,),
        since=Level.EN16931,
    ),
    Rule(
        "BR-11",
        "The buyer's address names no country.",
        _needs(lambda i: i.buyer.country),
        (Field.CUSTOMER_ADDRESS,),
        since=Level.EN16931,
    ),
    Rule(
        "BR-12",
        "The sum of the lines is missing.",
        _needs(lambda i: i.totals.lines.raw),
        (Field.TOTAL_NET,),
        since=Level.BASIC_WL,
    ),
    Rule("BR-13", "The total without VAT is missing.", _needs(lambda i: i.totals.net.raw), (Field.TOTAL_NET,)),
    Rule("BR-14", "The total with VAT is missing.", _needs(lambda i: i.totals.gross.raw), (Field.TOTAL_GROSS,)),
    Rule("BR-15", "The amount due is missing.", _needs(lambda i: i.totals.due.raw), (Field.AMOUNT_DUE,)),
    Rule("BR-16", "The invoice has no line.", _needs(lambda i: i.lines), since=Level.BASIC),
    Rule("BR-21", "A line has no number ({detail}).", _each(lambda line: not line.number), since=Level.BASIC),
    Rule("BR-22", "A line has no quantity ({detail}).", _each(lambda line: not line.quantity.raw), since=Level.BASIC),
    Rule("BR-23", "A quantity has no unit ({detail}).", _each(lambda line: not line.unit), since=Level.BASIC),
    Rule("BR-24", "A line has no net amount ({detail}).", _each(lambda line: not line.net.raw), since=Level.BASIC),
    Rule(
        "BR-25", "A line does not say what was sold ({detail}).", _each(lambda line: not line.name), since=Level.BASIC
    ),
    Rule("BR-26", "A line has no net price ({detail}).", _each(lambda line: not line.price.raw), since=Level.BASIC),
    Rule("BR-27", "A net price is negative ({detail}).", _each(lambda line: line.price.amount < 0), since=Level.BASIC),
    Rule(
        "BR-28",
        "A price before discount is negative ({detail}).",
        _each(lambda line: line.gross_price.amount < 0),
        since=Level.BASIC,
    ),
    Rule("BR-29", "The invoiced period ends before it begins ({detail}).", _period, since=Level.BASIC_WL),
    Rule(
        "BR-61",
        "It is to be paid by transfer, and the account is not given.",
        _account,
        (Field.SUPPLIER_IBAN,),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CL-01",
        "The type code is none of an invoice or a credit note: {detail}.",
        _type_code,
        (Field.DOCUMENT_TYPE,),
    ),
    Rule("BR-CL-04", "The currency is no ISO 4217 code: {detail}.", _currency, (Field.CURRENCY,)),
    Rule(
        "BR-CO-04",
        "A line has no VAT category ({detail}).",
        _each(lambda line: not line.category),
        since=Level.BASIC,
    ),
    Rule(
        "BR-CO-09",
        "A VAT number does not begin with the letters of a country: {detail}.",
        _vat_prefixes,
        (Field.SUPPLIER_VAT_NUMBER, Field.CUSTOMER_VAT_NUMBER),
    ),
    Rule(
        "BR-CO-26",
        "Nothing identifies the seller: no identifier, no registration and no VAT number.",
        _identified,
        (Field.SUPPLIER_SIREN, Field.SUPPLIER_VAT_NUMBER),
    ),
)
