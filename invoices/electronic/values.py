"""From what an electronic invoice says to fields: the same names, signs and forms as for paper."""

import re
from collections.abc import Iterator
from decimal import Decimal

from invoices.electronic.invoice import Party, XmlInvoice
from invoices.electronic.written import Number, money
from invoices.extraction.registers import proves_siren, proves_vat
from invoices.fields import DocumentType, Field, Value

# Of UNTDID 1001 and the French list: credit notes, and what is no invoice at all.
CREDIT_NOTES = frozenset(("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"))
OTHERS = frozenset({"220", "310", "325"})
# Of UNTDID 4461.
PAYMENT_METHODS = {
    "10": "cash",
    "20": "cheque",
    "30": "transfer",
    "31": "transfer",
    "42": "transfer",
    "48": "card",
    "49": "direct_debit",
    "54": "card",
    "55": "card",
    "57": "standing_order",
    "58": "transfer",
    "59": "direct_debit",
    "68": "online",
    "97": "clearing",
}
SIREN_REGISTER, SIRET_REGISTER = "0002", "0009"
SIREN_DIGITS, SIRET_DIGITS = 9, 14

# A value, as it is written, and where: its number in EN 16931.
Found = tuple[Field, Value, str, str]


def values_of(invoice: XmlInvoice) -> Iterator[Found]:
    """List every field an electronic invoice holds."""
    kind = document_type(invoice)
    yield Field.DOCUMENT_TYPE, str(kind), invoice.type_code, "BT-3"
    yield from _texts(invoice)
    yield from _days(invoice)
    yield from _party(invoice.seller, SELLER)
    yield from _party(invoice.buyer, BUYER)
    yield from _amounts(invoice, sign(invoice))


def document_type(invoice: XmlInvoice) -> DocumentType:
    """Tell an invoice from a credit note, also one that only its signs give away."""
    if invoice.type_code in OTHERS:
        return DocumentType.OTHER
    if invoice.type_code in CREDIT_NOTES or _all_negative(invoice):
        return DocumentType.CREDIT_NOTE
    return DocumentType.INVOICE


def _all_negative(invoice: XmlInvoice) -> bool:
    sums = invoice.totals
    written = [found.value for found in (sums.net, sums.vat, sums.gross, sums.due) if found.value is not None]
    return sums.gross.amount < 0 and all(value <= 0 for value in written)


def sign(invoice: XmlInvoice) -> Decimal:
    """Return what makes the amounts of a credit note positive."""
    is_credit = document_type(invoice) is DocumentType.CREDIT_NOTE
    sums = invoice.totals
    first = next((found.value for found in (sums.gross, sums.net, sums.due) if found.value), Decimal(0))
    return Decimal(-1) if is_credit and first < 0 else Decimal(1)


def _texts(invoice: XmlInvoice) -> Iterator[Found]:
    method = PAYMENT_METHODS.get(invoice.payment.code, invoice.payment.words)
    written = (
        (Field.INVOICE_NUMBER, invoice.number, "BT-1"),
        (Field.ORDER_NUMBER, invoice.order_number, "BT-13"),
        (Field.CURRENCY, *currency_of(invoice)),
        (Field.SUPPLIER_IBAN, squashed(invoice.payment.iban), "BT-84"),
        (Field.SUPPLIER_BIC, squashed(invoice.payment.bic), "BT-86"),
        (Field.PAYMENT_METHOD, method, "BT-81"),
        (Field.PAYMENT_TERMS, invoice.payment.terms, "BT-20"),
    )
    yield from ((name, value, value, place) for name, value, place in written if value)


def currency_of(invoice: XmlInvoice) -> tuple[str, str]:
    """Return the currency, of the amounts where the invoice does not say."""
    stated = invoice.currency.upper()
    if re.fullmatch("[A-Z]{3}", stated):
        return stated, "BT-5"
    beside = (invoice.totals.vat.currency, invoice.totals.gross.currency, invoice.totals.due.currency)
    return next((code for code in beside if re.fullmatch("[A-Z]{3}", code)), ""), "currencyID"


