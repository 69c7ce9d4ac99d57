"""The locks on pages about a document or a batch that an address names by its number."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from accounts.desk import Grant
from accounts.roles import Power
from accounts.web.doors import person
from invoices.models import Batch, Document
from invoices.selectors.documents import batch_get, document_get, organisation_of, organisation_of_batch
from invoices.web.doors import allowed_in

P = ParamSpec("P")
DocumentPage = Callable[Concatenate[HttpRequest, Grant, Document, P], HttpResponse]
BatchPage = Callable[Concatenate[HttpRequest, Grant, Batch, P], HttpResponse]


def about_document(power: Power) -> Callable[[DocumentPage[P]], Callable[..., HttpResponse]]:
    """Open a page to members of the document's organisation who have a power there; it becomes the open one."""

    def lock(page: DocumentPage[P]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(page)
        def door(request: HttpRequest, document_id: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            allowed = allowed_in(request, organisation_of(person(request), document_id), power)
            document = document_get(organisation=allowed.organisation, document_id=document_id)
            return page(request, allowed, document, *args, **kwargs)

        return door

    return lock


def about_batch(power: Power) -> Callable[[BatchPage[P]], Callable[..., HttpResponse]]:
    """Open a page to members of the organisation that a batch was sent to; it becomes the open one."""

    def lock(page: BatchPage[P]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(page)
        def door(request: HttpRequest, batch_id: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            allowed = allowed_in(request, organisation_of_batch(person(request), batch_id), power)
            batch = batch_get(organisation=allowed.organisation, batch_id=batch_id)
            return page(request, allowed, batch, *args, **kwargs)

        return door

    return lock
