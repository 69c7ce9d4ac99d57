"""Who may do what in an organisation, as two tables one can read."""

from collections.abc import Iterable
from enum import StrEnum


class Power(StrEnum):
    """Something a person may be allowed to do with what belongs to an organisation."""

    READ = "read"
    WRITE = "write"
    REVIEW = "review"
    EXPORT = "export"
    MANAGE = "manage"


class Role(StrEnum):
    """What a member is in an organisation."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    ACCOUNTANT = "accountant"
    ADMIN = "admin"


class Scope(StrEnum):
    """What the holder of an API token asked for it to do."""

    READ = "read"
    WRITE = "write"
    REVIEW = "review"
    ADMIN = "admin"


POWERS: dict[Role, frozenset[Power]] = {
    Role.VIEWER: frozenset({Power.READ}),
    Role.REVIEWER: frozenset({Power.READ, Power.REVIEW}),
    Role.ACCOUNTANT: frozenset({Power.READ, Power.REVIEW, Power.WRITE, Power.EXPORT}),
    Role.ADMIN: frozenset(Power),
}

SCOPES: dict[Scope, frozenset[Power]] = {
    Scope.READ: frozenset({Power.READ, Power.EXPORT}),
    Scope.WRITE: frozenset({Power.READ, Power.WRITE}),
    Scope.REVIEW: frozenset({Power.READ, Power.REVIEW}),
    Scope.ADMIN: frozenset({Power.READ, Power.MANAGE}),
}

# The power without which a scope would be empty words.
NEEDED: dict[Scope, Power] = {
    Scope.READ: Power.READ,
    Scope.WRITE: Power.WRITE,
    Scope.REVIEW: Power.REVIEW,
    Scope.ADMIN: Power.MANAGE,
}


def powers_of_role(role: str) -> frozenset[Power]:
    """Tell what a role allows; an unknown role allows nothing."""
    return POWERS[Role(role)] if role in POWERS else frozenset()


def powers_of_token(role: str, scopes: Iterable[str]) -> frozenset[Power]:
    """Tell what a token allows: what its scopes ask for and its holder's role still grants."""
    asked = frozenset[Power]().union(*(SCOPES[Scope(scope)] for scope in scopes if scope in SCOPES))
    return asked & powers_of_role(role)


def scopes_for_role(role: str) -> tuple[Scope, ...]:
    """Tell which scopes a member with this role may give to a token."""
    return tuple(scope for scope in Scope if NEEDED[scope] in powers_of_role(role))
