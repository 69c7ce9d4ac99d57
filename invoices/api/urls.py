"""The addresses of the API of invoices."""

from django.urls import path

from invoices.api import documents, invoices

urlpatterns = [
    path("documents/", documents.Documents.as_view(), name="api_documents"),
    path("documents/<int:document_id>/", documents.DocumentStatus.as_view(), name="api_document"),
    path("documents/<int:document_id>/original", documents.DocumentOriginal.as_view(), name="api_document_original"),
    path("invoices/", invoices.Invoices.as_view(), name="api_invoices"),
    path("invoices/<int:invoice_id>/", invoices.InvoiceDetail.as_view(), name="api_invoice"),
]
