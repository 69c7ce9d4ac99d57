"""The VAT breakdown, by EN 16931."""

from collections.abc import Iterator

from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.electronic.rules_vat_category import BY_CATEGORY
from invoices.electronic.vat_categories import BY_CODE, is_about
from invoices.electronic.vat_checks import Check
from invoices.fields import Field


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
    *BY_CATEGORY,
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
