"""The table of who may do what, as the tests read it."""

from functools import cache
from pathlib import Path

import yaml

from tests.contracts.routes import Route

Powers = dict[str, str | list[str]]
ROLES = ("viewer", "reviewer", "accountant", "admin")


@cache
def table() -> dict[str, Powers]:
    """Return the table, without its abbreviations."""
    rows = yaml.safe_load(Path(__file__).with_name("powers.yaml").read_text(encoding="utf-8"))
    return {name: powers for name, powers in rows.items() if not name.startswith("_")}


def powers_of(route: Route) -> Powers:
    """Return who may use a route, verb by verb."""
    return table()["admin" if route.is_admin else route.name]


def expected(powers: Powers, verb: str, audience: str) -> set[str]:
    """Tell how a request of somebody may end."""
    allowed = powers.get(verb)
    if allowed is None:
        return {"no such verb", "refused", "nothing", "sign in"}
    if allowed == "everyone":
        return {"open", "nothing"}
    if allowed == "step":
        return {"open", "nothing", "sign in"}
    if audience == "anonymous":
        return {"sign in"}
    if allowed == "person":
        return {"open", "nothing"}
    if allowed == "staff":
        return {"open", "nothing"} if audience == "staff" else {"refused", "sign in"}
    if audience not in ROLES:
        # Where the address names no company, the one that is open is meant: the stranger manages theirs.
        return {"open"} if "here" in allowed and audience == "stranger" else {"nothing"}
    return {"open"} if audience in allowed else {"refused"}
