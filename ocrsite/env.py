"""Typed readers of the environment.

Every setting of an installation comes through here and stands in `.env.example`. A reader that cannot make sense of
what it finds stops the start and says which variable, what it found and what it expects. Values of secrets are never
repeated in a message.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off", ""})


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


def integer(name: str, *, default: int, least: int = 0) -> int:
    """Read a whole number that is not below the least that makes sense."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} is '{value}': write a whole number from {least} up.")
    return int(value)


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


def folder(name: str, *, default: Path) -> Path:
    """Read the path of a folder; it is made if it is not there."""
    path = Path(text(name, str(default))).expanduser()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ImproperlyConfigured(f"{name} is '{path}': this folder cannot be made ({problem.strerror}).") from problem
    return path


def secret(name: str, default: str | None = None) -> str:
    """Read a secret from the file that NAME_FILE names if it is set, else from NAME."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as problem:
            raise ImproperlyConfigured(
                f"{name}_FILE names a file that cannot be read ({problem.strerror})."
            ) from problem
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
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    fresh = secrets.token_urlsafe(48)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(fresh)
    return fresh


def database(name: str, *, default: str) -> Mapping[str, object]:
    """Read the address of a database, such as postgres://user:password@host:5432/name."""
    try:
        return dict(dj_database_url.parse(secret(name, default) or default))
    except (ValueError, KeyError, dj_database_url.ParseError) as problem:
        raise ImproperlyConfigured(
            f"{name} is not the address of a database: write postgres://user:password@host:5432/name or sqlite:///path."
        ) from problem
