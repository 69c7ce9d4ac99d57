"""How many decimals an amount may have, by EN 16931."""

from collections.abc import Callable, Iterable, Iterator

from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.electronic.written import Number
from invoices.fields import Field

MOST_DECIMALS = 2

Numbers = Callable[[XmlInvoice], Iterable[Number]]


def _too_fine(numbers: Numbers) -> Callable[[Subject], Iterator[str]]:
    def check(subject: Subject) -> Iterator[str]:
        yield from (found.raw for found in numbers(subject.invoice) if found.decimals > MOST_DECIMALS)

    return check


def _allowances(*, charges: bool) -> Numbers:
    return lambda invoice: [each.amount for each in invoice.allowances if each.is_charge is charges]


# Number of the rule, what it is about, where it stands, its fields, and the least profile that has it.
AMOUNTS: tuple[tuple[str, str, Numbers, tuple[Field, ...], Level], ...] = (
    ("01", "A discount", _allowances(charges=False), (Field.DISCOUNT,), Level.BASIC_WL),
    ("05", "A charge", _allowances(charges=True), (), Level.BASIC_WL),
    ("09", "The sum of the lines", lambda i: [i.totals.lines], (Field.TOTAL_NET,), Level.BASIC_WL),
    ("10", "The sum of the discounts", lambda i: [i.totals.allowances], (Field.DISCOUNT,), Level.BASIC_WL),
    ("11", "The sum of the charges", lambda i: [i.totals.charges], (), Level.BASIC_WL),
    ("12", "The total without VAT", lambda i: [i.totals.net], (Field.TOTAL_NET,), Level.MINIMUM),
    ("13", "The total VAT", lambda i: [i.totals.vat], (Field.TOTAL_VAT,), Level.MINIMUM),
    ("14", "The total with VAT", lambda i: [i.totals.gross], (Field.TOTAL_GROSS,), Level.MINIMUM),
    ("16", "The amount paid", lambda i: [i.totals.paid], (Field.AMOUNT_PAID,), Level.BASIC_WL),
    ("17", "The rounding", lambda i: [i.totals.rounding], (Field.AMOUNT_DUE,), Level.EN16931),
    ("18", "The amount due", lambda i: [i.totals.due], (Field.AMOUNT_DUE,), Level.MINIMUM),
    ("19", "The base of a VAT rate", lambda i: [tax.base for tax in i.taxes], (Field.TOTAL_NET,), Level.BASIC_WL),
    ("20", "The VAT of a rate", lambda i: [tax.amount for tax in i.taxes], (Field.TOTAL_VAT,), Level.BASIC_WL),
    ("23", "The net amount of a line", lambda i: [line.net for line in i.lines], (), Level.BASIC),
)
DECIMALS: tuple[Rule[Subject], ...] = tuple(
    Rule(f"BR-DEC-{number}", f"{what} has more than two decimals: {{detail}}.", _too_fine(numbers), fields, since=since)
    for number, what, numbers, fields, since in AMOUNTS
)
