"""What is noticed about an invoice, in the words of the person's language; by the code of the finding."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FINDINGS: dict[str, Promise] = {
    "date_in_future": _("The invoice is dated {date}, which is still to come."),
    "date_very_old": _("The invoice is dated {date}: its VAT could be deducted until {until}."),
    "due_before_issue": _("It falls due on {due}, before it was issued on {issued}."),
    "due_far_away": _("It falls due on {due}, {days} days after it was issued."),
    "field_missing": _("Not found on the page: {field}."),
    "field_doubtful": _("Read with little certainty ({confidence} percent): {field}."),
    "repaired": _("Corrected from “{read_as}” to “{value}”, because only this agrees with the rest: {field}."),
    "mention_missing": _("A mandatory mention was not found: {mention} ({basis})."),
    "credit_note_without_reference": _("The credit note does not say which invoice it corrects (CGI, art. 289, I, 5)."),
    "receipt_over_150": _("A receipt over {net} net: above 150 euros, VAT is deducted from a full invoice only."),
    "duplicate_suspected": _("This seems to be here already, as invoice {number}: {same}."),
    "not_an_invoice": _(
        "This does not look like an invoice: a quote, an order, a delivery note, a reminder or a statement."
    ),
    "several_invoices": _("This file seems to hold {count} invoices."),
    "xml_differs_from_page": _("The XML inside says {xml}, but the page shows {page}: {field}."),
    "xml_rule_broken": _("The electronic invoice breaks rule {rule} ({detail})."),
    "xml_rule_warning": _("The electronic invoice does not quite follow rule {rule} ({detail})."),
    "score_too_low": _(
        "The reading as a whole is {score} percent certain; to be booked unseen, it takes {threshold} percent."
    ),
    "promise_not_proven": _("Too few documents have been checked to prove that booking unseen keeps your promise."),
    "arithmetic_totals": _(
        "Net {net} plus VAT {vat} makes {sum}, but the total printed is {gross}: {difference} apart."
    ),
    "arithmetic_vat": _("VAT at {rate} percent of {base} is {expected}, but {amount} is printed: {difference} apart."),
    "arithmetic_breakdown": _(
        "The rows of the VAT breakdown add up to {sum}, but the total is {total}: {difference} apart ({field})."
    ),
    "arithmetic_lines": _("The lines add up to {sum}, but the total is {total}: {difference} apart."),
    "arithmetic_line": _("Line {line}: {quantity} × {price} makes {expected}, but {net} is printed."),
    "amount_due_mismatch": _("{gross} less {paid} paid already leaves {expected}, but the amount due is {due}."),
    "cash_rounding": _("The total was rounded by {difference}, as for payment in cash."),
    "total_not_proven": _(
        "Nothing on the page confirms the total {gross}: it stands in no sum that works out and is printed only once."
    ),
    "total_negative": _("The total is negative ({gross}), and yet this is no credit note."),
    "total_zero": _("The total is zero."),
    "amount_implausible": _("{amount} cannot be an amount of money: {field}."),
    "vat_too_high": _("VAT of {vat} on {net} net is {share} percent; the highest rate in force is {highest} percent."),
    "rate_not_legal": _("No VAT rate of {rate} percent was in force on {date}."),
    "foreign_currency": _("The amounts are in a foreign currency: {currency}."),
    "reverse_charge": _("Reverse charge: the customer accounts for the VAT."),
    "reverse_charge_with_vat": _("The page speaks of a reverse charge, and yet {vat} of VAT is charged."),
    "vat_exempt_293b": _("The supplier charges no VAT (article 293 B of the tax code): nothing can be deducted."),
    "vat_despite_293b": _(
        "The supplier says that article 293 B of the tax code applies, and yet {vat} of VAT is charged."
    ),
    "siren_checksum": _("The SIREN {value} fails its own check: a digit is wrong."),
    "siret_checksum": _("The SIRET {value} fails its own check: a digit is wrong."),
    "vat_key": _("The VAT number {value} fails its own check."),
    "iban_checksum": _("The IBAN {value} fails its own check: a character is wrong."),
    "rib_key": _("The bank details within the IBAN {value} have a wrong key."),
    "siren_mismatch": _("The identifiers of the supplier belong to different companies: {first} and {second}."),
    "weak_siret": _("The SIRET {value} is one of La Poste, whose check misses some slips."),
    "iban_changed": _("The IBAN {value} is not one that this supplier was paid to before."),
    "iban_foreign": _("The account is held in another country ({iban_country}) than the supplier’s ({country})."),
    "other_company": _("This is addressed to another company: {customer}."),
    "own_as_supplier": _("Your own company stands here as the supplier."),
    "supplier_unknown": _("This is the first invoice of this supplier."),
}
