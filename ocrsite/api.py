"""What all of the API shares: pages, problems, and how problems are described."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.pagination import PageNumberPagination
from rest_framework.views import set_rollback

from accounts.errors import AccountsError
from accounts.origin import Actor
from accounts.permissions import as_http
from accounts.services.security import security_event
from invoices.errors import InvoiceError
from invoices.statuses import come_back_after, status_of
from invoices.wording import in_words
from ocrsite.errors import problem

# Seconds after which a database that did not answer may be asked again.
AWAY = 5
CODES = {401: "Sign in, or send a token.", 403: "This is not allowed to you.", 429: "Too many requests."}


class Pages(PageNumberPagination):
    """Fifty at a time, two hundred at most."""

    page_size = 50
    max_page_size = 200
    page_size_query_param = "page_size"


def problem_response(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Answer an error as a problem (RFC 9457) with the number of the request; unknown ones are for Django."""
    set_rollback()
    if isinstance(error, AccountsError):
        return problem(409, title=str(error), code=error.code)
    if isinstance(error, InvoiceError):
        return _refused(error)
    if isinstance(error, OperationalError | InterfaceError):
        return _with_wait(problem(503, title=_("The database does not answer. Try again in a moment.")), AWAY)
    error = _as_rest(error)
    if not isinstance(error, exceptions.APIException):
        return None
    _note_refusal(error, context)
    response = problem(error.status_code, **_words(error))
    if header := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = header
    if wait := getattr(error, "wait", None):
        response["Retry-After"] = str(int(wait) + 1)
    return response


def _refused(error: InvoiceError) -> HttpResponse:
    """Say why a document was not taken in, or something not done with it."""
    return _with_wait(problem(status_of(error), title=in_words(error), code=error.code), come_back_after(error))


def _with_wait(response: HttpResponse, seconds: int | None) -> HttpResponse:
    if seconds is not None:
        response["Retry-After"] = str(seconds)
    return response


def _as_rest(error: Exception) -> Exception:
    if isinstance(error, Http404):
        return exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied()
    return error


def _words(error: exceptions.APIException) -> dict[str, Any]:
    """Return the words of an error, and for a bad body those of each field."""
    if isinstance(error, exceptions.ValidationError):
        return {"code": "invalid", "errors": error.detail}
    return {"title": str(error.detail), "code": str(error.default_code)}


def _note_refusal(error: exceptions.APIException, context: dict[str, Any]) -> None:
    """Count refusals: many at once mean that somebody is trying doors."""
    if isinstance(error, exceptions.PermissionDenied):
        security_event(kind="access.refused", by=Actor.of(as_http(context["request"])))
    elif isinstance(error, exceptions.AuthenticationFailed):
        security_event(kind="token.refused", by=Actor.of(as_http(context["request"])))


def describe_problems(result: dict[str, Any], generator: object, **_more: Any) -> dict[str, Any]:
    """Add to each operation of the schema the problems it may answer with."""
    schemas = result.setdefault("components", {}).setdefault("schemas", {})
    fields = ("type", "title", "code", "request_id")
    schemas["Problem"] = {
        "type": "object",
        "description": "What went wrong (RFC 9457).",
        "properties": {name: {"type": "string"} for name in fields} | {"status": {"type": "integer"}},
        "required": [*fields, "status"],
    }
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in result.get("paths", {}).values():
        for operation in operations.values():
            operation["summary"] = operation.get("description", "").partition("\n")[0]
            for status, words in CODES.items():
                operation["responses"].setdefault(str(status), {"description": words, "content": content})
    return result
