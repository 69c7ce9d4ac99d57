"""The settings of a server, as a start with this environment would have them."""

import runpy
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

STRONG = {
    "SECRET_KEY": "Vq7Jx2mWcRk9TzLb4NhYsD8fGpA3uEoK5iZtQ6wXnM1vBjHgCr0P",  # pragma: allowlist secret
    "AUDIT_KEY": "m9PzKd4WsTq2LxVb7NcRyH5fGjA8uEoJ3iXtZ6wQnM1vBkHgCr0D",  # pragma: allowlist secret
    "ALLOWED_HOSTS": "probant.example.fr",
}
# What of a server's settings changes how it answers a browser.
FACING = (
    "SESSION_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
    "CSRF_COOKIE_NAME",
    "CSRF_COOKIE_SECURE",
    "CSRF_COOKIE_HTTPONLY",
    "CSRF_COOKIE_SAMESITE",
    "LANGUAGE_COOKIE_SECURE",
    "SECURE_SSL_REDIRECT",
    "SECURE_REDIRECT_EXEMPT",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
    "ALLOWED_HOSTS",
)


def start(patch: pytest.MonkeyPatch, data: Path, **changes: str | None) -> Mapping[str, Any]:
    """Read the production settings with an environment; None leaves a variable out."""
    for name, value in {**STRONG, "DATA_DIR": str(data), **changes}.items():
        if value is None:
            patch.delenv(name, raising=False)
        else:
            patch.setenv(name, value)
    # What the settings build on was read when the tests started; a server reads its own environment.
    for name in ("base", "access", "api", "logs", "queue"):
        patch.delitem(sys.modules, f"ocrsite.settings.{name}", raising=False)
    return runpy.run_module("ocrsite.settings.production")
