"""What the European rules for what an invoice must hold say, in the words of the person's language; by their numbers.

In French they begin small, as they stand behind a colon.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PRESENCE: dict[str, Promise] = {
    "BR-01": _("The invoice does not say which specification it follows."),
    "BR-02": _("The invoice has no number."),
    "BR-03": _("The invoice has no date of issue."),
    "BR-04": _("The invoice has no type code."),
    "BR-05": _("The invoice does not say its currency."),
    "BR-06": _("The seller has no name."),
    "BR-07": _("The buyer has no name."),
    "BR-08": _("The seller has no postal address."),
    "BR-09": _("The seller's address names no country."),
    "BR-10": _("The buyer has no postal address."),
    "BR-11": _("The buyer's address names no country."),
    "BR-12": _("The sum of the lines is missing."),
    "BR-13": _("The total without VAT is missing."),
    "BR-14": _("The total with VAT is missing."),
    "BR-15": _("The amount due is missing."),
    "BR-16": _("The invoice has no line."),
    "BR-29": _("The invoiced period ends before it begins ({detail})."),
    "BR-61": _("It is to be paid by transfer, and the account is not given."),
    "BR-CL-01": _("The type code is none of an invoice or a credit note: {detail}."),
    "BR-CL-04": _("The currency is no ISO 4217 code: {detail}."),
    "BR-CO-09": _("A VAT number does not begin with the letters of a country: {detail}."),
    "BR-CO-26": _("Nothing identifies the seller: no identifier, no registration and no VAT number."),
}
LINES: dict[str, Promise] = {
    "BR-21": _("A line has no number ({detail})."),
    "BR-22": _("A line has no quantity ({detail})."),
    "BR-23": _("A quantity has no unit ({detail})."),
    "BR-24": _("A line has no net amount ({detail})."),
    "BR-25": _("A line does not say what was sold ({detail})."),
    "BR-26": _("A line has no net price ({detail})."),
    "BR-27": _("A net price is negative ({detail})."),
    "BR-28": _("A price before discount is negative ({detail})."),
    "BR-CO-04": _("A line has no VAT category ({detail})."),
}
