"""The sums at the foot, by EN 16931; the profile EXTENDED lets each thing added up be a cent off."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from invoices.electronic.invoice import XmlInvoice, summed
from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.electronic.written import HALF_A_CENT, Number
from invoices.fields import Field, Severity


def off_by(stated: Number, worked_out: Decimal, slack: Decimal) -> Iterator[str]:
    """Yield how far a stated sum is from the one worked out, when that is too far."""
    if stated.value is None:
        return
    difference = stated.value - worked_out
    # Half a cent may be rounded either way.
    if abs(difference) > slack + HALF_A_CENT:
        yield f"{difference:+f}"


def _sum(
    stated: Callable[[XmlInvoice], Number], parts: Callable[[XmlInvoice], Decimal]
) -> Callable[[Subject], Iterator[str]]:
    def check(subject: Subject) -> Iterator[str]:
        yield from off_by(stated(subject.invoice), parts(subject.invoice), subject.slack)

    return check


def _exact(
    stated: Callable[[XmlInvoice], Number], parts: Callable[[XmlInvoice], Decimal]
) -> Callable[[Subject], Iterator[str]]:
    def check(subject: Subject) -> Iterator[str]:
        yield from off_by(stated(subject.invoice), parts(subject.invoice), Decimal(0))

    return check


def _lines(invoice: XmlInvoice) -> Decimal:
    return summed([line.net for line in invoice.lines if line.counts])


def _taken_off(invoice: XmlInvoice) -> Decimal:
    return summed([each.amount for each in invoice.allowances if not each.is_charge])


def _put_on(invoice: XmlInvoice) -> Decimal:
    return summed([each.amount for each in invoice.allowances if each.is_charge])


def _net(invoice: XmlInvoice) -> Decimal:
    sums = invoice.totals
    return sums.lines.amount - sums.allowances.amount + sums.charges.amount


def _vat(invoice: XmlInvoice) -> Decimal:
    return summed([tax.amount for tax in invoice.taxes])


def _gross(invoice: XmlInvoice) -> Decimal:
    return invoice.totals.net.amount + invoice.totals.vat.amount


def _due(invoice: XmlInvoice) -> Decimal:
    sums = invoice.totals
    return sums.gross.amount - sums.paid.amount + sums.rounding.amount + sums.third_party.amount


def _has_taxes(subject: Subject) -> Iterator[str]:
    if not subject.invoice.taxes:
        yield "missing"


def _when_due(subject: Subject) -> Iterator[str]:
    invoice = subject.invoice
    if invoice.totals.due.amount > 0 and not (invoice.day("BT-9").raw or invoice.payment.terms):
        yield "missing"


TOTALS: tuple[Rule[Subject], ...] = (
    Rule(
        "BR-CO-10",
        "The sum of the lines is not the lines added up (off by {detail}).",
        _sum(lambda i: i.totals.lines, _lines),
        (Field.TOTAL_NET,),
        since=Level.BASIC,
    ),
    Rule(
        "BR-CO-11",
        "The sum of the discounts is not the discounts added up (off by {detail}).",
        _sum(lambda i: i.totals.allowances, _taken_off),
        (Field.DISCOUNT,),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CO-12",
        "The sum of the charges is not the charges added up (off by {detail}).",
        _sum(lambda i: i.totals.charges, _put_on),
        (Field.TOTAL_NET,),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CO-13",
        "The total without VAT is not the lines less discounts plus charges (off by {detail}).",
        _sum(lambda i: i.totals.net, _net),
        (Field.TOTAL_NET,),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CO-14",
        "The total VAT is not the VAT of the rates added up (off by {detail}).",
        _exact(lambda i: i.totals.vat, _vat),
        (Field.TOTAL_VAT,),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CO-15",
        "The total with VAT is not the total without VAT plus the VAT (off by {detail}).",
        _sum(lambda i: i.totals.gross, _gross),
        (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CO-16",
        "The amount due is not the total with VAT less what was paid (off by {detail}).",
        _exact(lambda i: i.totals.due, _due),
        (Field.TOTAL_GROSS, Field.AMOUNT_PAID, Field.AMOUNT_DUE),
        since=Level.BASIC_WL,
    ),
    Rule("BR-CO-18", "The invoice has no VAT breakdown.", _has_taxes, (Field.TOTAL_VAT,), since=Level.BASIC_WL),
    Rule(
        "BR-CO-25",
        "Something is to be paid, and neither a due date nor terms of payment are given.",
        _when_due,
        (Field.DUE_DATE, Field.PAYMENT_TERMS),
        Severity.WARNING,
        since=Level.BASIC_WL,
    ),
)
