"""What France asks of an electronic invoice beyond EN 16931 (XP Z12-012), of sellers who are French."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.electronic.written import Day, Number
from invoices.fields import Field, Severity

COUNTRIES = frozenset({"FR", "GP", "MQ", "GF", "RE", "YT"})
FIRST_YEAR, LAST_YEAR = 2000, 2099
PREPAYMENTS = frozenset({"386", "500", "503"})
PAID_ALREADY = frozenset({"B2", "S2", "M2"})
TWO_WAY = frozenset({"S8", "B8", "M8", "S9", "B9", "M9"})
RATES = frozenset(
    Decimal(rate)
    for rate in ("0", "0.9", "1.05", "1.75", "2.1", "5.5", "7", "8.5", "9.2", "9.6", "10", "13", "19.6", "20", "20.6")
)
MONEY = re.compile(r"-?\d{1,19}(\.\d{1,2})?", re.ASCII)
PRICE = re.compile(r"-?\d{1,19}(\.\d{1,6})?", re.ASCII)
QUANTITY = re.compile(r"-?\d{1,19}(\.\d{1,4})?", re.ASCII)


def is_french(invoice: XmlInvoice) -> bool:
    """Tell whether the seller is French, by the country or else by the VAT number."""
    return invoice.seller.country in COUNTRIES or (
        not invoice.seller.country and invoice.seller.vat_number.startswith("FR")
    )


def _days(subject: Subject) -> Iterator[str]:
    for name, found in subject.invoice.days.items():
        if found.raw and not _is_day(found):
            yield f"{name}: {found.raw}"


def _is_day(found: Day) -> bool:
    return found.well_written and found.value is not None and FIRST_YEAR <= found.value.year <= LAST_YEAR


def _due(subject: Subject) -> Iterator[str]:
    invoice = subject.invoice
    issued, due = invoice.day("BT-2").value, invoice.day("BT-9").value
    excused = invoice.type_code in PREPAYMENTS or invoice.process in PAID_ALREADY
    if issued and due and due < issued and not excused:
        yield f"{due} < {issued}"


def _shaped(
    shape: re.Pattern[str], numbers: Callable[[XmlInvoice], list[Number]]
) -> Callable[[Subject], Iterator[str]]:
    def check(subject: Subject) -> Iterator[str]:
        yield from (found.raw for found in numbers(subject.invoice) if found.raw and not shape.fullmatch(found.raw))

    return check


def _money(invoice: XmlInvoice) -> list[Number]:
    sums = invoice.totals
    foot = [
        sums.lines,
        sums.allowances,
        sums.charges,
        sums.net,
        sums.vat,
        sums.gross,
        sums.paid,
        sums.rounding,
        sums.due,
    ]
    rates = [number for tax in invoice.taxes for number in (tax.base, tax.amount)]
    return [*foot, *rates, *(each.amount for each in invoice.allowances), *(line.net for line in invoice.lines)]


def _prices(subject: Subject) -> Iterator[str]:
    negative = subject.invoice.process in TWO_WAY
    for line in subject.invoice.lines:
        for found in (line.price, line.gross_price):
            if found.raw and (not PRICE.fullmatch(found.raw) or (found.amount < 0 and not negative)):
                yield found.raw


def _rates(subject: Subject) -> Iterator[str]:
    found = [tax.rate for tax in subject.invoice.taxes] + [line.rate for line in subject.invoice.lines]
    yield from dict.fromkeys(rate.raw for rate in found if rate.value is not None and rate.value not in RATES)


ALWAYS: tuple[Rule[Subject], ...] = (
    Rule(
        "BR-FR-CO-07",
        "The due date is before the date of issue ({detail}).",
        _due,
        (Field.ISSUE_DATE, Field.DUE_DATE),
    ),
    Rule(
        "BR-FR-DEC-01",
        "An amount is not written with a point and at most two decimals: {detail}.",
        _shaped(MONEY, _money),
        since=Level.MINIMUM,
    ),
    Rule(
        "BR-FR-DEC-02",
        "A quantity is not written with a point and at most four decimals: {detail}.",
        _shaped(QUANTITY, lambda i: [number for line in i.lines for number in (line.quantity, line.price_per)]),
        since=Level.BASIC,
    ),
    Rule(
        "BR-FR-DEC-03",
        "A price is negative, or not written with a point and at most six decimals: {detail}.",
        _prices,
        since=Level.BASIC,
    ),
    Rule("BR-FR-16", "A VAT rate is none of France: {detail}.", _rates, (Field.TOTAL_VAT,), Severity.WARNING),
)
# The calendar is the same everywhere; elsewhere the rule of the syntax says it.
DAYS_FRENCH: tuple[Rule[Subject], ...] = (
    Rule(
        "BR-FR-03",
        "A date does not exist or is not written as year, month, day ({detail}).",
        _days,
        (Field.ISSUE_DATE, Field.DUE_DATE, Field.DELIVERY_DATE),
    ),
)
DAYS_ELSEWHERE: tuple[Rule[Subject], ...] = tuple(
    Rule("CII-DT-097", rule.words, rule.check, rule.fields, rule.severity) for rule in DAYS_FRENCH
)
