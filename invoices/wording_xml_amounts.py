"""What the European rules for sums and decimals say, in the words of the person's language; by their numbers.

In French they begin small, as they stand behind a colon.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TOTALS: dict[str, Promise] = {
    "BR-CO-10": _("The sum of the lines is not the lines added up (off by {detail})."),
    "BR-CO-11": _("The sum of the discounts is not the discounts added up (off by {detail})."),
    "BR-CO-12": _("The sum of the charges is not the charges added up (off by {detail})."),
    "BR-CO-13": _("The total without VAT is not the lines less discounts plus charges (off by {detail})."),
    "BR-CO-14": _("The total VAT is not the VAT of the rates added up (off by {detail})."),
    "BR-CO-15": _("The total with VAT is not the total without VAT plus the VAT (off by {detail})."),
    "BR-CO-16": _("The amount due is not the total with VAT less what was paid (off by {detail})."),
    "BR-CO-18": _("The invoice has no VAT breakdown."),
    "BR-CO-25": _("Something is to be paid, and neither a due date nor terms of payment are given."),
}

TOO_FINE = _("{amount} has more than two decimals: {detail}.")
# What is too fine, by the end of the rule's number.
AMOUNTS: dict[str, Promise] = {
    "01": _("A discount"),
    "05": _("A charge"),
    "09": _("The sum of the lines"),
    "10": _("The sum of the discounts"),
    "11": _("The sum of the charges"),
    "12": _("The total without VAT"),
    "13": _("The total VAT"),
    "14": _("The total with VAT"),
    "16": _("The amount paid"),
    "17": _("The rounding"),
    "18": _("The amount due"),
    "19": _("The base of a VAT rate"),
    "20": _("The VAT of a rate"),
    "23": _("The net amount of a line"),
}
DECIMALS: dict[str, Promise] = {f"BR-DEC-{number}": TOO_FINE for number in AMOUNTS}
NAMED: dict[str, dict[str, Promise]] = {f"BR-DEC-{number}": {"amount": name} for number, name in AMOUNTS.items()}
