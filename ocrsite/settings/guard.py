"""What production refuses, each with what to do instead."""

from django.core.exceptions import ImproperlyConfigured

HOME = frozenset({"localhost", "127.0.0.1", "[::1]"})


def debug_is_off(*, debug: bool) -> None:
    """Refuse DEBUG, which shows source and settings to strangers."""
    if debug:
        raise ImproperlyConfigured("DEBUG is on: production never runs with it. Remove DEBUG, or use local settings.")


def secret_is_strong(name: str, value: str) -> None:
    """Refuse a short, monotonous or example key."""
    if len(value) < 50 or len(set(value)) < 10 or value.startswith(("django-insecure-", "change-me")):
        raise ImproperlyConfigured(
            f"{name} is weak: it takes at least 50 random characters. "
            f'Make one with: python -c "import secrets; print(secrets.token_urlsafe(48))"'
        )


def hosts_are_named(hosts: list[str]) -> None:
    """Refuse a wildcard, with which anybody's name would be believed in links and mails."""
    if not hosts or any("*" in host or host.startswith(".") for host in hosts):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS must name each host, without wildcard: ALLOWED_HOSTS=probant.example.fr"
        )


def insecure_only_at_home(hosts: list[str], *, insecure: bool) -> None:
    """Refuse plain http unless the installation answers to this machine's own names only."""
    if insecure and not HOME.issuperset(hosts):
        raise ImproperlyConfigured(
            "INSECURE_HTTP=1 is for trying the full stack on localhost. Put a TLS proxy in front for other hosts."
        )
