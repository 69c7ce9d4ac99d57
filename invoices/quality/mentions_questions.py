"""What is asked of an invoice to tell whether a mention is there, and whether it is needed."""

from collections.abc import Callable
from typing import TypeAlias

from invoices.extraction.text import fold
from invoices.fields import DocumentType, Field
from invoices.quality.case import Case
from invoices.quality.checks_papers import SIMPLIFIED
from invoices.quality.matching import COMPANY_FORMS

Question: TypeAlias = Callable[[Case], bool]


# --- Whether it is there ----------------------------------------------------------------------------


def has(*names: Field) -> Question:
    """Ask whether one of these fields was found."""
    return lambda case: any(case.extraction.value(name) not in (None, "") for name in names)


def says(*codes: str) -> Question:
    """Ask whether one of these wordings stands on the page."""
    return lambda case: case.says(*codes)


def shows_rates(case: Case) -> bool:
    """Tell whether a rate of VAT is shown."""
    return bool(case.extraction.vat_breakdown) or any(line.vat_rate is not None for line in case.extraction.lines)


def shows_totals(case: Case) -> bool:
    """Tell whether all three totals are shown."""
    return all(has(name)(case) for name in (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS))


def lists_goods(case: Case) -> bool:
    """Tell whether it is said what was sold."""
    return any(line.description.strip() for line in case.extraction.lines)


def counts_goods(case: Case) -> bool:
    """Tell whether it is said how many were sold."""
    return any(line.quantity is not None for line in case.extraction.lines)


def prices_goods(case: Case) -> bool:
    """Tell whether it is said what one of them costs."""
    return any(line.unit_price is not None for line in case.extraction.lines)


# --- Whether it is needed ---------------------------------------------------------------------------


def always(case: Case) -> bool:
    """Tell that it is needed whatever else stands there."""
    return True


def on_an_invoice(case: Case) -> bool:
    """Tell whether it is an invoice rather than a credit note."""
    return case.type == DocumentType.INVOICE


def has_lines(case: Case) -> bool:
    """Tell whether lines were found at all."""
    return bool(case.extraction.lines)


def charges_vat(case: Case) -> bool:
    """Tell whether VAT is charged."""
    return bool(case.amount(Field.TOTAL_VAT))


def charges_no_vat(case: Case) -> bool:
    """Tell whether it is said that the VAT is nothing."""
    return case.amount(Field.TOTAL_VAT) == 0


def is_worth_a_vat_number(case: Case) -> bool:
    """Tell whether the seller's number is needed: not up to 150 euros net, and not where article 293 B applies."""
    net = case.amount(Field.TOTAL_NET) or case.amount(Field.TOTAL_GROSS)
    return net is not None and abs(net) > SIMPLIFIED and not case.says("art_293b")


def customer_owes_the_vat(case: Case) -> bool:
    """Tell whether the customer owes the VAT instead of the seller."""
    return case.says("reverse_charge", "intra_community") and charges_no_vat(case)


def is_a_company(case: Case) -> bool:
    """Tell whether the seller is a company, as far as nothing says otherwise."""
    return not case.says("sole_trader", "art_293b", "association")


def tells_its_legal_form(case: Case) -> bool:
    """Tell whether the seller says which kind of company it is."""
    # On a page, “SA” is a pronoun more often than a company; within a name it is none.
    return case.says("legal_form") or bool(COMPANY_FORMS.search(fold(case.text(Field.SUPPLIER_NAME))))
