"""Control 4: the table of powers holds for every role, every address and every verb, on the pages and in the API."""

import pytest

from tests.contracts.routes import Route, all_routes
from tests.contracts.stage import AUDIENCES, Stage, ask, outcome
from tests.contracts.table import expected, powers_of, table

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# Where the administration sends people who leave, or who look for what stands elsewhere.
HARMLESS = {"/admin/", "/users/password/change/"}
TABLED = [route for route in all_routes() if not route.is_admin]


def verbs_of(route: Route) -> tuple[str, ...]:
    """Leave out what Django's form views take for a POST on the pages of libraries."""
    return VERBS if route.is_ours else ("GET", "POST")


def audiences_of(route: Route) -> tuple[str, ...]:
    """Leave out who cannot be told apart."""
    allowed = powers_of(route).values()
    if any(isinstance(each, list) for each in allowed):
        return AUDIENCES
    return ("anonymous", "viewer", "staff") if "staff" in allowed else ("anonymous", "viewer")


def test_every_route_stands_in_the_table() -> None:
    names = {route.name for route in TABLED} | {"admin"}
    missing, gone = names - table().keys(), table().keys() - names

    assert not missing | gone, (
        f"Say in tests/contracts/powers.yaml who may use {sorted(missing)}; take {sorted(gone)} out."
    )


@pytest.mark.parametrize("route", TABLED, ids=str)
def test_the_table_holds(stage: Stage, route: Route) -> None:
    path, powers, wrong = stage.path(route), powers_of(route), []
    for audience in audiences_of(route):
        client = stage.browser(audience)
        for verb in verbs_of(route):
            got = outcome(ask(client, verb, path))
            if got not in expected(powers, verb, audience):
                wrong.append(f"{audience} {verb}: {got}, not {sorted(expected(powers, verb, audience))}")

    assert not wrong, f"{route.name} ({path}) is not as tests/contracts/powers.yaml says: {wrong}"


@pytest.mark.parametrize("route", [route for route in all_routes() if route.is_admin], ids=str)
def test_the_administration_is_for_staff(stage: Stage, route: Route) -> None:
    path = stage.path(route)

    for audience in ("anonymous", "admin"):
        client = stage.browser(audience)
        for verb in ("GET", "POST"):
            response = ask(client, verb, path)
            assert outcome(response) != "open" or response.headers.get("Location") in HARMLESS, f"{audience} {verb}"


def test_staff_find_the_administration_open(stage: Stage) -> None:
    assert outcome(ask(stage.browser("staff"), "GET", "/admin/accounts/user/")) == "open"
