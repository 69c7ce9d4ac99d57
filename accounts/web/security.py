"""What browsers report: scripts and styles that the policy stopped."""

import json
import logging

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.origin import Actor
from accounts.services.security import security_event
from accounts.throttles import WINDOW, too_often

logger = logging.getLogger("probant.security")

LONGEST = 8 * 1024
KEPT = ("violated-directive", "effective-directive", "blocked-uri", "document-uri")


@csrf_exempt
@require_POST
def csp_report(request: HttpRequest) -> HttpResponse:
    """Note that a browser stopped something; anybody may send this, so little of it is believed and kept."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST:
        return HttpResponse(status=413)
    if too_often(request, "csp", most=30):
        return HttpResponse(status=429, headers={"Retry-After": str(WINDOW)})
    try:
        report = json.loads(request.body).get("csp-report", {})
        facts = {name: str(report.get(name, "")).partition("?")[0][:200] for name in KEPT}
    except (ValueError, AttributeError, RecursionError):
        return HttpResponse(status=400)
    logger.warning("content security policy", extra={"report": facts})
    security_event(kind="csp.reported", by=Actor.of(request))
    return HttpResponse(status=204)
