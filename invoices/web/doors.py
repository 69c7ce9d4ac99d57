"""The lock on pages of invoices: those of the open organisation, or of the one that a form was drawn for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.desk import Grant, grant
from accounts.roles import Power
from invoices.web.desks import drawn_for, open_for

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Grant, P], HttpResponse]


def here(power: Power) -> Callable[[Page[P]], Callable[..., HttpResponse]]:
    """Open a page to members of the open organisation, or of the one its form was drawn for, who have a power there."""

    def lock(page: Page[P]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(page)
        def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            return page(request, allowed_in(request, drawn_for(request), power), *args, **kwargs)

        return door

    return lock


def allowed_in(request: HttpRequest, organisation_id: int | None, power: Power) -> Grant:
    """Return what the sender may do in an organisation, by default the open one; one that is named is opened.

    Raises:
        Http404: they do not belong there.
        PermissionDenied: they do, without this power.
    """
    allowed = grant(request, organisation_id)
    if power not in allowed.powers:
        raise PermissionDenied
    if organisation_id is not None:
        open_for(request, organisation_id)
    return allowed
