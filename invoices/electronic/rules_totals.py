"""The sums at the foot, by EN 16931; the profile EXTENDED lets each thing added up be a cent off."""

from collections.abc import Iterator

from invoices.electronic import totals_checks
from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.electronic.totals_checks import exactly, nearly
from invoices.fields import Field, Severity


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
        nearly(lambda i: i.totals.lines, totals_checks.lines),
        (Field.TOTAL_NET,),
        since=Level.BASIC,
    ),
    Rule(
        "BR-CO-11",
        "The sum of the discounts is not the discounts added up (off by {detail}).",
        nearly(lambda i: i.totals.allowances, totals_checks.taken_off),
        (Field.DISCOUNT,),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CO-12",
        "The sum of the charges is not the charges added up (off by {detail}).",
        nearly(lambda i: i.totals.charges, totals_checks.put_on),
        (Field.TOTAL_NET,),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CO-13",
        "The total without VAT is not the lines less discounts plus charges (off by {detail}).",
        nearly(lambda i: i.totals.net, totals_checks.net),
        (Field.TOTAL_NET,),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CO-14",
        "The total VAT is not the VAT of the rates added up (off by {detail}).",
        exactly(lambda i: i.totals.vat, totals_checks.vat),
        (Field.TOTAL_VAT,),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CO-15",
        "The total with VAT is not the total without VAT plus the VAT (off by {detail}).",
        nearly(lambda i: i.totals.gross, totals_checks.gross),
        (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CO-16",
        "The amount due is not the total with VAT less what was paid (off by {detail}).",
        exactly(lambda i: i.totals.due, totals_checks.due),
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
