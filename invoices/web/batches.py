"""What was sent together, and how far it is."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.desk import Grant
from accounts.roles import Power
from invoices.models import Batch
from invoices.selectors.documents import documents_in
from invoices.selectors.progress import batch_progress, seconds_left_in
from invoices.web.documents_doors import about_batch

PAGE = 50


@require_GET
@about_batch(Power.READ)
def batch_detail(request: HttpRequest, allowed: Grant, batch: Batch) -> HttpResponse:
    """Show the documents that were sent together."""
    page = Paginator(documents_in(batch), PAGE).get_page(request.GET.get("page"))
    return render(request, "invoices/batch.html", {"page": page, **_progress(batch)})


@require_GET
@about_batch(Power.READ)
def batch_live(request: HttpRequest, allowed: Grant, batch: Batch) -> HttpResponse:
    """Show how far a batch is, and its rows again."""
    page = Paginator(documents_in(batch), PAGE).get_page(request.GET.get("page"))
    return render(request, "invoices/_batch_live.html", {"page": page, **_progress(batch)})


def _progress(batch: Batch) -> dict[str, object]:
    progress = batch_progress(batch)
    is_done = progress["done"] == progress["total"]
    left = None if is_done else seconds_left_in(batch)
    return {"batch": batch, "progress": progress, "is_done": is_done, "seconds_left": left}
