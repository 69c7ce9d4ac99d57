"""The two ways into the API: a session, and a token."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.authentication import SessionAuthentication as DjangoSession
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied, Throttled
from rest_framework.request import Request

from accounts import wiring
from accounts.models import ApiToken, User
from accounts.second_factor import second_factor_missing
from accounts.services.tokens import PREFIX, token_find
from accounts.throttles import WINDOW, too_often

SCHEME = "Bearer"
# Wrong tokens from one address within a minute.
REFUSALS = 30


class SessionAuthentication(DjangoSession):
    """A signed-in browser; answers 401 to strangers, with the way in."""

    def authenticate_header(self, request: Request) -> str:
        """Name the scheme a program should use."""
        return SCHEME


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer prb_…`. Failures count towards the same lock-out as passwords."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """Return whose token it is, or nothing when no token was sent."""
        words = get_authorization_header(request).split()
        if not words or words[0].lower() != SCHEME.lower().encode():
            return None
        key = _printed(words[1]) if len(words) == 2 else ""
        asker = {"username": key[:PREFIX] or "token"}
        http: HttpRequest = request._request
        token = token_find(key=key)
        # The right key opens even now: its beginning is no secret, and nobody shall lock its owner out with it.
        if token is None and not AxesProxyHandler.is_allowed(http, asker):
            raise Throttled(wait=wiring.lockout_seconds())
        if token is None:
            # The framework throttles after this: without a limit of its own, a stranger could write to us for ever.
            if too_often(http, "token", most=REFUSALS):
                raise Throttled(wait=WINDOW)
            user_login_failed.send(sender=__name__, credentials=asker, request=http)
            raise AuthenticationFailed(
                _("This token is unknown, expired or revoked. Make a new one on your tokens page.")
            )
        if second_factor_missing(token.user):
            raise PermissionDenied(_("Your account has rights that others depend on: add a second factor first."))
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """Name the scheme."""
        return SCHEME


def _printed(word: bytes) -> str:
    """Return what was sent as text; what nobody could have printed is no key, and PostgreSQL would choke on it."""
    text = word.decode("ascii", errors="replace")
    return text if text.isprintable() else ""


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Tells the API's description about tokens."""

    target_class = "accounts.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        """Describe the header."""
        return {"type": "http", "scheme": "bearer", "description": "A token from your tokens page: prb_…"}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Tells the API's description about sessions."""

    target_class = "accounts.api.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        """Describe the cookie."""
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
