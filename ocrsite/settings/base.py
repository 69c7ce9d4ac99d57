"""What every installation has in common. The environment says the rest; see `.env.example`."""

from pathlib import Path
from urllib.parse import quote

import django_stubs_ext

from ocrsite import env
from ocrsite.settings.access import *
from ocrsite.settings.api import *
from ocrsite.settings.logs import *
from ocrsite.settings.queue import *
from ocrsite.settings.reading import *
from ocrsite.settings.roles import *
from ocrsite.settings.storage import storage
from ocrsite.settings.version import *

# Lets `admin.ModelAdmin[User]` and its like be written at run time as type checkers want them.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = env.folder("DATA_DIR", default=BASE_DIR / "var")

DEBUG = False
LOCAL_MODE = False
ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS", default=("127.0.0.1", "localhost", "[::1]"))
CSRF_TRUSTED_ORIGINS = env.listing("CSRF_TRUSTED_ORIGINS")
TRUSTED_PROXIES = env.integer("TRUSTED_PROXIES", default=0)
# While a key is being replaced, what the former ones signed or encrypted stays readable.
SECRET_KEY_FALLBACKS = env.secret("SECRET_KEY_FALLBACKS", "").split()

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "accounts",
    "learning",
    "invoices",
    "monitoring",
    "ocrsite",
]

MIDDLEWARE = [
    "ocrsite.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    # Above WhiteNoise, so that static files carry the same headers as pages.
    "ocrsite.middleware.PrivacyHeaders",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ocrsite.middleware.BodyLimit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SessionLimits",
    "accounts.middleware.OwnLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.CurrentOrganisation",
    "accounts.middleware.SecondFactorForStaff",
    "accounts.middleware.ErrorsInWords",
    "axes.middleware.AxesMiddleware",
]

# A word to one person may name another: it waits in the session, not in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ROOT_URLCONF = "ocrsite.urls"
WSGI_APPLICATION = "ocrsite.wsgi.application"
CSRF_FAILURE_VIEW = "ocrsite.errors.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ocrsite.context.installation",
                "accounts.context.organisation",
            ],
        },
    },
]

# Quoted: in the address of a database, the # or ? of a folder's name would end the path.
DATABASES = {
    "default": {**env.database("DATABASE_URL", default=f"sqlite:///{quote(str(DATA_DIR / 'probant.sqlite3'))}")}
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers and one writer at a time without "database is locked": the write-ahead log lets them pass one another,
    # an immediate transaction takes its turn at the start, and a writer waits up to 20 s for it. What was acknowledged
    # survives a power cut: each commit is on the disk (FULL).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.address("REDIS_URL", schemes=("redis", "rediss", "unix"))
CACHES: dict[str, dict[str, object]] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    )
}

STORAGES: dict[str, dict[str, object]] = {
    "default": storage(folder=DATA_DIR / "files"),
    "staticfiles": {"BACKEND": "ocrsite.staticfiles.HashedStaticFiles"},
}
STATIC_URL = "/static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATIC_ROOT = BASE_DIR / "staticfiles"
# A form without files is small; a document travels as a file and has a limit of its own.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# What comes in is held in memory up to what a document may have: a temporary file would hold an invoice where nobody
# purges it.
FILE_UPLOAD_HANDLERS = ["invoices.uploads.InMemory"]
LARGEST_BODY = env.integer("LARGEST_BODY_MB", default=64, least=1) * 1024 * 1024

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["ocrsite.formats"]
TIME_ZONE = env.time_zone("TIME_ZONE", "Europe/Paris")
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

CONTACT_EMAIL = env.text("CONTACT_EMAIL", "contact@localhost")
SECURITY_CONTACTS = env.listing("SECURITY_CONTACTS")
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Probant <probant@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_PORT = env.integer("EMAIL_PORT", default=587, least=1, most=env.HIGHEST_PORT)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.secret("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.boolean("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
