"""What lists of the API may be asked for."""

from datetime import MAXYEAR, MINYEAR, UTC, datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import TextChoices
from django_filters import rest_framework as filters

from invoices.models import Document, Invoice, State

# Beyond them, a moment of another time zone has no date at all in ours.
MOMENTS = (
    MinValueValidator(datetime(MINYEAR + 1, 1, 1, tzinfo=UTC)),
    MaxValueValidator(datetime(MAXYEAR, 1, 1, tzinfo=UTC)),
)


def _since() -> filters.IsoDateTimeFilter:
    words = "Received then or later."
    return filters.IsoDateTimeFilter(field_name="received_at", lookup_expr="gte", help_text=words, validators=MOMENTS)


def _states(kind: type[TextChoices]) -> filters.MultipleChoiceFilter:
    # Each row is there once: to be told apart, all that is wanted would have to be sorted before the first page of it.
    return filters.MultipleChoiceFilter(choices=kind.choices, distinct=False)


class DocumentFilters(filters.FilterSet):  # type: ignore[misc]
    """Documents in certain states, or received since."""

    state = _states(State)
    since = _since()

    class Meta:
        model = Document
        fields = ("state", "since")


class InvoiceFilters(filters.FilterSet):  # type: ignore[misc]
    """Invoices in certain states, received since, of a document or a supplier."""

    state = _states(Invoice.State)
    since = _since()
    # Through `__pk`, a number beyond 64 bits finds nothing; compared with the foreign key itself it is an error.
    document = filters.NumberFilter(field_name="document__pk")
    supplier = filters.NumberFilter(field_name="supplier__pk")

    class Meta:
        model = Invoice
        fields = ("state", "since", "document", "supplier")
