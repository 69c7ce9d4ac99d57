"""VAT by category, by EN 16931: the same questions are asked of each category, a table says which and how."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.electronic.vat_categories import (
    BY_CODE,
    CATEGORIES,
    Category,
    amount_is_right,
    buyer_is_right,
    is_about,
    rate_is_right,
    seller_is_right,
)
from invoices.electronic.written import HALF_A_CENT, Number
from invoices.fields import Field

AMONG_BOTH = (Field.SUPPLIER_VAT_NUMBER, Field.CUSTOMER_VAT_NUMBER)

Check = Callable[[Subject], Iterator[str]]


def _used(invoice: XmlInvoice, code: str) -> bool:
    lines = (line.category for line in invoice.lines if line.counts)
    return code in {*lines, *(each.category for each in invoice.allowances)}


def _among_the_rates(category: Category) -> Check:
    def check(subject: Subject) -> Iterator[str]:
        stated = {tax.category for tax in subject.invoice.taxes}
        if _used(subject.invoice, category.code) and category.code not in stated:
            yield category.code

    return check


def _identified(category: Category) -> Check:
    def check(subject: Subject) -> Iterator[str]:
        invoice = subject.invoice
        if not _used(invoice, category.code):
            return
        if not seller_is_right(category, invoice):
            yield "seller"
        if not buyer_is_right(category, invoice):
            yield "buyer"

    return check


def _line_rates(category: Category) -> Check:
    def check(subject: Subject) -> Iterator[str]:
        for place, line in enumerate(subject.invoice.lines, 1):
            if line.counts and line.category == category.code and not rate_is_right(category, line.rate.value):
                yield f"line {line.number or place}: {line.rate.raw or '-'} %"

    return check


def _bases(category: Category) -> Check:
    def check(subject: Subject) -> Iterator[str]:
        sums = _sums(subject.invoice, category)
        for tax in subject.invoice.taxes:
            if tax.category == category.code and tax.base.value is not None:
                worked_out = sums.get(_rate_of(tax.rate, category), Decimal(0))
                if abs(tax.base.value - worked_out) > subject.slack + HALF_A_CENT:
                    yield f"{tax.rate.raw or tax.category}: {tax.base.raw} / {worked_out:f}"

    return check


def _sums(invoice: XmlInvoice, category: Category) -> dict[Decimal | None, Decimal]:
    """Add up what was sold as one category, rate by rate where it has rates."""
    lines = [(line.category, line.rate, line.net.amount) for line in invoice.lines if line.counts]
    others = [
        (each.category, each.rate, each.amount.amount * (1 if each.is_charge else -1)) for each in invoice.allowances
    ]
    sums: dict[Decimal | None, Decimal] = {}
    for code, rate, amount in (*lines, *others):
        if code == category.code:
            key = _rate_of(rate, category)
            sums[key] = sums.get(key, Decimal(0)) + amount
    return sums


def _rate_of(rate: Number, category: Category) -> Decimal | None:
    return rate.value if category.is_taxed or category.may_be_taxed else None


def _tax_amounts(category: Category) -> Check:
    def check(subject: Subject) -> Iterator[str]:
        for tax in subject.invoice.taxes:
            if tax.category == category.code and not amount_is_right(category, tax):
                yield f"{tax.base.raw} x {tax.rate.raw or 0} % / {tax.amount.raw}"

    return check


def _reasons(category: Category) -> Check:
    def check(subject: Subject) -> Iterator[str]:
        for tax in subject.invoice.taxes:
            if tax.category == category.code and bool(tax.reason or tax.reason_code) is not category.has_reason:
                yield category.code

    return check


def _every_rate(subject: Subject) -> Iterator[str]:
    for tax in subject.invoice.taxes:
        if tax.base.value is not None and tax.amount.value is not None and not is_about(tax):
            yield f"{tax.base.raw} x {tax.rate.raw or 0} % / {tax.amount.raw}"


def _lacks(name: str) -> Check:
    def check(subject: Subject) -> Iterator[str]:
        for place, tax in enumerate(subject.invoice.taxes, 1):
            written = {"base": tax.base.raw, "amount": tax.amount.raw, "category": tax.category, "rate": tax.rate.raw}
            if not written[name] and not (name == "rate" and tax.category == "O"):
                yield f"rate {place}"

    return check


def _unknown_category(subject: Subject) -> Iterator[str]:
    known = {*BY_CODE, "B", ""}
    yield from (tax.category for tax in subject.invoice.taxes if tax.category not in known)


def _delivered(subject: Subject) -> Iterator[str]:
    if _taxed_as(subject, "K") and not any(subject.invoice.day(name).raw for name in ("BT-72", "BT-73", "BT-74")):
        yield "missing"


def _delivered_to(subject: Subject) -> Iterator[str]:
    if _taxed_as(subject, "K") and not subject.invoice.delivery_country:
        yield "missing"


def _alone(subject: Subject) -> Iterator[str]:
    if _taxed_as(subject, "O") and len(subject.invoice.taxes) > 1:
        yield "O"


def _taxed_as(subject: Subject, code: str) -> bool:
    return any(tax.category == code for tax in subject.invoice.taxes)


def _of(category: Category) -> tuple[Rule[Subject], ...]:
    called, number = category.name, f"BR-{category.prefix}"
    numbers = "must not have" if category.seller == "none" else "lacks"
    taxed = category.is_taxed or category.may_be_taxed
    needed = "needs a reason" if category.has_reason else "must give no reason"
    return (
        Rule(
            f"{number}-01",
            f"Something is sold as “{called}”, and the VAT breakdown has no such row.",
            _among_the_rates(category),
            (Field.TOTAL_VAT,),
            since=Level.BASIC,
        ),
        Rule(
            f"{number}-02",
            f"For “{called}” the {{detail}} {numbers} a VAT number.",
            _identified(category),
            AMONG_BOTH,
            since=Level.BASIC,
        ),
        Rule(
            f"{number}-05",
            f"A line of the category “{called}” has a rate it cannot have ({{detail}}).",
            _line_rates(category),
            since=Level.BASIC,
        ),
        Rule(
            f"{number}-08",
            f"The base of “{called}” is not the lines of that category added up ({{detail}}).",
            _bases(category),
            (Field.TOTAL_NET,),
            since=Level.BASIC,
        ),
        Rule(
            f"{number}-09",
            f"The VAT of “{called}” is not its base times its rate ({{detail}})."
            if taxed
            else f"“{called}” bears VAT, which it cannot ({{detail}}).",
            _tax_amounts(category),
            (Field.TOTAL_VAT,),
            since=Level.BASIC_WL,
        ),
        Rule(
            f"{number}-10",
            f"“{called}” {needed} why no VAT is due.",
            _reasons(category),
            (Field.TOTAL_VAT,),
            since=Level.BASIC_WL,
        ),
    )


VAT: tuple[Rule[Subject], ...] = (
    Rule("BR-45", "A VAT rate has no base ({detail}).", _lacks("base"), (Field.TOTAL_NET,), since=Level.BASIC_WL),
    Rule("BR-46", "A VAT rate has no amount ({detail}).", _lacks("amount"), (Field.TOTAL_VAT,), since=Level.BASIC_WL),
    Rule("BR-47", "A VAT rate has no category ({detail}).", _lacks("category"), since=Level.BASIC_WL),
    Rule("BR-48", "A row of the VAT breakdown has no rate ({detail}).", _lacks("rate"), since=Level.BASIC_WL),
    Rule("BR-CL-18", "A VAT category is not known: {detail}.", _unknown_category, since=Level.BASIC_WL),
    Rule(
        "BR-CO-17",
        "The VAT of a rate is not its base times the rate ({detail}).",
        _every_rate,
        (Field.TOTAL_VAT,),
        since=Level.BASIC_WL,
    ),
    *(rule for category in CATEGORIES for rule in _of(category)),
    Rule(
        "BR-IC-11",
        "An intra-Community supply gives neither a date of delivery nor a period.",
        _delivered,
        (Field.DELIVERY_DATE,),
        since=Level.BASIC_WL,
    ),
    Rule("BR-IC-12", "An intra-Community supply does not say to which country.", _delivered_to, since=Level.BASIC_WL),
    Rule("BR-O-11", "What is outside the scope of VAT stands beside other VAT rates.", _alone, since=Level.BASIC_WL),
)
