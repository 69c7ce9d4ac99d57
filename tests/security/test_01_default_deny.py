"""Control 1: closed unless it says so. Strangers get in where this list says, and nowhere else."""

import pytest
from django.test import Client

from tests.contracts.routes import Route, all_routes
from tests.contracts.stage import Stage, ask, outcome

VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
# Addresses for strangers. Whoever adds one opens a door of the product to everybody.
OPEN = {
    "accessibility",
    "account_complete_password_reset",
    "account_confirm_login_code",
    "account_confirm_password_reset_code",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_password_reset_completed",
    "account_reset_password",
    "account_signup",
    "csp_report",
    "healthz",
    "home",
    "invitation_accept",
    "invitation_open",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_callback",
    "openid_connect_login",
    "readyz",
    "robots",
    "set_preferences",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
}
# The library's answer to OPTIONS lists verbs and opens nothing; the administration's two ways out lead to a door.
HARMLESS = {"/admin/", "/users/password/change/"}
ABOUT_ONE = {"pk", "organisation_id", "token_id"}
CLOSED = [route for route in all_routes() if route.name not in OPEN]
OWNED = [route for route in all_routes() if ABOUT_ONE & set(route.gaps())]


def enters(client: Client, verb: str, path: str) -> bool:
    response = ask(client, verb, path)
    says_verbs = verb == "OPTIONS" and "Allow" in response.headers and not response.content
    return outcome(response) == "open" and not says_verbs and response.headers.get("Location") not in HARMLESS


@pytest.mark.parametrize("route", CLOSED, ids=str)
def test_a_stranger_does_not_get_in(stage: Stage, route: Route) -> None:
    path, client = stage.path(route), Client()
    entered = [verb for verb in VERBS if enters(client, verb, path)]

    assert not entered, f"{path} lets strangers in ({entered}). Lock it, or say in OPEN why it is for everybody."


def test_the_list_of_open_doors_names_only_doors_that_exist() -> None:
    assert {route.name for route in all_routes()} >= OPEN


@pytest.mark.parametrize("route", OWNED, ids=str)
def test_somebody_from_elsewhere_finds_nothing(stage: Stage, route: Route) -> None:
    client, path = stage.browser("stranger"), stage.path(route)
    found = {verb: end for verb in VERBS[:-1] if (end := outcome(ask(client, verb, path))) not in CLOSED_ENDS}

    assert not found, f"{path} answers somebody of another organisation: {found}. Read it through its organisation."


CLOSED_ENDS = {"nothing", "no such verb"}
