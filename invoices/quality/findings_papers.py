"""What can be noticed about the paper itself: its dates, what it lacks, what it says twice."""

from invoices.fields import Severity
from invoices.quality.finding_kind import FindingKind

NOTE, WARNING, DOUBT, REFUSAL = Severity.NOTE, Severity.WARNING, Severity.DOUBT, Severity.REFUSAL

PAPERS: dict[str, FindingKind] = {
    "date_in_future": FindingKind(
        DOUBT,
        "The invoice is dated {date}, which is still to come.",
        "Compare the date with the page. If it is printed so, book it on that day or ask for a corrected invoice.",
    ),
    "date_very_old": FindingKind(
        WARNING,
        "The invoice is dated {date}: its VAT could be deducted until {until}.",
        "Compare the date with the page, and look whether the invoice was booked at the time.",
    ),
    "due_before_issue": FindingKind(
        DOUBT,
        "It falls due on {due}, before it was issued on {issued}.",
        "Compare both dates with the page: day and month may be swapped.",
    ),
    "due_far_away": FindingKind(
        WARNING,
        "It falls due on {due}, {days} days after it was issued.",
        "Compare both dates with the page: between companies at most 60 days may be agreed.",
    ),
    "field_missing": FindingKind(
        DOUBT,
        "Not found on the page: {field}.",
        "Find it on the page and fill it in.",
    ),
    "field_doubtful": FindingKind(
        DOUBT,
        "Read with little certainty ({confidence} percent): {field}.",
        "Compare it with the page.",
    ),
    "repaired": FindingKind(
        NOTE,
        "Corrected from “{read_as}” to “{value}”, because only this agrees with the rest: {field}.",
        "Compare it with the page if in doubt.",
    ),
    "mention_missing": FindingKind(
        WARNING,
        "A mandatory mention was not found: {mention} ({basis}).",
        "Ask the supplier for a complete invoice; each missing mention may be fined.",
    ),
    "credit_note_without_reference": FindingKind(
        WARNING,
        "The credit note does not say which invoice it corrects (CGI, art. 289, I, 5).",
        "Ask the supplier for the number of that invoice before you book it.",
    ),
    "receipt_over_150": FindingKind(
        WARNING,
        "A receipt over {net} net: above 150 euros, VAT is deducted from a full invoice only.",
        "Ask the shop for an invoice in the name of your company.",
    ),
    "duplicate_suspected": FindingKind(
        DOUBT,
        "This seems to be here already, as invoice {number}: {same}.",
        "Compare the two, and say whether they are one and the same.",
    ),
    "not_an_invoice": FindingKind(
        DOUBT,
        "This does not look like an invoice: a quote, an order, a delivery note, a reminder or a statement.",
        "Do not book it. If it is an invoice after all, change the type.",
    ),
    "several_invoices": FindingKind(
        DOUBT,
        "This file seems to hold {count} invoices.",
        "Look at the proposed pages and split the file.",
    ),
    "xml_differs_from_page": FindingKind(
        DOUBT,
        "The XML inside says {xml}, but the page shows {page}: {field}.",
        "Do not pay before the supplier has said which of the two holds: a changed page is a sign of fraud.",
    ),
    "xml_rule_broken": FindingKind(
        REFUSAL,
        "The electronic invoice breaks rule {rule} ({detail}).",
        "Refuse it and ask the supplier for a corrected one.",
    ),
    "xml_rule_warning": FindingKind(
        WARNING,
        "The electronic invoice does not quite follow rule {rule} ({detail}).",
        "It can be booked; tell the supplier.",
    ),
    "score_too_low": FindingKind(
        DOUBT,
        "The reading as a whole is {score} percent certain; to be booked unseen, it takes {threshold} percent.",
        "Look through the fields, the least certain first.",
    ),
    "promise_not_proven": FindingKind(
        DOUBT,
        "Too few documents have been checked to prove that booking unseen keeps your promise.",
        "Check documents as they come: each one counts towards the proof.",
    ),
}
