"""The pages that say what went wrong. Under /api/ the same is said as a problem (RFC 9457)."""

from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template

from accounts import wiring
from accounts.origin import Actor
from accounts.services.security import security_event
from ocrsite import requestid

PROBLEM = "application/problem+json"
# Python 3.13 gave this status another name; what programs compare must not depend on the Python that runs us.
CODES = {413: "content_too_large"}


def problem(status: int, *, title: str = "", code: str = "", **more: object) -> JsonResponse:
    """Return a problem for programs, with the number of the request."""
    body = {
        "type": "about:blank",
        "title": title or HTTPStatus(status).phrase,
        "status": status,
        "code": code or CODES.get(status) or HTTPStatus(status).name.lower(),
        "request_id": requestid.current.get(),
        **more,
    }
    return JsonResponse(body, status=status, content_type=PROBLEM)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that makes no sense, or is too large for a form."""
    return _answer(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer somebody who may not, and count it: many at once mean that somebody is trying doors."""
    security_event(kind="access.refused", by=Actor.of(request))
    return _answer(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer where there is nothing, or nothing for this person."""
    return _answer(request, 404)


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer a body that is over the limit."""
    return _answer(request, 413)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Answer somebody who came too often; the door that turned them away may name another time."""
    response = _answer(request, 429)
    response["Retry-After"] = "60"
    return response


def locked_out(request: HttpRequest, *_credentials: object) -> HttpResponse:
    """Answer somebody who is locked out, and say when to come back."""
    response = _answer(request, 429)
    response["Retry-After"] = str(wiring.lockout_seconds())
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when the product itself failed: no database, no person, no translation is relied on."""
    if request.path.startswith("/api/"):
        return problem(500)
    body = get_template("500.html").render({"request_id": requestid.current.get()})
    return HttpResponse(body, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that did not come from one of our pages, or from one that lay open for too long."""
    return _answer(request, 403, expired_form=True)


def _answer(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem(status)
    if not hasattr(request, "session"):
        # Turned away before there was a session: the page has to do without the person.
        body = get_template(f"{status}.html").render({"request_id": requestid.current.get(), **context})
        return HttpResponse(body, status=status)
    return render(request, f"{status}.html", context, status=status)
