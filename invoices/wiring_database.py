"""What the settings of this installation say about the roles of its database, for `manage.py create_db` alone."""

from dataclasses import dataclass, field

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who signs in to the database."""

    name: str
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class DatabasePlan:
    """A database, and the three who work in it: its owner, the product, and those who only look."""

    vendor: str
    name: str
    owner: Role
    app: Role
    reader: Role
    # Where somebody signs in who may make roles and databases.
    admin: str = field(default="", repr=False)


def database_plan() -> DatabasePlan:
    """Return the plan as the settings have it."""
    here = settings.DATABASES["default"]
    said: dict[str, str] = getattr(settings, "DATABASE_ROLES", {})
    return DatabasePlan(
        vendor=str(here["ENGINE"]).rpartition(".")[2],
        name=str(here["NAME"]),
        owner=Role(said.get("owner", "probant_owner"), said.get("owner_password", "")),
        app=Role(str(here.get("USER") or "probant"), str(here.get("PASSWORD") or "")),
        reader=Role(said.get("reader", "probant_reader"), said.get("reader_password", "")),
        admin=said.get("admin", ""),
    )
