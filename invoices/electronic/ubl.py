"""UBL 2.1: an Invoice or a CreditNote."""

from lxml import etree

from invoices.electronic.invoice import Note, XmlInvoice
from invoices.electronic.nodes import every, first, text
from invoices.electronic.ubl_amounts import allowance_of, payment_of, tax_of, tax_total, totals_of
from invoices.electronic.ubl_line import line_of
from invoices.electronic.ubl_party import party_of, registered
from invoices.electronic.written import NO_DAY, Day, day

ISO_DAY = "ISO"
DAYS = {
    "BT-2": "IssueDate",
    "BT-7": "TaxPointDate",
    "BT-9": "DueDate",
    "BT-26": "BillingReference/InvoiceDocumentReference/IssueDate",
    "BT-72": "Delivery/ActualDeliveryDate",
    "BT-73": "InvoicePeriod/StartDate",
    "BT-74": "InvoicePeriod/EndDate",
}
# A credit note of UBL 2.1 has no due date of its own.
DUE_ELSEWHERE = "PaymentMeans/PaymentDueDate"
TYPES = "InvoiceTypeCode|CreditNoteTypeCode"
CREDIT_NOTE = "381"
# Before the words of a remark, its subject may stand between number signs.
SUBJECT = "#"


def read_ubl(root: etree._Element) -> XmlInvoice:
    """Turn a UBL document into what it says."""
    currency = text(root, "DocumentCurrencyCode")
    is_credit = str(root.tag).endswith("}CreditNote") or root.tag == "CreditNote"
    days = {number_: _day(root, path) for number_, path in DAYS.items()}
    return XmlInvoice(
        syntax="UBL",
        guideline=text(root, "CustomizationID"),
        process=text(root, "ProfileID"),
        number=text(root, "ID"),
        type_code=text(root, TYPES) or (CREDIT_NOTE if is_credit else ""),
        currency=currency,
        order_number=text(root, "OrderReference/ID"),
        preceding=text(root, "BillingReference/InvoiceDocumentReference/ID"),
        days=days | ({} if days["BT-9"].raw else {"BT-9": _day(root, DUE_ELSEWHERE)}),
        seller=party_of(first(root, "AccountingSupplierParty/Party")),
        buyer=party_of(first(root, "AccountingCustomerParty/Party")),
        representative_vat=registered(first(root, "TaxRepresentativeParty"), is_vat=True),
        delivery_country=text(root, "Delivery/DeliveryLocation/Address/Country/IdentificationCode"),
        payment=payment_of(root),
        totals=totals_of(root, currency),
        taxes=tuple(tax_of(found) for found in every(tax_total(root, currency), "TaxSubtotal")),
        allowances=tuple(allowance_of(found) for found in every(root, "AllowanceCharge")),
        lines=tuple(line_of(found) for found in every(root, "InvoiceLine|CreditNoteLine")),
        notes=tuple(_note(text(found)) for found in every(root, "Note")),
    )


def _day(root: etree._Element, path: str) -> Day:
    found = text(root, path)
    return day(found, ISO_DAY) if found else NO_DAY


def _note(words: str) -> Note:
    if words.startswith(SUBJECT) and words.count(SUBJECT) > 1:
        _, subject, rest = words.split(SUBJECT, 2)
        return Note(subject.strip(), rest.strip())
    return Note("", words)
