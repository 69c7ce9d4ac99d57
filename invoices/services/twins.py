"""Looking for an invoice among those that are here already."""

from invoices.models import Invoice, Twin


def twins_find(*, invoice: Invoice) -> list[Twin]:
    """Find the earlier invoices that it repeats."""
    return []
