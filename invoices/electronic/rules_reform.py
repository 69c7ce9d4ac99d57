"""What the French reform of 2026 asks of an electronic invoice beside its sums (XP Z12-012)."""

from invoices.electronic import reform_checks
from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.fields import Field, Severity

# Forms that platforms ask for; what they lack is no reason to refuse what arrived.
SINCE_REFORM: tuple[Rule[Subject], ...] = tuple(
    Rule(number, words, check, fields, Severity.WARNING, Level.BASIC_WL)
    for number, words, check, fields in (
        (
            "BR-FR-01",
            "The number of the invoice is longer than 35 characters: {detail}.",
            reform_checks.length,
            (Field.INVOICE_NUMBER,),
        ),
        (
            "BR-FR-02",
            "The number has characters other than letters, digits, + - _ /: {detail}.",
            reform_checks.number,
            (Field.INVOICE_NUMBER,),
        ),
        (
            "BR-FR-04",
            "The type code is none of those taken in France: {detail}.",
            reform_checks.type_code,
            (Field.DOCUMENT_TYPE,),
        ),
        ("BR-FR-05", "A note that French law asks for is missing: {detail}.", reform_checks.mentions, ()),
        ("BR-FR-08", "The kind of billing is missing or not known: {detail}.", reform_checks.process, ()),
        (
            "BR-FR-10",
            "The seller's SIREN is missing or has not nine digits: {detail}.",
            reform_checks.siren,
            (Field.SUPPLIER_SIREN,),
        ),
        ("BR-FR-CO-05", "The credit note does not say which invoice it corrects.", reform_checks.corrects, ()),
        (
            "BR-FR-CO-09",
            "It says it was paid already, and the amounts say otherwise ({detail}).",
            reform_checks.paid,
            (Field.AMOUNT_PAID,),
        ),
    )
)
