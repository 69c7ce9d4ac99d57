"""What django-axes asks of us: which name was tried."""

from collections.abc import Mapping

from django.http import HttpRequest

LONGEST = 255


def name_tried(request: HttpRequest | None, credentials: Mapping[str, str] | None) -> str:
    """Return the name that somebody tries to come in by, however it is capitalised."""
    given = credentials or {}
    name = given.get("email") or given.get("username") or (request.POST.get("login", "") if request else "")
    # What somebody typed goes into a column: no longer than it, and without the one character PostgreSQL cannot hold.
    return name.strip().lower().replace("\0", "")[:LONGEST]
