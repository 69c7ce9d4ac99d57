"""What lists of the API may be asked for."""

from django_filters import rest_framework as filters

from invoices.models import Document, Invoice, State


class DocumentFilters(filters.FilterSet):  # type: ignore[misc]
    """Documents in certain states, or received since."""

    state = filters.MultipleChoiceFilter(choices=State.choices)
    since = filters.IsoDateTimeFilter(field_name="received_at", lookup_expr="gte", help_text="Received then or later.")

    class Meta:
        model = Document
        fields = ("state", "since")


class InvoiceFilters(filters.FilterSet):  # type: ignore[misc]
    """Invoices in certain states, received since, of a document or a supplier."""

    state = filters.MultipleChoiceFilter(choices=Invoice.State.choices)
    since = filters.IsoDateTimeFilter(field_name="received_at", lookup_expr="gte", help_text="Received then or later.")
    # Through `__pk`, a number beyond 64 bits finds nothing; compared with the foreign key itself it is an error.
    document = filters.NumberFilter(field_name="document__pk")
    supplier = filters.NumberFilter(field_name="supplier__pk")

    class Meta:
        model = Invoice
        fields = ("state", "since", "document", "supplier")
