"""What django-axes asks of us: which name was tried, and what the locked-out see."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from accounts import wiring

LONGEST = 255


def name_tried(request: HttpRequest | None, credentials: Mapping[str, str] | None) -> str:
    """Return the name that somebody tries to come in by, however it is capitalised."""
    given = credentials or {}
    name = given.get("email") or given.get("username") or (request.POST.get("login", "") if request else "")
    # What somebody typed goes into a column: no longer than it, and without the one character PostgreSQL cannot hold.
    return name.strip().lower().replace("\0", "")[:LONGEST]


def locked_out(request: HttpRequest, _credentials: Mapping[str, str] | None = None, *_: object) -> HttpResponse:
    """Answer 429 and say when to come back."""
    response: HttpResponse = import_string("ocrsite.errors.too_many_requests")(request)
    response["Retry-After"] = str(wiring.lockout_seconds())
    return response
