"""What is asked of every VAT category; each question makes a check of its own for a category."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.rules import Subject
from invoices.electronic.vat_categories import Category, amount_is_right, buyer_is_right, rate_is_right, seller_is_right
from invoices.electronic.written import HALF_A_CENT, Number

Check = Callable[[Subject], Iterator[str]]


def _used(invoice: XmlInvoice, code: str) -> bool:
    lines = (line.category for line in invoice.lines if line.counts)
    return code in {*lines, *(each.category for each in invoice.allowances)}


def among_the_rates(category: Category) -> Check:
    """Ask whether what is sold as a category has its row in the VAT breakdown."""

    def check(subject: Subject) -> Iterator[str]:
        stated = {tax.category for tax in subject.invoice.taxes}
        if _used(subject.invoice, category.code) and category.code not in stated:
            yield category.code

    return check


def identified(category: Category) -> Check:
    """Ask whether seller and buyer have the numbers the category needs."""

    def check(subject: Subject) -> Iterator[str]:
        invoice = subject.invoice
        if not _used(invoice, category.code):
            return
        if not seller_is_right(category, invoice):
            yield "seller"
        if not buyer_is_right(category, invoice):
            yield "buyer"

    return check


def line_rates(category: Category) -> Check:
    """Ask whether the lines of a category have a rate it may have."""

    def check(subject: Subject) -> Iterator[str]:
        for place, line in enumerate(subject.invoice.lines, 1):
            if line.counts and line.category == category.code and not rate_is_right(category, line.rate.value):
                yield f"line {line.number or place}: {line.rate.raw or '-'} %"

    return check


def bases(category: Category) -> Check:
    """Ask whether the base of a category is what was sold as it."""

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


def tax_amounts(category: Category) -> Check:
    """Ask whether the VAT of a category is right."""

    def check(subject: Subject) -> Iterator[str]:
        for tax in subject.invoice.taxes:
            if tax.category == category.code and not amount_is_right(category, tax):
                yield f"{tax.base.raw} x {tax.rate.raw or 0} % / {tax.amount.raw}"

    return check


def reasons(category: Category) -> Check:
    """Ask whether it is said why no VAT is due, where it must be, and not where it must not."""

    def check(subject: Subject) -> Iterator[str]:
        for tax in subject.invoice.taxes:
            if tax.category == category.code and bool(tax.reason or tax.reason_code) is not category.has_reason:
                yield category.code

    return check
