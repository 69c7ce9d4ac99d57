"""The lock on pages about a source that an address names by its number."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from accounts.desk import Grant
from accounts.roles import Power
from accounts.web.doors import person
from invoices.models import Source
from invoices.selectors.sources import source_get
from invoices.web.doors import allowed_in

P = ParamSpec("P")
OfOne = Callable[Concatenate[HttpRequest, Grant, Source, P], HttpResponse]


def about_source(power: Power) -> Callable[[OfOne[P]], Callable[..., HttpResponse]]:
    """Open a page about a source to members of its organisation who have a power there; to others there is none."""

    def lock(page: OfOne[P]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(page)
        def door(request: HttpRequest, source_id: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            source = source_get(user=person(request), source_id=source_id)
            allowed = allowed_in(request, source.organisation_id, power)
            return page(request, allowed, source, *args, **kwargs)

        return door

    return lock
