"""Handing a document's bytes to a browser: the original to save, its prepared pages to look at."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.desk import Grant
from accounts.roles import Power
from invoices.delivering import original, page_image
from invoices.errors import StorageAway
from invoices.models import Document
from invoices.selectors.documents import page_names
from invoices.web.documents_doors import about_document


@require_safe
@about_document(Power.READ)
def document_original(request: HttpRequest, allowed: Grant, document: Document) -> HttpResponse:
    """Hand out the received bytes, unchanged, to be saved."""
    return _or_away(request, lambda: original(document))


@require_safe
@about_document(Power.READ)
def document_page(request: HttpRequest, allowed: Grant, document: Document, number: int) -> HttpResponse:
    """Show one page as it was prepared for reading."""
    return _or_away(request, lambda: page_image(page_names(document), number))


def _or_away(request: HttpRequest, deliver: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return deliver()
    except StorageAway:
        response = render(request, "invoices/storage_away.html", status=503)
        response["Retry-After"] = "15"
        return response
