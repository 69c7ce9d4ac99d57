"""Two engines on two documents, for tests of their comparison."""

from dataclasses import replace
from decimal import Decimal

from invoices.ocr.accuracy import measure_accuracy
from invoices.ocr.comparison import Row

TRUTH = "Facture payée\nTotal 253,20"


def a_row(document: str = "a.pdf", engine: str = "tesseract", read: str = TRUTH, **changes: object) -> Row:
    row = Row(document, engine, 2, measure_accuracy(TRUTH, read), 1.5, cpu_seconds=1.2, peak_bytes=70_400_000)
    return replace(row, **changes)  # type: ignore[arg-type]


def a_paid_row(document: str, read: str = TRUTH, seconds: float = 4.0) -> Row:
    away: dict[str, object] = {"cpu_seconds": None, "peak_bytes": None, "cost": Decimal("0.0030")}
    return a_row(document, "azure", read, seconds=seconds, **away)


ROWS = (
    a_row(),
    a_paid_row("a.pdf"),
    a_row("b.pdf", seconds=2.5, peak_bytes=71_000_000, read="", error="reader_took_too_long"),
    a_paid_row("b.pdf", "Facture payee", seconds=6.0),
)
