"""Handing over what is kept of a person: a ZIP with one JSON file and the documents as they were received."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.storage import default_storage
from django.db.models import Model

from accounts.models import Organisation
from accounts.origin import Actor
from accounts.services.audit import audit_record
from invoices.models import Document, Invoice, Supplier
from invoices.selectors.people_named import Sought
from invoices.services.erasure import stays_because

PIECE = 1024 * 1024
PAPERS = "papers.json"
OF_DOCUMENTS = ("id", "name", "sha256", "media_type", "size", "pages", "origin", "received_at", "note", "state")
OF_INVOICES = ("id", "first_page", "last_page", "state", "document_type", "invoice_number", "issue_date", "due_date")
AMOUNTS = ("currency", "supplier_name", "total_net", "total_vat", "total_gross", "amount_due", "fields")
OF_SUPPLIERS = ("id", "name", "names", "siren", "siret", "vat_number", "default_account", "created_at")
OF_LINES = ("position", "description", "quantity", "unit_price", "net_amount")
OF_CORRECTIONS = ("field", "before", "after", "at")


def person_papers(
    *,
    organisation: Organisation,
    sought: Sought,
    documents: Iterable[Document],
    to: Path,
    now: datetime,
    by: Actor,
) -> int:
    """Write all that is kept of a person into a ZIP that appears whole, and return of how many documents.

    Raises:
        OSError: it cannot be written, or an original cannot be read; nothing is left behind then.
    """
    part = to.with_name(f".{to.name}.part")
    told = list[dict[str, object]]()
    try:
        with part.open("xb") as file, ZipFile(file, "w", ZIP_DEFLATED) as papers:
            part.chmod(0o600)
            for document in documents:
                told.append(_told(document, now))
                _add_original(papers, document)
            about = {"sought": asdict(sought), "organisation": organisation.name, "made_at": now, "documents": told}
            papers.writestr(PAPERS, json.dumps(about, default=_plain, ensure_ascii=False, indent=2))
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
    audit_record(action="subject.exported", by=by, organisation=organisation.pk, subject=sought.subject)
    return len(told)


def _told(document: Document, now: datetime) -> dict[str, object]:
    stays = stays_because(document, now=now)
    suppliers = Supplier.objects.filter(invoices__document=document).distinct()
    return {
        **_facts(document, OF_DOCUMENTS),
        "original": _inside(document),
        "kept_until": stays.until,
        "hold": stays.hold_reason,
        "arrivals": list(document.arrivals.values("name", "origin", "at")),
        "invoices": [_invoice(invoice) for invoice in document.invoices.order_by("first_page")],
        "suppliers": [_supplier(supplier) for supplier in suppliers],
    }


def _invoice(invoice: Invoice) -> dict[str, object]:
    return {
        **_facts(invoice, OF_INVOICES + AMOUNTS),
        "lines": list(invoice.lines.values(*OF_LINES)),
        "corrections": list(invoice.corrections.values(*OF_CORRECTIONS)),
        "comments": [comment for comment in invoice.reviews.values_list("comment", flat=True) if comment],
    }


def _supplier(supplier: Supplier) -> dict[str, object]:
    ibans = list(supplier.ibans.values("iban", "first_seen_at", "last_seen_at"))
    return {**_facts(supplier, OF_SUPPLIERS), "ibans": ibans}


def _facts(row: Model, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}


def _add_original(papers: ZipFile, document: Document) -> None:
    with default_storage.open(document.kept_as, "rb") as original, papers.open(_inside(document), "w") as copy:
        while piece := original.read(PIECE):
            copy.write(piece)


def _inside(document: Document) -> str:
    """Name an original inside the ZIP; its number goes first, so that two of one name stand side by side."""
    name = "".join("_" if sign in '\\/:*?"<>|' else sign for sign in document.name)
    return f"originals/{document.pk}-{name}"


def _plain(value: date | Decimal) -> str:
    return format(value, "f") if isinstance(value, Decimal) else value.isoformat()
