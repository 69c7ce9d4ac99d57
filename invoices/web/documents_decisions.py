"""What a person decides about a document: read it again; one invoice or two."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.desk import Grant
from accounts.origin import Actor
from accounts.roles import Power
from invoices.errors import InvoiceError
from invoices.forms import TwinForm
from invoices.models import Document
from invoices.selectors.documents import twin_get
from invoices.services.rereading import document_reread
from invoices.services.twin_decisions import twin_decide, twin_reopen
from invoices.web.documents_doors import about_document
from invoices.wording import in_words


@require_POST
@about_document(Power.WRITE)
def reread(request: HttpRequest, allowed: Grant, document: Document) -> HttpResponse:
    """Have a document read anew; what was read before is kept."""
    if document_reread(document=document, wanted={}, by=Actor.of(request)) is None:
        messages.success(request, _("It is being read again."))
    else:
        messages.error(request, _("It is not read again: it is being worked on, or somebody has decided about it."))
    return redirect("document", document_id=document.pk)


@require_POST
@about_document(Power.REVIEW)
def twin(request: HttpRequest, allowed: Grant, document: Document, twin_id: int) -> HttpResponse:
    """Say whether two invoices are one, or take back what was said."""
    pair = twin_get(document=document, twin_id=twin_id)
    form = TwinForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say whether they are the same invoice or two."))
        return redirect("document", document_id=document.pk)
    said = form.cleaned_data["same"]
    try:
        if said == TwinForm.OPEN:
            twin_reopen(twin=pair, by=Actor.of(request))
        else:
            twin_decide(twin=pair, same=said == TwinForm.SAME, by=Actor.of(request))
    except InvoiceError as problem:
        messages.error(request, in_words(problem))
    return redirect("document", document_id=document.pk)
