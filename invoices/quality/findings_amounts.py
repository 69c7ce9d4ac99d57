"""What can be noticed about amounts, rates and currencies."""

from invoices.fields import Severity
from invoices.quality.finding_kind import FindingKind

NOTE, WARNING, DOUBT = Severity.NOTE, Severity.WARNING, Severity.DOUBT

AMOUNTS: dict[str, FindingKind] = {
    "arithmetic_totals": FindingKind(
        DOUBT,
        "Net {net} plus VAT {vat} makes {sum}, but the total printed is {gross}: {difference} apart.",
        "Compare the three totals with the page and correct the one that is wrong.",
    ),
    "arithmetic_vat": FindingKind(
        DOUBT,
        "VAT at {rate} percent of {base} is {expected}, but {amount} is printed: {difference} apart.",
        "Compare this row of the VAT breakdown with the page. If it is printed so, ask for a corrected invoice.",
    ),
    "arithmetic_breakdown": FindingKind(
        DOUBT,
        "The rows of the VAT breakdown add up to {sum}, but the total is {total}: {difference} apart ({field}).",
        "Compare the VAT breakdown with the page: a row may be missing or misread.",
    ),
    "arithmetic_lines": FindingKind(
        WARNING,
        "The lines add up to {sum}, but the total is {total}: {difference} apart.",
        "Look for a line that is missing or counted twice before you use the lines; the totals do not depend on them.",
    ),
    "arithmetic_line": FindingKind(
        WARNING,
        "Line {line}: {quantity} × {price} makes {expected}, but {net} is printed.",
        "Compare quantity, price and amount of this line with the page.",
    ),
    "amount_due_mismatch": FindingKind(
        DOUBT,
        "{gross} less {paid} paid already leaves {expected}, but the amount due is {due}.",
        "Look for a deposit, an earlier balance or a retention on the page, and pay what the invoice proves.",
    ),
    "cash_rounding": FindingKind(
        NOTE,
        "The total was rounded by {difference}, as for payment in cash.",
        "Book the difference as a rounding.",
    ),
    "total_not_proven": FindingKind(
        DOUBT,
        "Nothing on the page confirms the total {gross}: it stands in no sum that works out and is printed only once.",
        "Compare the total with the page.",
    ),
    "total_negative": FindingKind(
        DOUBT,
        "The total is negative ({gross}), and yet this is no credit note.",
        "If it is a credit note, change the type; if not, correct the total.",
    ),
    "total_zero": FindingKind(
        DOUBT,
        "The total is zero.",
        "Look whether the total was found; an invoice over nothing need not be booked.",
    ),
    "amount_implausible": FindingKind(
        DOUBT,
        "{amount} cannot be an amount of money: {field}.",
        "Correct it: an identifier or a telephone number was probably taken for an amount.",
    ),
    "vat_too_high": FindingKind(
        DOUBT,
        "VAT of {vat} on {net} net is {share} percent; the highest rate in force is {highest} percent.",
        "Compare net and VAT with the page: one of them was probably misread.",
    ),
    "rate_not_legal": FindingKind(
        DOUBT,
        "No VAT rate of {rate} percent was in force on {date}.",
        "Compare the rate with the page. If it is printed so, do not deduct this VAT and ask for a corrected invoice.",
    ),
    "foreign_currency": FindingKind(
        NOTE,
        "The amounts are in a foreign currency: {currency}.",
        "Book it in euros at the rate of the day the tax fell due.",
    ),
    "reverse_charge": FindingKind(
        NOTE,
        "Reverse charge: the customer accounts for the VAT.",
        "Declare the VAT as due and as deductible, each at the rate of the purchase.",
    ),
    "reverse_charge_with_vat": FindingKind(
        WARNING,
        "The page speaks of a reverse charge, and yet {vat} of VAT is charged.",
        "Do not deduct VAT on what falls under the reverse charge; ask the supplier which of the two holds.",
    ),
    "vat_exempt_293b": FindingKind(
        NOTE,
        "The supplier charges no VAT (article 293 B of the tax code): nothing can be deducted.",
        "Book the whole amount as an expense.",
    ),
    "vat_despite_293b": FindingKind(
        DOUBT,
        "The supplier says that article 293 B of the tax code applies, and yet {vat} of VAT is charged.",
        "Do not deduct this VAT; ask for a corrected invoice.",
    ),
}
