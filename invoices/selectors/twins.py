"""Reading what is known of duplicates: prints of rows, who may be a twin of whom, and what waits for a person."""

from collections.abc import Collection, Iterable
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from invoices import store
from invoices.models import Invoice, TwinBand
from invoices.ocr.kept import from_json
from invoices.twins.keys import REGISTERED, Keys, supplier_keys
from invoices.twins.prints import Marks, Prints, bands_of, marks_of

# So many are compared, those that share most first: a supplier may have thousands of look-alikes.
MOST_LOOKED_AT = 40


def marks_from_store(invoice: Invoice) -> Marks:
    """Return what an invoice's pages are recognised by, from its kept reading and its prepared pages."""
    return marks_by_invoice([invoice])[invoice.pk]


def marks_by_invoice(invoices: Iterable[Invoice]) -> dict[int, Marks]:
    """Return the same for several; a reading that they share, which may be megabytes, is opened once."""
    shared = groupby(sorted(invoices, key=_run), key=_run)
    return {invoice.pk: marks for _, mine in shared for invoice, marks in _marks_of_run(list(mine))}


def _run(invoice: Invoice) -> int:
    return invoice.run_id


def _marks_of_run(invoices: list[Invoice]) -> Iterable[tuple[Invoice, Marks]]:
    run = invoices[0].run
    result = from_json(run.result.encode())
    for invoice in invoices:
        images = tuple(_images(run.images, {invoice.first_page, invoice.last_page}))
        yield invoice, marks_of(result, invoice.first_page, invoice.last_page, images)


def prints_of_row(invoice: Invoice) -> Prints:
    """Return what an invoice is recognised by as it stands now, a person's corrections included."""
    return Prints(_keys(invoice), Marks.from_json(invoice.prints) or Marks())


def look_alikes(invoice: Invoice, prints: Prints) -> list[Invoice]:
    """Return the invoices of the organisation that may be the same, each by an index: number, day and total, prints."""
    others = Invoice.objects.filter(organisation_id=invoice.organisation_id).exclude(pk=invoice.pk)
    numbers = [*_of_number(others, prints.keys), *_of_day(others, prints.keys), *_of_bands(invoice, prints.marks)]
    found = others.filter(pk__in=dict.fromkeys(numbers)).select_related("supplier")
    return list(found.order_by("pk"))


def _of_number(others: QuerySet[Invoice], keys: Keys) -> Iterable[int]:
    if not keys.number_key:
        return ()
    alike = others.filter(number_key=keys.number_key).order_by("-pk")
    return alike.values_list("pk", flat=True)[:MOST_LOOKED_AT]


def _of_day(others: QuerySet[Invoice], keys: Keys) -> Iterable[int]:
    if keys.day is None or keys.gross is None:
        return ()
    alike = others.filter(issue_date=keys.day).filter(Q(total_gross=keys.gross) | Q(total_gross=-keys.gross))
    return alike.order_by("-pk").values_list("pk", flat=True)[:MOST_LOOKED_AT]


def _of_bands(invoice: Invoice, marks: Marks) -> Iterable[int]:
    alike = TwinBand.objects.filter(organisation_id=invoice.organisation_id, band__in=bands_of(marks))
    counted = alike.exclude(invoice=invoice).values("invoice").annotate(shared=Count("pk"))
    return counted.order_by("-shared", "-invoice").values_list("invoice", flat=True)[:MOST_LOOKED_AT]


def _images(names: list[str], wanted: Collection[int]) -> Iterable[bytes]:
    """Open the prepared pages that prints are taken of; the others, and one that is gone, keep their place."""
    for number, name in enumerate(names, 1):
        try:
            yield store.fetch(name) if number in wanted else b""
        except OSError:
            yield b""


def _keys(invoice: Invoice) -> Keys:
    known = invoice.supplier
    printed = [_value(invoice, field.value) for field in REGISTERED]
    numbers = (*printed, known.siren, known.vat_number) if known else printed
    return Keys(
        number=invoice.invoice_number,
        supplier_name=invoice.supplier_name,
        suppliers=supplier_keys(numbers, invoice.supplier_name),
        kind=invoice.document_type,
        gross=invoice.total_gross,
        day=invoice.issue_date,
    )


def _value(invoice: Invoice, name: str) -> str:
    found = invoice.fields.get(name)
    return str(found.get("value") or "") if isinstance(found, dict) else ""
