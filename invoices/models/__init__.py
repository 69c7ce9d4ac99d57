"""The rows of invoices: what came in, how it was read, what it says, and what people decided about it."""

from invoices.models.archive import ArchiveEntry
from invoices.models.arrival import Arrival, Batch
from invoices.models.correction import Correction, Review
from invoices.models.cost import CostEntry
from invoices.models.document import Document, Origin, State
from invoices.models.invoice import Invoice, InvoiceLine, VatLine
from invoices.models.preferences import Consent, EngineSlot, Preferences
from invoices.models.run import OcrRun, Understanding
from invoices.models.source import Source, SourceRun
from invoices.models.supplier import Supplier, SupplierIban
from invoices.models.twin import Twin, TwinBand

__all__ = [
    "ArchiveEntry",
    "Arrival",
    "Batch",
    "Consent",
    "Correction",
    "CostEntry",
    "Document",
    "EngineSlot",
    "Invoice",
    "InvoiceLine",
    "OcrRun",
    "Origin",
    "Preferences",
    "Review",
    "Source",
    "SourceRun",
    "State",
    "Supplier",
    "SupplierIban",
    "Twin",
    "TwinBand",
    "Understanding",
    "VatLine",
]
