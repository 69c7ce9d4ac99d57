"""From what an electronic invoice says to fields: the same names, signs and forms as for paper."""

import re
from collections.abc import Iterator
from decimal import Decimal

from invoices.electronic.companies import squashed
from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.kinds import document_type, sign
from invoices.electronic.values_party import BUYER, SELLER, Found, party_values
from invoices.electronic.written import Number, money
from invoices.fields import Field

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


def values_of(invoice: XmlInvoice) -> Iterator[Found]:
    """List every field an electronic invoice holds."""
    kind = document_type(invoice)
    yield Field.DOCUMENT_TYPE, str(kind), invoice.type_code, "BT-3"
    yield from _texts(invoice)
    yield from _days(invoice)
    yield from party_values(invoice.seller, SELLER)
    yield from party_values(invoice.buyer, BUYER)
    yield from _amounts(invoice, sign(invoice))


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
