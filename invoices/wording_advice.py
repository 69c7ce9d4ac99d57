"""What a person does about a finding, in the words of the person's language; by the code of the finding."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ADVICE: dict[str, Promise] = {
    "date_in_future": _(
        "Compare the date with the page. If it is printed so, book it on that day or ask for a corrected invoice."
    ),
    "date_very_old": _("Compare the date with the page, and look whether the invoice was booked at the time."),
    "due_before_issue": _("Compare both dates with the page: day and month may be swapped."),
    "due_far_away": _("Compare both dates with the page: between companies at most 60 days may be agreed."),
    "field_missing": _("Find it on the page and fill it in."),
    "field_doubtful": _("Compare it with the page."),
    "repaired": _("Compare it with the page if in doubt."),
    "mention_missing": _("Ask the supplier for a complete invoice; each missing mention may be fined."),
    "credit_note_without_reference": _("Ask the supplier for the number of that invoice before you book it."),
    "receipt_over_150": _("Ask the shop for an invoice in the name of your company."),
    "duplicate_suspected": _("Compare the two, and say whether they are one and the same."),
    "not_an_invoice": _("Do not book it. If it is an invoice after all, change the type."),
    "several_invoices": _("Look at the proposed pages and split the file."),
    "xml_differs_from_page": _(
        "Do not pay before the supplier has said which of the two holds: a changed page is a sign of fraud."
    ),
    "xml_rule_broken": _("Refuse it and ask the supplier for a corrected one."),
    "xml_rule_warning": _("It can be booked; tell the supplier."),
    "score_too_low": _("Look through the fields, the least certain first."),
    "promise_not_proven": _("Check documents as they come: each one counts towards the proof."),
    "arithmetic_totals": _("Compare the three totals with the page and correct the one that is wrong."),
    "arithmetic_vat": _(
        "Compare this row of the VAT breakdown with the page. If it is printed so, ask for a corrected invoice."
    ),
    "arithmetic_breakdown": _("Compare the VAT breakdown with the page: a row may be missing or misread."),
    "arithmetic_lines": _(
        "Look for a line that is missing or counted twice before you use the lines; the totals do not depend on them."
    ),
    "arithmetic_line": _("Compare quantity, price and amount of this line with the page."),
    "amount_due_mismatch": _(
        "Look for a deposit, an earlier balance or a retention on the page, and pay what the invoice proves."
    ),
    "cash_rounding": _("Book the difference as a rounding."),
    "total_not_proven": _("Compare the total with the page."),
    "total_negative": _("If it is a credit note, change the type; if not, correct the total."),
    "total_zero": _("Look whether the total was found; an invoice over nothing need not be booked."),
    "amount_implausible": _("Correct it: an identifier or a telephone number was probably taken for an amount."),
    "vat_too_high": _("Compare net and VAT with the page: one of them was probably misread."),
    "rate_not_legal": _(
        "Compare the rate with the page. If it is printed so, do not deduct this VAT and ask for a corrected invoice."
    ),
    "foreign_currency": _("Book it in euros at the rate of the day the tax fell due."),
    "reverse_charge": _("Declare the VAT as due and as deductible, each at the rate of the purchase."),
    "reverse_charge_with_vat": _(
        "Do not deduct VAT on what falls under the reverse charge; ask the supplier which of the two holds."
    ),
    "vat_exempt_293b": _("Book the whole amount as an expense."),
    "vat_despite_293b": _("Do not deduct this VAT; ask for a corrected invoice."),
    "siren_checksum": _("Compare it with the page. If it is printed so, ask the supplier."),
    "siret_checksum": _("Compare it with the page. If it is printed so, ask the supplier."),
    "vat_key": _("Compare it with the page. If it is printed so, look it up in VIES before you deduct VAT."),
    "iban_checksum": _("Compare it with the page. Do not pay to it before the supplier has confirmed it."),
    "rib_key": _("Compare it with the page. Do not pay to it before the supplier has confirmed it."),
    "siren_mismatch": _("Find out which company sends this invoice, and correct the identifier that is not its own."),
    "weak_siret": _("Compare it with the page if you rely on it."),
    "iban_changed": _("Call the supplier on a number you know already, never on the one printed here, before you pay."),
    "iban_foreign": _("Make sure that the supplier named this account itself."),
    "other_company": _("Do not book it here; pass it on, or correct the customer if it was misread."),
    "own_as_supplier": _(
        "If this is an invoice to one of your customers, book it as a sale; if not, correct the supplier."
    ),
    "supplier_unknown": _("Check its identifiers and its IBAN once; they are known from then on."),
}
