"""Whether an electronic invoice is an invoice or a credit note, and which way its amounts turn."""

from decimal import Decimal

from invoices.electronic.invoice import XmlInvoice
from invoices.fields import DocumentType

# Of UNTDID 1001 and the French list: credit notes, and what is no invoice at all.
CREDIT_NOTES = frozenset(("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"))
OTHERS = frozenset({"220", "310", "325"})


def document_type(invoice: XmlInvoice) -> DocumentType:
    """Tell an invoice from a credit note, also one that only its signs give away."""
    if invoice.type_code in OTHERS:
        return DocumentType.OTHER
    if invoice.type_code in CREDIT_NOTES or _all_negative(invoice):
        return DocumentType.CREDIT_NOTE
    return DocumentType.INVOICE


def _all_negative(invoice: XmlInvoice) -> bool:
    sums = invoice.totals
    written = [found.value for found in (sums.net, sums.vat, sums.gross, sums.due) if found.value is not None]
    return sums.gross.amount < 0 and all(value <= 0 for value in written)


def sign(invoice: XmlInvoice) -> Decimal:
    """Return what makes the amounts of a credit note positive."""
    is_credit = document_type(invoice) is DocumentType.CREDIT_NOTE
    sums = invoice.totals
    first = next((found.value for found in (sums.gross, sums.net, sums.due) if found.value), Decimal(0))
    return Decimal(-1) if is_credit and first < 0 else Decimal(1)
