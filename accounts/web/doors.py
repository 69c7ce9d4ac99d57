"""The lock on pages about an organisation."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.desk import SESSION_KEY, Grant, grant
from accounts.models import User
from accounts.roles import Power

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Grant, P], HttpResponse]


def needs(power: Power) -> Callable[[Page[P]], Callable[..., HttpResponse]]:
    """Open a page about an organisation to members who have a power there.

    The page receives what they may do instead of the number in the address. Strangers to the organisation see that
    there is no such page; members without the power, that it is not for them.
    """

    def lock(page: Page[P]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(page)
        def door(request: HttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            allowed = grant(request, pk)
            if power not in allowed.powers:
                raise PermissionDenied
            if request.session.get(SESSION_KEY) != allowed.organisation.pk:
                # The header must never name one company while the page is about another.
                request.session[SESSION_KEY] = allowed.organisation.pk
            return page(request, allowed, *args, **kwargs)

        return door

    return lock


def person(request: HttpRequest) -> User:
    """Return who is signed in; pages ask for it behind `login_required`."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
