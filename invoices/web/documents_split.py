"""Taking a file with several invoices apart, with a person's consent, and putting it together again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.desk import Grant
from accounts.origin import Actor
from accounts.roles import Power
from invoices.errors import InvoiceError
from invoices.forms import SplitForm
from invoices.models import Document
from invoices.services.splits import document_join, document_split
from invoices.web.documents_doors import about_document
from invoices.wording import in_words


@require_POST
@about_document(Power.WRITE)
def split(request: HttpRequest, allowed: Grant, document: Document) -> HttpResponse:
    """Make an invoice of each of the page ranges that a person gives or agrees to."""
    form = SplitForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for error in form.errors.get("ranges", ())))
        return redirect("document", document_id=document.pk)
    try:
        document_split(document=document, ranges=form.cleaned_data["ranges"], by=Actor.of(request))
        messages.success(request, _("The file is taken apart."))
    except InvoiceError as problem:
        messages.error(request, in_words(problem))
    return redirect("document", document_id=document.pk)


@require_POST
@about_document(Power.WRITE)
def join(request: HttpRequest, allowed: Grant, document: Document) -> HttpResponse:
    """Undo a division: the file stands as it was first understood."""
    try:
        document_join(document=document, by=Actor.of(request))
        messages.success(request, _("The file is one again."))
    except InvoiceError as problem:
        messages.error(request, in_words(problem))
    return redirect("document", document_id=document.pk)
