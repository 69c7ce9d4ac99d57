"""Documents as rows: what went into the pipeline, and what came out of it."""

from collections.abc import Iterable, Iterator

from invoices.fields import Field
from invoices.models import Document, Invoice
from invoices.selectors.questions.question import Row, cents, mine, plain

OF_INPUTS = (
    "document",
    "name",
    "type",
    "bytes",
    "pages",
    "sha256",
    "origin",
    "engine",
    "recipe",
    "legibility",
    "seconds",
)
OF_OUTPUTS = (
    "document", "first_page", "last_page", "decision", "score", *(name.value for name in Field), "vat_breakdown",
    "lines", "findings",
)  # fmt: skip


def inputs(organisation: int | None) -> Iterable[Row]:
    """List what came in, and how it was read."""
    documents = mine(Document.objects.order_by("pk"), organisation).prefetch_related("runs")
    for document in documents:
        run = max(document.runs.all(), key=lambda one: one.pk, default=None)
        read = (run.engine, run.recipe, round(run.score, 4), round(run.seconds, 3)) if run else (None,) * 4
        yield (
            document.pk, document.name, document.media_type, document.size, document.pages, document.sha256,
            document.origin, *read,
        )  # fmt: skip


def outputs(organisation: int | None) -> Iterable[Row]:
    """List what was understood, a column for each field."""
    rows = mine(Invoice.objects.order_by("document_id", "first_page"), organisation)
    for invoice in rows.prefetch_related("vat_breakdown", "lines"):
        values = (str(invoice.fields[name.value]["value"]) if name.value in invoice.fields else None for name in Field)
        yield (
            invoice.document_id, invoice.first_page, invoice.last_page, invoice.state, round(invoice.score, 4),
            *values, "; ".join(_rates(invoice)), invoice.lines.count(), "; ".join(_codes(invoice)),
        )  # fmt: skip


def _rates(invoice: Invoice) -> Iterator[str]:
    for row in invoice.vat_breakdown.all():
        yield f"{plain(row.rate)} % of {cents(row.base)} = {cents(row.amount)}"


def _codes(invoice: Invoice) -> Iterator[str]:
    for found in invoice.findings:
        yield str(found["code"])
