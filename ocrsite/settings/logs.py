"""One JSON object a line, with the request it belongs to, and nothing secret or personal in it."""

from ocrsite import env

LEVEL = env.choice("LOG_LEVEL", default="info", options=("debug", "info", "warning", "error")).upper()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request": {"()": "ocrsite.logs.RequestContext"},
        "redact": {"()": "ocrsite.logs.Redact"},
    },
    "formatters": {
        "json": {"()": "ocrsite.logs.JsonLines"},
        "text": {"()": "ocrsite.logs.TextLines"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env.choice("LOG_FORMAT", default="json", options=("json", "text")),
            "filters": ["request", "redact"],
        },
    },
    "root": {"handlers": ["console"], "level": LEVEL},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # Every request already has its line from ocrsite.middleware.
        "django.request": {"level": "ERROR"},
        # Scanners ask every address on earth by a wrong name; each has its line and its 400 without a traceback.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # It says that it is there, each time a command starts.
        "pikepdf": {"level": "WARNING"},
        # Its lines carry names and addresses; the audit trail has what matters, as digests.
        "axes": {"level": "ERROR"},
    },
}
