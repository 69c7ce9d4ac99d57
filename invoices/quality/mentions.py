"""The mentions that French law asks of an invoice, each with the article that asks for it; a table that is walked.

What one page cannot tell is not asked: whether the delivery address differs, or whether the seller opted for VAT on
debits. A receipt and an invoice from abroad are exempt.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from invoices.fields import DocumentType, Field, Finding, Severity
from invoices.quality.case import Case
from invoices.quality.checks_papers import SIMPLIFIED
from invoices.quality.findings import finding

Question: TypeAlias = Callable[[Case], bool]

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


# --- Whether it is there ----------------------------------------------------------------------------


def _has(*names: Field) -> Question:
    return lambda case: any(case.extraction.value(name) not in (None, "") for name in names)


def _says(*codes: str) -> Question:
    return lambda case: case.says(*codes)


def _shows_rates(case: Case) -> bool:
    return bool(case.extraction.vat_breakdown) or any(line.vat_rate is not None for line in case.extraction.lines)


def _shows_totals(case: Case) -> bool:
    return all(_has(name)(case) for name in (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS))


def _lists_goods(case: Case) -> bool:
    return any(line.description.strip() for line in case.extraction.lines)


def _counts_goods(case: Case) -> bool:
    return any(line.quantity is not None for line in case.extraction.lines)


def _prices_goods(case: Case) -> bool:
    return any(line.unit_price is not None for line in case.extraction.lines)


# --- Whether it is needed ---------------------------------------------------------------------------


def _always(case: Case) -> bool:
    return True


def _on_an_invoice(case: Case) -> bool:
    return case.type == DocumentType.INVOICE


def _has_lines(case: Case) -> bool:
    return bool(case.extraction.lines)


def _charges_vat(case: Case) -> bool:
    return bool(case.amount(Field.TOTAL_VAT))


def _charges_no_vat(case: Case) -> bool:
    return case.amount(Field.TOTAL_VAT) == 0


def _is_worth_a_vat_number(case: Case) -> bool:
    """Up to 150 euros net, and where no VAT is charged, the seller's number may be left out."""
    net = case.amount(Field.TOTAL_NET) or case.amount(Field.TOTAL_GROSS)
    return net is not None and abs(net) > SIMPLIFIED and not case.says("art_293b")


def _customer_owes_the_vat(case: Case) -> bool:
    return case.says("reverse_charge", "intra_community") and _charges_no_vat(case)


def _is_a_company(case: Case) -> bool:
    return not case.says("sole_trader", "art_293b", "association")


def _tells_its_legal_form(case: Case) -> bool:
    return case.says("legal_form")


MENTIONS: tuple[Mention, ...] = (
    Mention("supplier_name", f"{CGI}, 1°", _has(Field.SUPPLIER_NAME), _always),
    Mention("supplier_address", f"{CGI}, 1°", _has(Field.SUPPLIER_ADDRESS), _always),
    Mention("customer_name", f"{CGI}, 1°", _has(Field.CUSTOMER_NAME), _always),
    Mention("customer_address", f"{CGI}, 1°", _has(Field.CUSTOMER_ADDRESS), _always),
    Mention("supplier_vat_number", f"{CGI}, 2°", _has(Field.SUPPLIER_VAT_NUMBER), _is_worth_a_vat_number),
    Mention("customer_vat_number", f"{CGI}, 3° et 4°", _has(Field.CUSTOMER_VAT_NUMBER), _customer_owes_the_vat),
    Mention("issue_date", f"{CGI}, 6°", _has(Field.ISSUE_DATE), _always),
    Mention("invoice_number", f"{CGI}, 7°", _has(Field.INVOICE_NUMBER), _always),
    Mention("description", f"{CGI}, 8°", _lists_goods, _has_lines),
    Mention("quantity", f"{CGI}, 8°", _counts_goods, _has_lines),
    Mention("unit_price", f"{CGI}, 8°", _prices_goods, _has_lines),
    Mention("vat_rates", f"{CGI}, 8° et 11°", _shows_rates, _charges_vat),
    Mention("totals", f"{CGI}, 11°", _shows_totals, _charges_vat),
    Mention("exemption", f"{CGI}, 12° et 13°", _says(*EXEMPT), _charges_no_vat),
    Mention("supplier_siren", f"{COMMERCE}R123-237", _has(Field.SUPPLIER_SIREN, Field.SUPPLIER_SIRET), _always),
    Mention("rcs", f"{COMMERCE}R123-237", _says("rcs"), _tells_its_legal_form),
    Mention("legal_form", f"{COMMERCE}R123-238 et L238-3", _says("legal_form"), _is_a_company),
    Mention("capital", f"{COMMERCE}R123-238 et L238-3", _says("capital"), _tells_its_legal_form),
    Mention("due_date", f"{COMMERCE}L441-9, I", _has(Field.DUE_DATE, Field.PAYMENT_TERMS), _on_an_invoice),
    Mention("discount_terms", f"{COMMERCE}L441-9, I", _says("discount_terms"), _on_an_invoice),
    Mention("late_penalty", f"{COMMERCE}L441-9, I", _says("late_penalty"), _on_an_invoice),
    Mention("fixed_fee_40", f"{COMMERCE}L441-9, I et D441-5", _says("fixed_fee_40"), _on_an_invoice),
    Mention("customer_siren", f"{CGI}, 1° (décret 2022-1299)", _has(Field.CUSTOMER_SIREN), _always, OF_THE_LARGE),
    Mention(
        "operation_category", f"{CGI}, 8° bis (décret 2022-1299)", _says("operation_category"), _always, OF_THE_LARGE
    ),
)
