"""What the switchboard adds to each request: a number and a line in the log, headers, and a limit to its size."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ocrsite import errors, requestid

logger = logging.getLogger("probant.request")
Handler = Callable[[HttpRequest], HttpResponse]


class RequestLog:
    """Gives each request a number, and one line in the log with how it ended. Query strings are not written down."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        number = requestid.fresh()
        request.request_id = number  # type: ignore[attr-defined]
        mark = requestid.current.set(number)
        start = time.monotonic()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = number
            if request.method == "HEAD" and not response.streaming:
                response.content = b""
            self._write(request, response, time.monotonic() - start)
            return response
        finally:
            requestid.current.reset(mark)

    def _write(self, request: HttpRequest, response: HttpResponse, seconds: float) -> None:
        route = getattr(request.resolver_match, "route", "")
        facts = {"method": request.method, "route": route, "status": response.status_code}
        level = logging.WARNING if response.status_code >= 500 else logging.INFO
        logger.log(level, "request", extra={**facts, "ms": round(seconds * 1000, 1)})


class PrivacyHeaders:
    """Tells browsers what pages may use, and not to keep what only a signed-in person may see."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class BodyLimit:
    """Turns away a body that is too large before a byte of it is read."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isascii() or not length.isdigit():
            return errors.bad_request(request)
        # Python refuses to read numbers of thousands of digits; one of twenty is too large already.
        if len(length) > 19 or int(length) > settings.LARGEST_BODY:
            return errors.too_large(request)
        return self.get_response(request)