def _days(invoice: XmlInvoice) -> Iterator[Found]:
    for name, place in ((Field.ISSUE_DATE, "BT-2"), (Field.DUE_DATE, "BT-9"), (Field.DELIVERY_DATE, "BT-72")):
        found = invoice.day(place)
        if found.value:
            yield name, found.value, found.raw, place


SELLER = {
    "name": (Field.SUPPLIER_NAME, "BT-27"),
    "address": (Field.SUPPLIER_ADDRESS, "BG-5"),
    "siren": (Field.SUPPLIER_SIREN, "BT-30"),
    "siret": (Field.SUPPLIER_SIRET, "BT-30"),
    "vat_number": (Field.SUPPLIER_VAT_NUMBER, "BT-31"),
    "email": (Field.SUPPLIER_EMAIL, "BT-43"),
    "phone": (Field.SUPPLIER_PHONE, "BT-42"),
}
BUYER = {
    "name": (Field.CUSTOMER_NAME, "BT-44"),
    "address": (Field.CUSTOMER_ADDRESS, "BG-8"),
    "siren": (Field.CUSTOMER_SIREN, "BT-47"),
    "vat_number": (Field.CUSTOMER_VAT_NUMBER, "BT-48"),
}


def _party(party: Party, table: dict[str, tuple[Field, str]]) -> Iterator[Found]:
    town = " ".join(part for part in (party.postcode, party.city) if part)
    siren, siret = company_numbers(party)
    known = {
        "name": party.name,
        "address": ", ".join(part for part in (party.street, town, party.country) if part),
        "siren": siren,
        "siret": siret,
        "vat_number": squashed(party.vat_number),
        "email": party.email,
        "phone": party.phone,
    }
    for part, (name, place) in table.items():
        if known[part]:
            yield name, known[part], known[part], place


def company_numbers(party: Party) -> tuple[str, str]:
    """Return the SIREN and the SIRET of a party; a SIRET gives the SIREN, and so does a French VAT number."""
    written = digits(party.identified(SIRET_REGISTER)), digits(party.identified(SIREN_REGISTER))
    siret = next((found for found in written if len(found) == SIRET_DIGITS), "")
    siren = next((found for found in written[::-1] if len(found) == SIREN_DIGITS), siret[:SIREN_DIGITS])
    return siren or _siren_of(squashed(party.vat_number)), siret


def _siren_of(vat_number: str) -> str:
    # Monaco has French numbers without a company behind them.
    if vat_number.startswith("FR") and proves_vat(vat_number) and proves_siren(vat_number[4:]):
        return vat_number[4:]
    return ""


def squashed(written: str) -> str:
    """Return letters and digits only."""
    return "".join(sign for sign in written.upper() if sign.isalnum())


def digits(written: str) -> str:
    """Return the digits of an identifier, nothing when it has letters."""
    plain = re.sub(r"[\s.\-]", "", written)
    return plain if plain.isascii() and plain.isdigit() else ""


def _amounts(invoice: XmlInvoice, factor: Decimal) -> Iterator[Found]:
    sums = invoice.totals
    table: tuple[tuple[Field, Number, str], ...] = (
        (Field.TOTAL_NET, sums.net, "BT-109"),
        (Field.TOTAL_VAT, sums.vat, "BT-110"),
        (Field.TOTAL_GROSS, sums.gross, "BT-112"),
        (Field.AMOUNT_PAID, sums.paid, "BT-113"),
        (Field.AMOUNT_DUE, sums.due, "BT-115"),
        (Field.DISCOUNT, sums.allowances, "BT-107"),
    )
    for name, found, place in table:
        if found.value is not None:
            yield name, money(found.value * factor), found.raw, place
