"""A server that others reach. It refuses to start rather than to start unsafely."""

from ocrsite import env
from ocrsite.settings import guard
from ocrsite.settings.base import *

SECRET_KEY = env.secret("SECRET_KEY")
AUDIT_KEY = env.secret("AUDIT_KEY")
ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS")
REGISTRATION = env.choice("REGISTRATION", default="invite", options=("open", "invite", "closed"))
INSECURE_HTTP = env.boolean("INSECURE_HTTP", default=False)

guard.debug_is_off(debug=env.boolean("DEBUG", default=False))
guard.secret_is_strong("SECRET_KEY", SECRET_KEY)
guard.secret_is_strong("AUDIT_KEY", AUDIT_KEY)
guard.hosts_are_named(ALLOWED_HOSTS)
guard.insecure_only_at_home(ALLOWED_HOSTS, insecure=INSECURE_HTTP)

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not INSECURE_HTTP
SECURE_SSL_REDIRECT = not INSECURE_HTTP
# A platform asks for its health from inside, without https.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if INSECURE_HTTP else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not INSECURE_HTTP
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if INSECURE_HTTP else "https"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = INSECURE_HTTP
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
if not INSECURE_HTTP:
    # The prefix makes browsers refuse these names from a subdomain, another path or plain http.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
