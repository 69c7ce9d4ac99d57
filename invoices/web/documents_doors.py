"""The lock on pages about documents: the open organisation's, and those that an address names by their number."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.desk import Grant, grant
from accounts.roles import Power
from accounts.web.doors import person
from invoices.models import Batch, Document
from invoices.selectors.documents import batch_get, document_get, organisation_of, organisation_of_batch
from invoices.web.desks import drawn_for, open_for

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Grant, P], HttpResponse]
DocumentPage = Callable[Concatenate[HttpRequest, Grant, Document, P], HttpResponse]
BatchPage = Callable[Concatenate[HttpRequest, Grant, Batch, P], HttpResponse]


def here(power: Power) -> Callable[[Page[P]], Callable[..., HttpResponse]]:
    """Open a page to members of the open organisation, or of the one its form was drawn for, who have a power there."""

    def lock(page: Page[P]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(page)
        def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            return page(request, _allowed(request, drawn_for(request), power), *args, **kwargs)

        return door

    return lock


def about_document(power: Power) -> Callable[[DocumentPage[P]], Callable[..., HttpResponse]]:
    """Open a page to members of the document's organisation who have a power there; it becomes the open one."""

    def lock(page: DocumentPage[P]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(page)
        def door(request: HttpRequest, document_id: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            allowed = _allowed(request, organisation_of(person(request), document_id), power)
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
            allowed = _allowed(request, organisation_of_batch(person(request), batch_id), power)
            batch = batch_get(organisation=allowed.organisation, batch_id=batch_id)
            return page(request, allowed, batch, *args, **kwargs)

        return door

    return lock


def _allowed(request: HttpRequest, organisation_id: int | None, power: Power) -> Grant:
    allowed = grant(request, organisation_id)
    if power not in allowed.powers:
        raise PermissionDenied
    if organisation_id is not None:
        open_for(request, organisation_id)
    return allowed
