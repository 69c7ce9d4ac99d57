"""The mentions that French law asks of an invoice, each with the article that asks for it; a table that is walked.

What one page cannot tell is not asked: whether the delivery address differs, or whether the seller opted for VAT on
debits. A receipt and an invoice from abroad are exempt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from invoices.fields import DocumentType, Field, Finding, Severity
from invoices.quality.case import Case
from invoices.quality.findings import finding
from invoices.quality.mentions_questions import (
    Question,
    always,
    charges_no_vat,
    charges_vat,
    counts_goods,
    customer_owes_the_vat,
    has,
    has_lines,
    is_a_company,
    is_worth_a_vat_number,
    lists_goods,
    on_an_invoice,
    prices_goods,
    says,
    shows_rates,
    shows_totals,
    tells_its_legal_form,
)

CGI = "CGI, ann. II, art. 242 nonies A, I"
COMMERCE = "C. com., art. "
# Since when the mentions of the decree of 2022 are asked of large companies, and since when of all.
OF_THE_LARGE, OF_ALL = date(2026, 9, 1), date(2027, 9, 1)
EXEMPT = ("art_293b", "reverse_charge", "intra_community", "exempt_261", "export", "exempt", "margin_scheme")


@dataclass(frozen=True, slots=True)
class Mention:
    """What must stand on an invoice, in which case, and how one sees that it does."""

    code: str
    basis: str
    is_there: Question
    is_needed: Question
    since: date = date.min


def mentions(case: Case) -> Iterator[Finding]:
    """Every mention that the law asks for is there."""
    if not _is_under_french_law(case):
        return
    day = case.day(Field.ISSUE_DATE) or case.context.today
    for mention in MENTIONS:
        if mention.since <= day and mention.is_needed(case) and not mention.is_there(case):
            # The size of the seller is not known: as long as only the large must, this may be right.
            severity = Severity.NOTE if mention.since == OF_THE_LARGE and day < OF_ALL else None
            named = (Field(mention.code),) if mention.code in set(Field) else ()
            facts = {"mention": mention.code, "basis": mention.basis}
            yield finding("mention_missing", *named, severity=severity, **facts)


def _is_under_french_law(case: Case) -> bool:
    return case.is_french and case.type in {DocumentType.INVOICE, DocumentType.CREDIT_NOTE}


MENTIONS: tuple[Mention, ...] = (
    Mention("supplier_name", f"{CGI}, 1°", has(Field.SUPPLIER_NAME), always),
    Mention("supplier_address", f"{CGI}, 1°", has(Field.SUPPLIER_ADDRESS), always),
    Mention("customer_name", f"{CGI}, 1°", has(Field.CUSTOMER_NAME), always),
    Mention("customer_address", f"{CGI}, 1°", has(Field.CUSTOMER_ADDRESS), always),
    Mention("supplier_vat_number", f"{CGI}, 2°", has(Field.SUPPLIER_VAT_NUMBER), is_worth_a_vat_number),
    Mention("customer_vat_number", f"{CGI}, 3° et 4°", has(Field.CUSTOMER_VAT_NUMBER), customer_owes_the_vat),
    Mention("issue_date", f"{CGI}, 6°", has(Field.ISSUE_DATE), always),
    Mention("invoice_number", f"{CGI}, 7°", has(Field.INVOICE_NUMBER), always),
    Mention("description", f"{CGI}, 8°", lists_goods, has_lines),
    Mention("quantity", f"{CGI}, 8°", counts_goods, has_lines),
    Mention("unit_price", f"{CGI}, 8°", prices_goods, has_lines),
    Mention("vat_rates", f"{CGI}, 8° et 11°", shows_rates, charges_vat),
    Mention("totals", f"{CGI}, 11°", shows_totals, charges_vat),
    Mention("exemption", f"{CGI}, 12° et 13°", says(*EXEMPT), charges_no_vat),
    Mention("supplier_siren", f"{COMMERCE}R123-237", has(Field.SUPPLIER_SIREN, Field.SUPPLIER_SIRET), always),
    Mention("rcs", f"{COMMERCE}R123-237", says("rcs"), tells_its_legal_form),
    Mention("legal_form", f"{COMMERCE}R123-238 et L238-3", tells_its_legal_form, is_a_company),
    Mention("capital", f"{COMMERCE}R123-238 et L238-3", says("capital"), tells_its_legal_form),
    Mention("due_date", f"{COMMERCE}L441-9, I", has(Field.DUE_DATE, Field.PAYMENT_TERMS), on_an_invoice),
    Mention("discount_terms", f"{COMMERCE}L441-9, I", says("discount_terms"), on_an_invoice),
    Mention("late_penalty", f"{COMMERCE}L441-9, I", says("late_penalty"), on_an_invoice),
    Mention("fixed_fee_40", f"{COMMERCE}L441-9, I et D441-5", says("fixed_fee_40"), on_an_invoice),
    Mention("customer_siren", f"{CGI}, 1° (décret 2022-1299)", has(Field.CUSTOMER_SIREN), always, OF_THE_LARGE),
    Mention(
        "operation_category", f"{CGI}, 8° bis (décret 2022-1299)", says("operation_category"), always, OF_THE_LARGE
    ),
)
