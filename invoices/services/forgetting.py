"""Removing what a document leaves behind: its supplier, its marks on a supplier that stays, its batch."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from invoices.models import Batch, Document, Invoice, Supplier, SupplierIban


@dataclass(slots=True)
class _Marks:
    """What invoices that go say of one supplier."""

    names: set[str] = field(default_factory=set)
    ibans: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Traces:
    """What is to be looked through once a document's rows are gone."""

    document: int
    batch: int | None
    invoices: tuple[int, ...]
    suppliers: dict[int, _Marks]


def traces_of(document: Document) -> Traces:
    """Note what a document left behind, before its rows go."""
    invoices = list(document.invoices.all())
    marks: dict[int, _Marks] = {}
    for invoice in invoices:
        if invoice.supplier_id is not None:
            seen = marks.setdefault(invoice.supplier_id, _Marks())
            seen.names |= {invoice.supplier_name, _value(invoice, "supplier_name")} - {""}
            seen.ibans |= {_value(invoice, "supplier_iban")} - {""}
    return Traces(document.pk, document.batch_id, tuple(invoice.pk for invoice in invoices), marks)


def traces_remove(traces: Traces) -> None:
    """Remove what nothing that stays refers to, in the caller's transaction."""
    for supplier in Supplier.objects.filter(pk__in=traces.suppliers).order_by("pk").select_for_update():
        if supplier.invoices.exists():
            _forget_marks(supplier, traces.suppliers[supplier.pk])
        else:
            _forget_log(Supplier, [supplier.pk])
            supplier.delete()
    if traces.batch is not None:
        Batch.objects.filter(pk=traces.batch, documents=None).delete()
    _forget_log(Document, [traces.document])
    _forget_log(Invoice, traces.invoices)


def _forget_marks(supplier: Supplier, marks: _Marks) -> None:
    """Take spellings and accounts away that stood on no other invoice."""
    gone = {name for name in marks.names if not _stands_elsewhere(supplier, "supplier_name", name)}
    if kept := [name for name in supplier.names if name not in gone]:
        supplier.names = kept
        supplier.name = kept[0] if supplier.name in gone else supplier.name
        supplier.save(update_fields=["names", "name"])
    for iban in marks.ibans:
        if not _stands_elsewhere(supplier, "supplier_iban", iban):
            SupplierIban.objects.filter(supplier=supplier, iban=iban).delete()


def _stands_elsewhere(supplier: Supplier, name: str, value: str) -> bool:
    return supplier.invoices.filter(**{f"fields__{name}__value": value}).exists()


def _value(invoice: Invoice, name: str) -> str:
    found = invoice.fields.get(name)
    return str(found.get("value") or "") if isinstance(found, dict) else ""


def _forget_log(model: type[Model], numbers: Iterable[int]) -> None:
    """Remove the administration's own lines about rows: each repeats the name of its row."""
    kind = ContentType.objects.get_for_model(model)
    LogEntry.objects.filter(content_type=kind, object_id__in=[str(number) for number in numbers]).delete()
