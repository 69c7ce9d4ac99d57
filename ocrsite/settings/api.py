"""The API's door: nothing is open unless a view says so, and every error speaks the same language."""

from ocrsite import env
from ocrsite.settings.version import VERSION

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.api.authentication.TokenAuthentication",
        "accounts.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["accounts.permissions.HasPower"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["ocrsite.parsers.ShallowJson"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "ocrsite.api.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {
        "anon": env.rate("THROTTLE_ANONYMOUS", "60/minute"),
        "user": env.rate("THROTTLE_USER", "600/minute"),
        "upload": env.rate("THROTTLE_UPLOAD", "300/minute"),
    },
    # Zero trusts no X-Forwarded-For at all: otherwise whoever invents addresses is never throttled.
    "NUM_PROXIES": env.integer("TRUSTED_PROXIES", default=0),
    "EXCEPTION_HANDLER": "ocrsite.api.problem_response",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "COERCE_DECIMAL_TO_STRING": True,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Probant",
    "ENUM_NAME_OVERRIDES": {
        "DocumentState": "invoices.models.document.State",
        "InvoiceState": "invoices.models.invoice.Invoice.State",
    },
    "DESCRIPTION": (
        "Reads supplier invoices; every number is either proven or asked about.\n\n"
        "Sign in with a session, or send `Authorization: Bearer prb_…` with a token made on your tokens page."
    ),
    "VERSION": VERSION,
    "LICENSE": {"name": "Apache-2.0"},
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api/",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "ocrsite.api.describe_problems",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "persistAuthorization": False, "displayRequestDuration": True},
}
