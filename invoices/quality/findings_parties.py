"""What can be noticed about who sells, who buys and where the money goes."""

from invoices.fields import Severity
from invoices.quality.finding_kind import FindingKind

NOTE, WARNING, DOUBT = Severity.NOTE, Severity.WARNING, Severity.DOUBT

PARTIES: dict[str, FindingKind] = {
    "siren_checksum": FindingKind(
        DOUBT,
        "The SIREN {value} fails its own check: a digit is wrong.",
        "Compare it with the page. If it is printed so, ask the supplier.",
    ),
    "siret_checksum": FindingKind(
        DOUBT,
        "The SIRET {value} fails its own check: a digit is wrong.",
        "Compare it with the page. If it is printed so, ask the supplier.",
    ),
    "vat_key": FindingKind(
        DOUBT,
        "The VAT number {value} fails its own check.",
        "Compare it with the page. If it is printed so, look it up in VIES before you deduct VAT.",
    ),
    "iban_checksum": FindingKind(
        DOUBT,
        "The IBAN {value} fails its own check: a character is wrong.",
        "Compare it with the page. Do not pay to it before the supplier has confirmed it.",
    ),
    "rib_key": FindingKind(
        DOUBT,
        "The bank details within the IBAN {value} have a wrong key.",
        "Compare it with the page. Do not pay to it before the supplier has confirmed it.",
    ),
    "siren_mismatch": FindingKind(
        DOUBT,
        "The identifiers of the supplier belong to different companies: {first} and {second}.",
        "Find out which company sends this invoice, and correct the identifier that is not its own.",
    ),
    "weak_siret": FindingKind(
        NOTE,
        "The SIRET {value} is one of La Poste, whose check misses some slips.",
        "Compare it with the page if you rely on it.",
    ),
    "iban_changed": FindingKind(
        DOUBT,
        "The IBAN {value} is not one that this supplier was paid to before.",
        "Call the supplier on a number you know already, never on the one printed here, before you pay.",
    ),
    "iban_foreign": FindingKind(
        WARNING,
        "The account is held in another country ({iban_country}) than the supplier’s ({country}).",
        "Make sure that the supplier named this account itself.",
    ),
    "other_company": FindingKind(
        DOUBT,
        "This is addressed to another company: {customer}.",
        "Do not book it here; pass it on, or correct the customer if it was misread.",
    ),
    "own_as_supplier": FindingKind(
        DOUBT,
        "Your own company stands here as the supplier.",
        "If this is an invoice to one of your customers, book it as a sale; if not, correct the supplier.",
    ),
    "supplier_unknown": FindingKind(
        NOTE,
        "This is the first invoice of this supplier.",
        "Check its identifiers and its IBAN once; they are known from then on.",
    ),
}
