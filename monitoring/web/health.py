"""The two addresses that a platform asks."""

import logging

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from monitoring.health import probe_all

logger = logging.getLogger("probant.health")


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Say that the process is alive; asks nobody else, so that a sick database does not get it killed."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Say whether everything is there that requests need; 503 tells a platform to send none."""
    parts = probe_all()
    ready = all(state == "ok" for state in parts.values())
    if not ready:
        logger.warning("not ready", extra={"parts": parts})
    return JsonResponse({"status": "ok" if ready else "not ready", "parts": parts}, status=200 if ready else 503)
