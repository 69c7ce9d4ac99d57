"""Which organisation a request is about in a browser with several tabs: one may be open here and another one there."""

from django.http import HttpRequest

from accounts.desk import SESSION_KEY

FIELD = "organisation"


def open_for(request: HttpRequest, organisation_id: int) -> None:
    """Open the organisation of a page: the header must never name one company while the page is about another.

    A picture, and a part that a page of another tab fetches by itself, open nothing: nobody went there.
    """
    if _is_page(request) and request.session.get(SESSION_KEY) != organisation_id:
        request.session[SESSION_KEY] = organisation_id


def drawn_for(request: HttpRequest) -> int | None:
    """Return the organisation that a form was drawn for, where it says so: since then another may have been opened."""
    said = request.POST.get(FIELD, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None


def _is_page(request: HttpRequest) -> bool:
    return "HX-Request" not in request.headers and request.headers.get("Sec-Fetch-Dest", "document") == "document"
