"""Typed readers of the environment.

Every setting of an installation comes through here and stands in `.env.example`. A reader that cannot make sense of
what it finds stops the start and says which variable, what it found and what it expects. Values of secrets are never
repeated in a message.
"""

import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from zoneinfo import available_timezones

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off", ""})
HIGHEST_PORT = 65_535
# Ten digits are a slip of the hand, whatever the setting; and Python refuses to read thousands of them.
MOST_DIGITS = 9
PRICE = re.compile(r"[0-9]{1,5}(\.[0-9]{1,6})?")
RATE = re.compile(r"[1-9][0-9]{0,8}/(second|minute|hour|day)")
# Addresses that name a place of this machine, not a host.
HOSTLESS = frozenset({"filesystem", "memory", "unix"})
HOME = frozenset({"localhost", "127.0.0.1"})


def text(name: str, default: str | None = None) -> str:
    """Read a word or a sentence; without a default it must be set."""
    value = os.environ.get(name)
    if value is not None:
        return value.strip()
    if default is None:
        raise ImproperlyConfigured(f"Set {name}: this installation cannot start without it. See .env.example.")
    return default


def boolean(name: str, *, default: bool) -> bool:
    """Read a yes or a no."""
    value = text(name, str(default)).lower()
    if value in YES:
        return True
    if value in NO:
        return False
    raise ImproperlyConfigured(f"{name} is '{value}': write 1 or 0.")


def integer(name: str, *, default: int, least: int = 0, most: int | None = None) -> int:
    """Read a whole number between the least and the most that make sense."""
    value = text(name, str(default))
    bounds = f"from {least} up" if most is None else f"from {least} to {most}"
    if not value.isascii() or not value.isdigit() or len(value) > MOST_DIGITS or int(value) < least:
        raise ImproperlyConfigured(f"{name} is '{value}': write a whole number {bounds}.")
    if most is not None and int(value) > most:
        raise ImproperlyConfigured(f"{name} is '{value}': write a whole number {bounds}.")
    return int(value)


def money(name: str, *, default: str) -> Decimal:
    """Read an amount in euros, such as 0.0014."""
    value = text(name, default)
    if not PRICE.fullmatch(value):
        raise ImproperlyConfigured(f"{name} is '{value}': write an amount in euros, such as {default}.")
    return Decimal(value)


def choice(name: str, *, default: str, options: tuple[str, ...]) -> str:
    """Read one of a few words."""
    value = text(name, default).lower()
    if value not in options:
        raise ImproperlyConfigured(f"{name} is '{value}': write one of {', '.join(options)}.")
    return value


def listing(name: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """Read a list of words separated by commas."""
    value = text(name, ",".join(default))
    return [word.strip() for word in value.split(",") if word.strip()]


def rate(name: str, default: str) -> str:
    """Read how often something may be done, such as 60/minute."""
    value = text(name, default).lower()
    if not RATE.fullmatch(value):
        raise ImproperlyConfigured(f"{name} is '{value}': write a number, then /second, /minute, /hour or /day.")
    return value


def time_zone(name: str, default: str) -> str:
    """Read the name of a time zone."""
    value = text(name, default)
    if value not in available_timezones():
        raise ImproperlyConfigured(f"{name} is '{value}': write the name of a time zone, such as Europe/Paris.")
    return value


def address(name: str, *, schemes: tuple[str, ...]) -> str:
    """Read the address of a service, or nothing; it may hold a password and is read and treated as a secret.

    Where http is allowed at all, it is for this machine only: beyond it, what is said would be read on the way.
    """
    value = secret(name, "")
    if value and not _leads_somewhere(value, schemes):
        forms = " or ".join(f"{scheme}://…" for scheme in schemes)
        only = " (http for localhost only)" if "http" in schemes else ""
        raise ImproperlyConfigured(f"{name} is not an address that can be used: write {forms}{only}.")
    return value


def folder(name: str, *, default: Path) -> Path:
    """Read the path of a folder; it is made if it is not there."""
    path = Path(text(name, "") or default).expanduser()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ImproperlyConfigured(f"{name} is '{path}': this folder cannot be made ({problem.strerror}).") from problem
    return path


def secret(name: str, default: str | None = None) -> str:
    """Read a secret from the file that NAME_FILE names if it is set, else from NAME."""
    if path := os.environ.get(f"{name}_FILE"):
        return _contents(Path(path), f"{name}_FILE names a file that")
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name} or {name}_FILE: this installation cannot start without it.")
    return value.strip()


def kept_secret(name: str, *, folder: Path) -> str:
    """Read a secret as `secret` does; where none is given, make one once and keep it in a private file.

    Only for an installation on one's own machine: production reads its secrets and never invents them.
    """
    if given := secret(name, ""):
        return given
    path = folder / name.lower()
    if not path.exists():
        _appear_whole(path, secrets.token_urlsafe(48))
    kept = _contents(path, f"{name} is kept in a file that")
    if not kept:
        raise ImproperlyConfigured(f"{path} is empty: delete it and start again.")
    return kept


def database(name: str, *, default: str) -> Mapping[str, object]:
    """Read the address of a database, such as postgres://user:password@host:5432/name."""
    try:
        return dict(dj_database_url.parse(secret(name, default) or default))
    except (ValueError, KeyError, dj_database_url.ParseError) as problem:
        raise ImproperlyConfigured(
            f"{name} is not the address of a database: write postgres://user:password@host:5432/name or sqlite:///path."
        ) from problem


def _leads_somewhere(value: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(value)
        _ = parts.port  # reading it proves it
    except ValueError:
        return False
    return f"{parts.scheme}://" == value[: len(parts.scheme) + 3].lower() and parts.scheme in schemes and _named(parts)


def _named(parts: SplitResult) -> bool:
    if parts.scheme == "http":
        return parts.hostname in HOME
    return bool(parts.hostname) or parts.scheme in HOSTLESS


def _contents(path: Path, what: str) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as problem:
        raise ImproperlyConfigured(f"{what} cannot be read ({problem.strerror}).") from problem
    except UnicodeDecodeError:
        # Without its cause, which would repeat the bytes.
        raise ImproperlyConfigured(f"{what} is not text in UTF-8.") from None


def _appear_whole(path: Path, value: str) -> None:
    """Give a private file its name only once it is written, so that whoever finds it finds all of it.

    When two start at once, the first to name it wins, and the other reads what the first has written.
    """
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(value)
        with suppress(FileExistsError):
            path.hardlink_to(part)
    finally:
        Path(part).unlink()
