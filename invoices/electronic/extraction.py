"""From an electronic invoice to the Extraction that paper gives too."""

from decimal import Decimal

from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.kinds import sign
from invoices.electronic.line import Line
from invoices.electronic.sums import Tax
from invoices.electronic.values import values_of
from invoices.electronic.written import CENT, Number, money, plain, quotient
from invoices.fields import Candidate, Extraction, Field, LineItem, Source, Value, VatRate

SURE = 0.99
# Of what was saved from a broken file, something may be missing or cut short.
LESS_SURE = 0.9
HUNDRED = Decimal(100)


def extraction_of(invoice: XmlInvoice, *, whole: bool) -> Extraction:
    """Turn an electronic invoice into fields, VAT rates and lines."""
    confidence = SURE if whole else LESS_SURE
    factor = sign(invoice)
    return Extraction(
        fields={
            name: _candidate(name, value, raw, place, confidence) for name, value, raw, place in values_of(invoice)
        },
        vat_breakdown=tuple(_rate(tax, factor, confidence) for tax in invoice.taxes if tax.base.raw or tax.amount.raw),
        lines=tuple(_item(line, factor, confidence) for line in invoice.items),
    )


def _candidate(name: Field, value: Value, raw: str, place: str, confidence: float) -> Candidate:
    return Candidate(name, value, raw, confidence, (), f"xml:{place}", Source.XML)


def _rate(tax: Tax, factor: Decimal, confidence: float) -> VatRate:
    return VatRate(
        rate=plain(tax.rate.value) if tax.rate.value is not None else _worked_out(tax),
        base=_money(tax.base, factor),
        amount=_money(tax.amount, factor),
        confidence=confidence,
        category=tax.category,
        exemption=tax.reason or tax.reason_code,
    )


def _worked_out(tax: Tax) -> Decimal:
    """Work the rate out where only the amounts are written; nothing charged is a rate of zero."""
    if not tax.base.amount or not tax.amount.amount:
        return Decimal(0)
    rate = quotient(tax.amount.amount * HUNDRED, tax.base.amount, Decimal("0.1"))
    return plain(rate) if rate is not None else Decimal(0)


def _money(found: Number, factor: Decimal) -> Decimal | None:
    return money(found.value * factor) if found.value is not None else None


def _item(line: Line, factor: Decimal, confidence: float) -> LineItem:
    price = unit_price(line)
    # A returned thing has a negative quantity or a negative price; one of them turns with the amount.
    turned = factor < 0 and price is not None and price < 0
    quantity = line.quantity.value
    return LineItem(
        description=line.name or line.note or line.code,
        net_amount=_money(line.net, factor),
        product_code=line.code or None,
        quantity=plain(quantity if turned else quantity * factor) if quantity is not None else None,
        unit=line.unit or None,
        unit_price=plain(-price if turned else price) if price is not None else None,
        vat_rate=plain(line.rate.value) if line.rate.value is not None else None,
        confidence=confidence,
    )


def unit_price(line: Line) -> Decimal | None:
    """Return the price of one; it may be written for a dozen or a hundred."""
    price, per, quantity, net = line.price.value, line.price_per.value, line.quantity.value, line.net.value
    if price is None or not per or per == 1:
        return price
    # Some programs write the quantity sold there and the price of one all the same; the amount tells.
    if quantity is not None and net is not None and abs(abs(price * quantity) - abs(net)) <= CENT:
        return price
    one = quotient(price, per, Decimal("0.000001"))
    return one if one is not None else price
