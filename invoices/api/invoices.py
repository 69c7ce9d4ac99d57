"""The API of invoices: looked for, and read with all their evidence."""

from typing import ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import grant_of
from accounts.roles import Power
from invoices.api.answers import InvoiceAnswer
from invoices.api.filters import InvoiceFilters
from invoices.api.serializers import InvoiceLine
from invoices.models import Invoice
from invoices.selectors.invoices import answer_now, invoice_get, invoices_of

Powers = dict[str, Power | None]


class Invoices(ListAPIView[Invoice]):
    """The invoices of the open organisation, or of the token's own."""

    powers: ClassVar[Powers] = {"GET": Power.READ}
    serializer_class = InvoiceLine
    filterset_class = InvoiceFilters
    queryset = Invoice.objects.none()

    def get_queryset(self) -> QuerySet[Invoice]:
        """Return them, newest first."""
        return invoices_of(grant_of(self.request, self).organisation)


class InvoiceDetail(APIView):
    """One invoice."""

    powers: ClassVar[Powers] = {"GET": Power.READ}

    @extend_schema(responses=InvoiceAnswer, operation_id="invoice_get")
    def get(self, request: Request, invoice_id: int) -> Response:
        """Return all that is known of an invoice, each value with its confidence, source and place."""
        invoice = invoice_get(organisation=grant_of(request, self).organisation, invoice_id=invoice_id)
        return Response({**_numbers(invoice), **answer_now(invoice)})


def _numbers(invoice: Invoice) -> dict[str, object]:
    return {
        "id": invoice.pk,
        "url": reverse("api_invoice", args=[invoice.pk]),
        "document": invoice.document_id,
        "supplier": invoice.supplier_id,
        "first_page": invoice.first_page,
        "last_page": invoice.last_page,
        "state": invoice.state,
        "version": invoice.version,
        "received_at": timezone.localtime(invoice.received_at),
    }
