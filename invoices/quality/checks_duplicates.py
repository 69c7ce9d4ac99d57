"""Is it here already?"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from invoices.extraction.text import squash
from invoices.fields import Field, Finding, KnownInvoice, Severity
from invoices.quality.case import Case, sane
from invoices.quality.findings import finding
from invoices.quality.matching import number_key, same_name

Alike: TypeAlias = Callable[[Case, KnownInvoice], bool]


def duplicates(case: Case) -> Iterator[Finding]:
    """Nothing is booked twice."""
    for invoice in case.context.invoices:
        if same := next((code for code, alike in ALIKE.items() if alike(case, invoice)), None):
            # Two numbers that differ are two invoices as a rule, and one that was misread at times.
            is_usual = same == "total_and_date" and invoice.number and case.text(Field.INVOICE_NUMBER)
            severity = Severity.WARNING if is_usual else None
            facts = {"number": invoice.number or "…", "same": same}
            yield finding("duplicate_suspected", *FIELDS[same], severity=severity, **facts)
            return


def _same_file(case: Case, invoice: KnownInvoice) -> bool:
    return bool(case.sha256) and case.sha256 == invoice.sha256


def _same_number(case: Case, invoice: KnownInvoice) -> bool:
    number = squash(case.text(Field.INVOICE_NUMBER))
    return bool(number) and number == squash(invoice.number) and _same_supplier(case, invoice)


def _same_total_and_date(case: Case, invoice: KnownInvoice) -> bool:
    gross, issued, total = case.amount(Field.TOTAL_GROSS), case.day(Field.ISSUE_DATE), sane(invoice.total_gross)
    if gross is None or issued is None or total is None:
        return False
    is_alike = abs(gross) == abs(total) and issued == invoice.issue_date
    return is_alike and _same_supplier(case, invoice)


def _same_supplier(case: Case, invoice: KnownInvoice) -> bool:
    numbers = (Field.SUPPLIER_SIREN, Field.SUPPLIER_SIRET, Field.SUPPLIER_VAT_NUMBER)
    if number_key(invoice.supplier) in {number_key(case.text(name)) for name in numbers if case.text(name)}:
        return True
    return same_name(case.text(Field.SUPPLIER_NAME), invoice.supplier)


# The surest sign first.
ALIKE: dict[str, Alike] = {"file": _same_file, "number": _same_number, "total_and_date": _same_total_and_date}
FIELDS: dict[str, tuple[Field, ...]] = {
    "file": (),
    "number": (Field.INVOICE_NUMBER, Field.SUPPLIER_NAME),
    "total_and_date": (Field.TOTAL_GROSS, Field.ISSUE_DATE, Field.SUPPLIER_NAME),
}
