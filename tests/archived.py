"""Documents of the archive: kept, registered, read and understood, with somebody named on them."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.db import connection
from pytest_django.fixtures import Settings

from accounts.models import Organisation
from accounts.origin import Actor
from invoices import store
from invoices.models import Correction, Document, Invoice, InvoiceLine, Review, Supplier, SupplierIban
from invoices.ocr.kept import to_json
from invoices.services.register import register_received
from tests.builders import a_page_reading, an_ocr_result
from tests.factories_invoices import DocumentFactory, InvoiceFactory, SupplierFactory

CLERK = Actor(user_id=7)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LONG_AGO = datetime(2015, 6, 30, 12, tzinfo=UTC)
LATELY = datetime(2026, 3, 2, 12, tzinfo=UTC)
NAME, EMAIL, IBAN = "Hélène Quernévez", "helene@quernevez.example", "FR76 3000 6000 0112 3456 7890 189"
# None of these may be found anywhere once her documents are purged.
MARKS = ("quernévez", "quernevez", "quern\\u00e9vez", IBAN.replace(" ", "").lower(), "clarinette")


def kept(organisation: Organisation, content: bytes = b"%PDF-1.7 facture", **facts: Any) -> Document:
    """Return a document whose bytes are kept and whose line stands in the register."""
    facts = {"received_at": LATELY, "sha256": hashlib.sha256(content).hexdigest(), **facts}
    document = DocumentFactory.create(organisation=organisation, content=content, **facts)
    register_received(document)
    return document


def of_helene(organisation: Organisation, supplier: Supplier | None = None, **facts: Any) -> Document:
    """Return an invoice of Hélène's with all that it leaves: a page, a line, a review, a correction, an account."""
    content = f"%PDF-1.7 {NAME} {EMAIL} {IBAN} {facts.get('name', '')}".encode()
    document = kept(organisation, content, **{"name": "facture Quernévez.pdf", "note": f"De {NAME} <{EMAIL}>", **facts})
    supplier = supplier or SupplierFactory.create(organisation=organisation, name=NAME, names=[NAME])
    SupplierIban.objects.get_or_create(supplier=supplier, iban=IBAN.replace(" ", ""))
    read = an_ocr_result(a_page_reading(NAME, EMAIL, f"IBAN {IBAN}", "1 clarinette"))
    fields = {"supplier_name": {"value": NAME}, "supplier_iban": {"value": IBAN.replace(" ", "")}}
    invoice = InvoiceFactory.create(
        understanding__run__document=document,
        understanding__run__result=to_json(read).decode(),
        understanding__run__images=[store.keep(f"page {NAME} {document.name}".encode(), folder=store.PAGES)],
        understanding__answer={"fields": fields, "findings": []},
        supplier=supplier,
        supplier_name=NAME,
        fields=fields,
    )
    InvoiceLine.objects.create(invoice=invoice, position=0, description="clarinette")
    _corrected(invoice)
    return document


def _corrected(invoice: Invoice) -> None:
    review = Review.objects.create(invoice=invoice, comment=f"Vu avec {NAME}")
    facts = {"field": "supplier_name", "before": {"value": "Helene Quernevez"}, "after": {"value": NAME}}
    Correction.objects.create(review=review, invoice=invoice, **facts)


def own_store(settings: Settings, folder: Path) -> Path:
    """Keep the files of a test in a folder of its own."""
    own = {**settings.STORAGES["default"], "OPTIONS": {"location": folder}}
    settings.STORAGES = {**settings.STORAGES, "default": own}
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder and below it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def place_of(document: Document) -> Path:
    """Return where a document's bytes lie."""
    return Path(default_storage.path(document.kept_as))


def alter(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change a file behind the product's back."""
    content = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(change(content))


def tamper(statement: str) -> None:
    """Change the register behind the product's back: without the guards that the database keeps."""
    guard = import_module("invoices.migrations.0002_registers_are_append_only")
    with connection.cursor() as cursor:
        for drop in guard._back(connection.vendor):
            cursor.execute(drop)
        cursor.execute(statement)
