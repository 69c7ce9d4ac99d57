"""VAT by category, by EN 16931: the same questions are asked of each category, a table says which and how."""

from collections.abc import Callable
from dataclasses import dataclass

from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.electronic.vat_categories import CATEGORIES, Category
from invoices.electronic.vat_checks import Check, among_the_rates, bases, identified, line_rates, reasons, tax_amounts
from invoices.fields import Field


@dataclass(frozen=True, slots=True)
class Question:
    """One rule that every category has, under the same number after its own letters."""

    number: str
    words: Callable[[Category], str]
    check: Callable[[Category], Check]
    fields: tuple[Field, ...] = ()
    since: Level = Level.BASIC


def _numbers(category: Category) -> str:
    lacks = "must not have" if category.seller == "none" else "lacks"
    return f"For “{category.name}” the {{detail}} {lacks} a VAT number."


def _amounts(category: Category) -> str:
    if category.is_taxed or category.may_be_taxed:
        return f"The VAT of “{category.name}” is not its base times its rate ({{detail}})."
    return f"“{category.name}” bears VAT, which it cannot ({{detail}})."


def _why(category: Category) -> str:
    return f"“{category.name}” {'needs a reason' if category.has_reason else 'must give no reason'} why no VAT is due."


QUESTIONS: tuple[Question, ...] = (
    Question(
        "01",
        lambda category: f"Something is sold as “{category.name}”, and the VAT breakdown has no such row.",
        among_the_rates,
        (Field.TOTAL_VAT,),
    ),
    Question("02", _numbers, identified, (Field.SUPPLIER_VAT_NUMBER, Field.CUSTOMER_VAT_NUMBER)),
    Question(
        "05",
        lambda category: f"A line of the category “{category.name}” has a rate it cannot have ({{detail}}).",
        line_rates,
    ),
    Question(
        "08",
        lambda category: f"The base of “{category.name}” is not the lines of that category added up ({{detail}}).",
        bases,
        (Field.TOTAL_NET,),
    ),
    Question("09", _amounts, tax_amounts, (Field.TOTAL_VAT,), Level.BASIC_WL),
    Question("10", _why, reasons, (Field.TOTAL_VAT,), Level.BASIC_WL),
)
BY_CATEGORY: tuple[Rule[Subject], ...] = tuple(
    Rule(
        f"BR-{category.prefix}-{asked.number}",
        asked.words(category),
        asked.check(category),
        asked.fields,
        since=asked.since,
    )
    for category in CATEGORIES
    for asked in QUESTIONS
)
