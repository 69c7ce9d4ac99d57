"""What France asks of an electronic invoice beyond EN 16931 (XP Z12-012), of sellers who are French."""

from invoices.electronic import french_checks
from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.fields import Field, Severity

ALWAYS: tuple[Rule[Subject], ...] = (
    Rule(
        "BR-FR-CO-07",
        "The due date is before the date of issue ({detail}).",
        french_checks.due,
        (Field.ISSUE_DATE, Field.DUE_DATE),
    ),
    Rule(
        "BR-FR-DEC-01",
        "An amount is not written with a point and at most two decimals: {detail}.",
        french_checks.shaped(french_checks.MONEY, french_checks.money),
        since=Level.MINIMUM,
    ),
    Rule(
        "BR-FR-DEC-02",
        "A quantity is not written with a point and at most four decimals: {detail}.",
        french_checks.shaped(
            french_checks.QUANTITY, lambda i: [number for line in i.lines for number in (line.quantity, line.price_per)]
        ),
        since=Level.BASIC,
    ),
    Rule(
        "BR-FR-DEC-03",
        "A price is negative, or not written with a point and at most six decimals: {detail}.",
        french_checks.prices,
        since=Level.BASIC,
    ),
    Rule(
        "BR-FR-16", "A VAT rate is none of France: {detail}.", french_checks.rates, (Field.TOTAL_VAT,), Severity.WARNING
    ),
)
# The calendar is the same everywhere; elsewhere the rule of the syntax says it.
DAYS_FRENCH: tuple[Rule[Subject], ...] = (
    Rule(
        "BR-FR-03",
        "A date does not exist or is not written as year, month, day ({detail}).",
        french_checks.days,
        (Field.ISSUE_DATE, Field.DUE_DATE, Field.DELIVERY_DATE),
    ),
)
DAYS_ELSEWHERE: tuple[Rule[Subject], ...] = tuple(
    Rule("CII-DT-097", rule.words, rule.check, rule.fields, rule.severity) for rule in DAYS_FRENCH
)
