"""Pages about documents: the list, and one of them with all that was done to it."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.desk import Grant
from accounts.roles import Power
from invoices import wiring
from invoices.forms import DocumentFilter, SplitForm, ranges_in_words
from invoices.models import Document
from invoices.models.document import ON_THE_WAY
from invoices.selectors.documents import (
    counts_by_state,
    documents_of,
    documents_with,
    on_the_way,
    page_names,
    runs_of,
    twins_of,
)
from invoices.selectors.invoices import invoices_in
from invoices.selectors.progress import seconds_left, seconds_left_of
from invoices.web.documents_doors import about_document
from invoices.web.documents_reading import invoice_view
from invoices.web.documents_tabs import filters_of, tabs
from invoices.web.documents_timeline import timeline
from invoices.web.doors import here

PAGE = 50
MEGABYTE = 1_000_000


@require_GET
@here(Power.READ)
def document_list(request: HttpRequest, allowed: Grant) -> HttpResponse:
    """Show an organisation's documents, newest first, and take in more from those who may send them."""
    form = DocumentFilter(request.GET)
    wanted = form.wanted()
    page = Paginator(documents_of(allowed.organisation, **wanted), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        **_filtered(allowed, wanted),
        "is_filtered": any(wanted.values()),
        **_live(page),
        **drop_zone(allowed),
    }
    return render(request, "invoices/document_list.html", context)


@require_GET
@here(Power.READ)
def documents_live(request: HttpRequest, allowed: Grant) -> HttpResponse:
    """Show again the rows of a list that were on their way, and ask for those that still are."""
    rows = documents_with(allowed.organisation, _numbers(request.GET.get("ids", "")))
    filtered = _filtered(allowed, DocumentFilter(request.GET).wanted())
    return render(request, "invoices/_documents_live.html", {"rows": rows, **filtered, **_live(rows)})


@require_GET
@about_document(Power.READ)
def document_detail(request: HttpRequest, allowed: Grant, document: Document) -> HttpResponse:
    """Show where a document stands, what it says, and everything that was done to it."""
    context = {
        **_progress(document),
        "invoices": [invoice_view(invoice) for invoice in invoices_in(document)],
        "pages": range(1, len(page_names(document)) + 1),
        "arrivals": document.arrivals.select_related("by", "source"),
        "twins": twins_of(document),
        "split_form": SplitForm(initial={"ranges": ranges_in_words(document.splits)}),
        "may_write": Power.WRITE in allowed.powers,
        "may_review": Power.REVIEW in allowed.powers,
    }
    return render(request, "invoices/document.html", context)


@require_GET
@about_document(Power.READ)
def document_live(request: HttpRequest, allowed: Grant, document: Document) -> HttpResponse:
    """Show how far a document is; once it is settled, the page is loaded again with what came of it."""
    response = render(request, "invoices/_document_live.html", _progress(document))
    if document.is_settled:
        response["HX-Refresh"] = "true"
    return response


def drop_zone(allowed: Grant) -> dict[str, object]:
    """Return what a place to send documents in from needs to know."""
    most = wiring.file_limits().most_bytes
    size = {"most_bytes": most, "most_megabytes": most // MEGABYTE}
    return {"may_send": Power.WRITE in allowed.powers, "send_to": allowed.organisation.pk, **size}


def _filtered(allowed: Grant, wanted: dict[str, str]) -> dict[str, object]:
    """Return the tabs of a list, and what its polls repeat of its address."""
    return {"tabs": tabs(counts_by_state(allowed.organisation), **wanted), "filters": filters_of(**wanted)}


def _live(documents: Iterable[Document]) -> dict[str, object]:
    shown = list(documents)
    waiting = on_the_way(shown)
    return {"waiting": waiting, "seconds_left": seconds_left_of(shown) if waiting else None}


def _progress(document: Document) -> dict[str, object]:
    runs = runs_of(document)
    return {
        "document": document,
        "runs": runs,
        "moments": timeline(document, runs),
        "seconds_left": seconds_left(document),
        "is_on_the_way": document.state in ON_THE_WAY,
    }


def _numbers(said: str) -> list[int]:
    """Read the numbers of rows, as many as a page has; what is no number is no row."""
    parts = said.split(",")[:PAGE]
    return [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 19]
