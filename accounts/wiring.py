"""What accounts takes from the settings of this installation; no other module here opens them."""

from datetime import timedelta

from django.conf import settings

INVITATION_LIFE = timedelta(days=14)


def audit_key() -> bytes:
    """Return the key that seals the audit trail."""
    return str(settings.AUDIT_KEY).encode()


def registration() -> str:
    """Tell who may make an account: open, invite or closed."""
    return str(settings.REGISTRATION)


def demo_accounts_allowed() -> bool:
    """Tell whether demonstration accounts may exist here."""
    return bool(settings.DEMO_ACCOUNTS_ALLOWED)


def trusted_proxies() -> int:
    """Return how many proxies of ours stand in front and say where a request comes from."""
    return int(settings.TRUSTED_PROXIES)


def security_contacts() -> list[str]:
    """Return who is told by mail when security events pile up."""
    return list(settings.SECURITY_CONTACTS)


def idle_limit() -> timedelta:
    """Return after how much silence a session ends."""
    return timedelta(seconds=settings.SESSION_IDLE_SECONDS)


def absolute_limit() -> timedelta:
    """Return after how long a session ends in any case."""
    return timedelta(seconds=settings.SESSION_COOKIE_AGE)


def lockout_seconds() -> int:
    """Return for how long a lock-out lasts."""
    return int(timedelta(hours=settings.AXES_COOLOFF_TIME).total_seconds())


def language_cookie() -> str:
    """Return the name of the cookie that remembers a stranger's language."""
    return str(settings.LANGUAGE_COOKIE_NAME)


def vault_keys() -> list[str]:
    """Return the keys of the vault: the first encrypts, the others only still open what they encrypted."""
    return [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def language() -> str:
    """Return the language of messages that are for nobody in particular."""
    return str(settings.LANGUAGE_CODE)


def proof_seconds() -> int:
    """Return for how long a proof of who one is lasts before the next sensitive change."""
    return int(settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)


def single_sign_on() -> bool:
    """Tell whether the company's own directory may vouch for people here."""
    return bool(settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])
