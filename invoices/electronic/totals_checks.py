"""Whether a stated sum is what its parts come to."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.rules import Subject
from invoices.electronic.sums import summed
from invoices.electronic.written import HALF_A_CENT, Number

Check = Callable[[Subject], Iterator[str]]
Stated = Callable[[XmlInvoice], Number]
Parts = Callable[[XmlInvoice], Decimal]


def nearly(stated: Stated, parts: Parts) -> Check:
    """Ask whether a sum is right but for what its profile lets pass."""

    def check(subject: Subject) -> Iterator[str]:
        yield from _off_by(stated(subject.invoice), parts(subject.invoice), subject.slack)

    return check


def exactly(stated: Stated, parts: Parts) -> Check:
    """Ask whether a sum is right to the cent."""

    def check(subject: Subject) -> Iterator[str]:
        yield from _off_by(stated(subject.invoice), parts(subject.invoice), Decimal(0))

    return check


def _off_by(stated: Number, worked_out: Decimal, slack: Decimal) -> Iterator[str]:
    """Yield how far a stated sum is from the one worked out, when that is too far."""
    if stated.value is None:
        return
    difference = stated.value - worked_out
    # Half a cent may be rounded either way.
    if abs(difference) > slack + HALF_A_CENT:
        yield f"{difference:+f}"


def lines(invoice: XmlInvoice) -> Decimal:
    """Add the lines up."""
    return summed([line.net for line in invoice.lines if line.counts])


def taken_off(invoice: XmlInvoice) -> Decimal:
    """Add the discounts up."""
    return summed([each.amount for each in invoice.allowances if not each.is_charge])


def put_on(invoice: XmlInvoice) -> Decimal:
    """Add the charges up."""
    return summed([each.amount for each in invoice.allowances if each.is_charge])


def net(invoice: XmlInvoice) -> Decimal:
    """Take the discounts from the lines and put the charges on."""
    sums = invoice.totals
    return sums.lines.amount - sums.allowances.amount + sums.charges.amount


def vat(invoice: XmlInvoice) -> Decimal:
    """Add the VAT of all rates up."""
    return summed([tax.amount for tax in invoice.taxes])


def gross(invoice: XmlInvoice) -> Decimal:
    """Put the VAT on the total without it."""
    return invoice.totals.net.amount + invoice.totals.vat.amount


def due(invoice: XmlInvoice) -> Decimal:
    """Take what was paid from the total."""
    sums = invoice.totals
    return sums.gross.amount - sums.paid.amount + sums.rounding.amount + sums.third_party.amount
