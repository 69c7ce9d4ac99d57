"""The API's lock: closed unless a view's table names a power for the verb."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from rest_framework.exceptions import Throttled
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle

from accounts.desk import Grant, grant
from accounts.models import ApiToken
from accounts.roles import Power, Scope

if TYPE_CHECKING:  # the framework's views load this module while they are being loaded themselves
    from rest_framework.views import APIView


class HasPower(BasePermission):
    """Allows what a view's `powers` table grants; a verb that is not in the table is refused.

    A power of `None` means that any signed-in person may, because it concerns only themselves.
    """

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Tell whether the sender may use this verb here."""
        powers: dict[str, Power | None] = getattr(view, "powers", {})
        verb = "GET" if request.method == "HEAD" else str(request.method)
        if not request.user.is_authenticated:
            _slow_down(request, view)
            return False
        if verb == "OPTIONS":
            return True
        if verb not in powers:
            return verb.lower() not in view.http_method_names or not hasattr(view, verb.lower())
        power = powers[verb]
        if power is None:
            return _token_may(request, verb)
        return power in grant_of(request, view).powers


def _slow_down(request: Request, view: "APIView") -> None:
    """Count strangers here: the framework turns them away before its own throttles would see them."""
    throttle = AnonRateThrottle()
    if not throttle.allow_request(request, view):
        raise Throttled(throttle.wait())


def grant_of(request: Request, view: "APIView") -> Grant:
    """Return what the sender may do in the organisation that the address names, else in the open one."""
    return grant(as_http(request), view.kwargs.get("organisation_id"))


def as_http(request: Request) -> HttpRequest:
    """Return a REST request as what it wraps: attributes it lacks are read from the one inside."""
    return request


def _token_may(request: Request, verb: str) -> bool:
    """Let a token read its holder's own things with the scope to read, and change them with the scope to manage."""
    if not isinstance(request.auth, ApiToken):
        return True
    needed = Scope.READ if verb == "GET" else Scope.ADMIN
    return needed in request.auth.scopes
