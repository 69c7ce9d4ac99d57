"""What every page is told about the installation."""

from django.conf import settings
from django.http import HttpRequest

from ocrsite import requestid


def installation(request: HttpRequest) -> dict[str, object]:
    """Return the appearance, the number of the request and a few facts about the installation."""
    theme = getattr(getattr(request, "user", None), "theme", "") or request.COOKIES.get("theme", "")
    return {
        "theme": theme if theme in {"light", "dark"} else "system",
        "request_id": requestid.current.get(),
        "version": settings.VERSION,
        "local_mode": settings.LOCAL_MODE,
        "contact_email": settings.CONTACT_EMAIL,
    }
