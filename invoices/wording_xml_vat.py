"""What the European rules for VAT say, in the words of the person's language; by their numbers.

In French they begin small, as they stand behind a colon. The same is said of each category, but for a few.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RATES: dict[str, Promise] = {
    "BR-45": _("A VAT rate has no base ({detail})."),
    "BR-46": _("A VAT rate has no amount ({detail})."),
    "BR-47": _("A VAT rate has no category ({detail})."),
    "BR-48": _("A row of the VAT breakdown has no rate ({detail})."),
    "BR-CL-18": _("A VAT category is not known: {detail}."),
    "BR-CO-17": _("The VAT of a rate is not its base times the rate ({detail})."),
    "BR-IC-11": _("An intra-Community supply gives neither a date of delivery nor a period."),
    "BR-IC-12": _("An intra-Community supply does not say to which country."),
    "BR-O-11": _("What is outside the scope of VAT stands beside other VAT rates."),
}

# By the letters that the rules have for a category.
CATEGORIES: dict[str, Promise] = {
    "S": _("standard rate"),
    "Z": _("zero rate"),
    "E": _("exempt"),
    "AE": _("reverse charge"),
    "IC": _("intra-Community supply"),
    "G": _("export"),
    "O": _("outside the scope of VAT"),
    "AF": _("Canary Islands"),
    "AG": _("Ceuta and Melilla"),
}
# What is asked of every category, by the end of the rule's number.
QUESTIONS: dict[str, Promise] = {
    "01": _("Something is sold as “{category}”, and the VAT breakdown has no such row."),
    "02": _("For “{category}” the {detail} lacks a VAT number."),
    "05": _("A line of the category “{category}” has a rate it cannot have ({detail})."),
    "08": _("The base of “{category}” is not the lines of that category added up ({detail})."),
    "09": _("“{category}” bears VAT, which it cannot ({detail})."),
    "10": _("“{category}” needs a reason why no VAT is due."),
}
WORKS_OUT = _("The VAT of “{category}” is not its base times its rate ({detail}).")
NO_REASON = _("“{category}” must give no reason why no VAT is due.")
OTHERWISE: dict[str, Promise] = {
    "BR-O-02": _("For “{category}” the {detail} must not have a VAT number."),
    **dict.fromkeys(("BR-S-09", "BR-AF-09", "BR-AG-09"), WORKS_OUT),
    **dict.fromkeys(("BR-S-10", "BR-Z-10", "BR-AF-10", "BR-AG-10"), NO_REASON),
}

BY_CATEGORY: dict[str, Promise] = {
    f"BR-{category}-{number}": words for category in CATEGORIES for number, words in QUESTIONS.items()
} | OTHERWISE
NAMED: dict[str, dict[str, Promise]] = {
    f"BR-{category}-{number}": {"category": name} for category, name in CATEGORIES.items() for number in QUESTIONS
}
