"""What kind of paper is it, and is what one needs of it there?"""

from collections.abc import Iterator
from decimal import Decimal

from invoices.extraction.kind_tables import required_of
from invoices.fields import DocumentType, Field, Finding
from invoices.quality.case import Case, money
from invoices.quality.findings import finding

# What no booking can do without, by the kind of paper; a till receipt often has no number.
NEEDED: dict[str, tuple[Field, ...]] = {
    DocumentType.INVOICE: (Field.INVOICE_NUMBER, Field.ISSUE_DATE, Field.TOTAL_GROSS, Field.SUPPLIER_NAME),
    DocumentType.CREDIT_NOTE: (Field.INVOICE_NUMBER, Field.ISSUE_DATE, Field.TOTAL_GROSS, Field.SUPPLIER_NAME),
    DocumentType.RECEIPT: (Field.ISSUE_DATE, Field.TOTAL_GROSS, Field.SUPPLIER_NAME),
    DocumentType.OTHER: (),
}
SIMPLIFIED = Decimal(150)  # euros net, up to which a receipt will do and some mentions may be left out


def kind(case: Case) -> Iterator[Finding]:
    """Only invoices, credit notes and receipts are booked."""
    if case.type == DocumentType.OTHER:
        yield finding("not_an_invoice", Field.DOCUMENT_TYPE)


def single(case: Case) -> Iterator[Finding]:
    """A file holds one invoice."""
    if len(case.splits) > 1:
        yield finding("several_invoices", count=len(case.splits))


def complete(case: Case) -> Iterator[Finding]:
    """What no booking can do without was found."""
    for name in NEEDED.get(case.type, NEEDED[DocumentType.INVOICE]):
        if case.extraction.value(name) in (None, ""):
            yield finding("field_missing", name, field=name.value)


def repairs(case: Case) -> Iterator[Finding]:
    """No repair is silent."""
    for name, found in case.extraction.fields.items():
        if found.read_as is not None:
            yield finding("repaired", name, field=name.value, read_as=found.read_as, value=str(found.value))


def receipt(case: Case) -> Iterator[Finding]:
    """VAT on a larger purchase is deducted from a full invoice only."""
    net = case.amount(Field.TOTAL_NET)
    is_in_euros = case.text(Field.CURRENCY) in {"", "EUR"}
    if case.type == DocumentType.RECEIPT and case.is_french and is_in_euros and net is not None and net > SIMPLIFIED:
        yield finding("receipt_over_150", Field.TOTAL_NET, net=money(net))


def credited(case: Case) -> Iterator[Finding]:
    """A credit note names the invoice that it corrects."""
    if case.type == DocumentType.CREDIT_NOTE and not case.says("credit_reference"):
        yield finding("credit_note_without_reference", Field.DOCUMENT_TYPE)


def needed(case: Case) -> Iterator[Finding]:
    """What a paper of its kind cannot do without was found."""
    for name in required_of(case.extraction.kind):
        if case.extraction.value(name) in (None, ""):
            yield finding("field_missing", name, field=name.value)
