"""For the tests: as production wherever it can be, fast where it must be."""

import tempfile
from pathlib import Path

from ocrsite.settings.base import *

SECRET_KEY = "only-for-tests-" + "x" * 50
AUDIT_KEY = "only-for-tests-" + "y" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATA_DIR = Path(tempfile.mkdtemp(prefix="probant-tests-"))
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES["default"] = CACHES["default"] if REDIS_URL else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
STORAGES["default"]["OPTIONS"] = {"location": DATA_DIR / "files", "base_url": None}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_BROKER_TRANSPORT = None
CELERY_BROKER_TRANSPORT_OPTIONS = {}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
