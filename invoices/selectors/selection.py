"""Which documents somebody means who names a few criteria at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from invoices.models import Document

# What may be written before the sign in --where, and what it asks of the rows.
ASKED_OF: dict[str, str] = {
    "state": "state",
    "origin": "origin",
    "type": "media_type",
    "error": "error_code",
    "engine": "invoices__run__engine",
    "recipe": "invoices__run__recipe",
    "kind": "invoices__document_type",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What the documents have in common; nothing said is everything."""

    organisation: int | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None
    supplier: str = ""
    ids: tuple[int, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether nothing narrows it down."""
        return not (self.organisation or self.where or self.since or self.supplier or self.ids)


def documents_meant(selection: Selection) -> QuerySet[Document]:
    """Return the documents, the oldest first, each once."""
    found = Document.objects.filter(**{ASKED_OF[name]: value for name, value in selection.where.items()})
    if selection.organisation is not None:
        found = found.filter(organisation=selection.organisation)
    if selection.since:
        found = found.filter(received_at__gte=_beginning_of(selection.since))
    if selection.supplier:
        found = found.filter(_from(selection.supplier))
    if selection.ids:
        found = found.filter(pk__in=selection.ids)
    return Document.objects.filter(pk__in=found.values("pk")).order_by("pk")


def _beginning_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _from(supplier: str) -> Q:
    """Ask for a supplier by number, or by any part of the name."""
    number = supplier.replace(" ", "")
    return Q(invoices__supplier__siren=number) | Q(invoices__supplier__name__icontains=supplier)
