"""The locks on pages about sources: those of the open organisation, and those of one source."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.desk import Grant, grant
from accounts.roles import Power
from accounts.web.doors import person
from invoices.models import Source
from invoices.selectors.sources import source_get
from invoices.web.desks import drawn_for, open_for

P = ParamSpec("P")
OfHere = Callable[Concatenate[HttpRequest, Grant, P], HttpResponse]
OfOne = Callable[Concatenate[HttpRequest, Grant, Source, P], HttpResponse]


def needs_here(power: Power) -> Callable[[OfHere[P]], Callable[..., HttpResponse]]:
    """Open a page to members who have a power in the organisation that is open."""

    def lock(page: OfHere[P]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(page)
        def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            # A form says for which organisation it was drawn: another tab may have opened another one since.
            return page(request, _allowed(request, drawn_for(request), power), *args, **kwargs)

        return door

    return lock


def about_source(power: Power) -> Callable[[OfOne[P]], Callable[..., HttpResponse]]:
    """Open a page about a source to members of its organisation who have a power there; to others there is none."""

    def lock(page: OfOne[P]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(page)
        def door(request: HttpRequest, source_id: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            source = source_get(user=person(request), source_id=source_id)
            allowed = _allowed(request, source.organisation_id, power)
            open_for(request, source.organisation_id)
            return page(request, allowed, source, *args, **kwargs)

        return door

    return lock


def _allowed(request: HttpRequest, organisation_id: int | None, power: Power) -> Grant:
    allowed = grant(request, organisation_id)
    if power not in allowed.powers:
        raise PermissionDenied
    return allowed
