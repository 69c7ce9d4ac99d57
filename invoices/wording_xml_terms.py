"""What the details of XML rules name by a code: terms of the norm, notes, and the values two invoices differ in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Dates, by their number in EN 16931.
TERMS: dict[str, Promise] = {
    "BT-2": _("date of issue"),
    "BT-7": _("date at which VAT falls due"),
    "BT-9": _("due date"),
    "BT-26": _("date of the preceding invoice"),
    "BT-72": _("date of delivery"),
    "BT-73": _("beginning of the invoiced period"),
    "BT-74": _("end of the invoiced period"),
}
# Notes that French law asks for, by their code in UNTDID 4451.
NOTES: dict[str, Promise] = {
    "PMT": _("fixed recovery fee (PMT)"),
    "PMD": _("penalties for late payment (PMD)"),
    "AAB": _("discount for early payment (AAB)"),
}
VALUES: dict[str, Promise] = {
    "number": _("number"),
    "date": _("date"),
    "gross": _("total with VAT"),
    "net": _("total net of VAT"),
    "iban": _("IBAN"),
}
