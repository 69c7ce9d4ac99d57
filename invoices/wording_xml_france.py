"""What the French rules and the checks of identifiers say, in the words of the person's language; by their numbers.

In French they begin small, as they stand behind a colon.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FRANCE: dict[str, Promise] = {
    "BR-FR-CO-07": _("The due date is before the date of issue ({detail})."),
    "BR-FR-DEC-01": _("An amount is not written with a point and at most two decimals: {detail}."),
    "BR-FR-DEC-02": _("A quantity is not written with a point and at most four decimals: {detail}."),
    "BR-FR-DEC-03": _("A price is negative, or not written with a point and at most six decimals: {detail}."),
    "BR-FR-16": _("A VAT rate is none of France: {detail}."),
    **dict.fromkeys(
        ("BR-FR-03", "CII-DT-097"), _("A date does not exist or is not written as year, month, day ({detail}).")
    ),
}
REFORM: dict[str, Promise] = {
    "BR-FR-01": _("The number of the invoice is longer than 35 characters: {detail}."),
    "BR-FR-02": _("The number has characters other than letters, digits, + - _ /: {detail}."),
    "BR-FR-04": _("The type code is none of those taken in France: {detail}."),
    "BR-FR-05": _("A note that French law asks for is missing: {detail}."),
    "BR-FR-08": _("The kind of billing is missing or not known: {detail}."),
    "BR-FR-10": _("The seller's SIREN is missing or has not nine digits: {detail}."),
    "BR-FR-CO-05": _("The credit note does not say which invoice it corrects."),
    "BR-FR-CO-09": _("It says it was paid already, and the amounts say otherwise ({detail})."),
}
IDENTIFIERS: dict[str, Promise] = {
    "FR-VAT-KEY": _("The check key of a French VAT number is wrong: {detail}."),
    "FR-SIREN": _("A SIREN fails its check: {detail}."),
    "FR-SIRET": _("A SIRET fails its check: {detail}."),
    "FR-REGISTER-FORM": _("A number given as SIREN or SIRET has neither nine nor fourteen digits: {detail}."),
    "FR-SAME-COMPANY": _("SIREN, SIRET and VAT number are not of the same company: {detail}."),
    "IBAN-CHECK": _("The IBAN fails its check: {detail}."),
    "BIC-FORM": _("The BIC is not built like one: {detail}."),
}
