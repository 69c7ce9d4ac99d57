"""Whether dates, amounts and rates are as France asks of sellers who are French."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.rules import Subject
from invoices.electronic.written import Day, Number

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


def days(subject: Subject) -> Iterator[str]:
    """Yield dates that do not exist or are not written as they should be."""
    for name, found in subject.invoice.days.items():
        if found.raw and not _is_day(found):
            yield f"{name}: {found.raw}"


def _is_day(found: Day) -> bool:
    return found.well_written and found.value is not None and FIRST_YEAR <= found.value.year <= LAST_YEAR


def due(subject: Subject) -> Iterator[str]:
    """Yield a due date before the date of issue."""
    invoice = subject.invoice
    issued, until = invoice.day("BT-2").value, invoice.day("BT-9").value
    excused = invoice.type_code in PREPAYMENTS or invoice.process in PAID_ALREADY
    if issued and until and until < issued and not excused:
        yield f"{until} < {issued}"


def shaped(shape: re.Pattern[str], numbers: Callable[[XmlInvoice], list[Number]]) -> Callable[[Subject], Iterator[str]]:
    """Ask whether numbers are written in a shape."""

    def check(subject: Subject) -> Iterator[str]:
        yield from (found.raw for found in numbers(subject.invoice) if found.raw and not shape.fullmatch(found.raw))

    return check


def money(invoice: XmlInvoice) -> list[Number]:
    """List every amount."""
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


def prices(subject: Subject) -> Iterator[str]:
    """Yield prices that are negative or too fine."""
    negative = subject.invoice.process in TWO_WAY
    for line in subject.invoice.lines:
        for found in (line.price, line.gross_price):
            if found.raw and (not PRICE.fullmatch(found.raw) or (found.amount < 0 and not negative)):
                yield found.raw


def rates(subject: Subject) -> Iterator[str]:
    """Yield VAT rates that France never had."""
    found = [tax.rate for tax in subject.invoice.taxes] + [line.rate for line in subject.invoice.lines]
    yield from dict.fromkeys(rate.raw for rate in found if rate.value is not None and rate.value not in RATES)
