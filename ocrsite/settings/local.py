"""One's own machine: nothing to install, demo accounts, messages on a page instead of a mail server."""

from ocrsite import env
from ocrsite.settings.base import *

LOCAL_MODE = True
DEBUG = env.boolean("DEBUG", default=False)
SECRET_KEY = env.kept_secret("SECRET_KEY", folder=DATA_DIR)
AUDIT_KEY = env.kept_secret("AUDIT_KEY", folder=DATA_DIR)
DEMO_ACCOUNTS_ALLOWED = True

# Passkeys on http://localhost; browsers ask for https everywhere else.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

# Files are served from the source tree, so a changed style is there on the next request.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
