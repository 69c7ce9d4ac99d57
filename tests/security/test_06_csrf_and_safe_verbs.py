"""Control 6: a page of somebody else cannot make a browser write, and reading never does."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.contracts.routes import Route, all_routes
from tests.contracts.stage import KEY, Stage, ask, prove

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
SAFE = ("GET", "HEAD", "OPTIONS")
# Browsers send these reports by themselves; nothing of the sender's is believed or used.
EXEMPT = {"csp_report"}
WRITES = re.compile(r"^\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+\"?(\w+)", re.I)
# The bookkeeping of sessions and counters is no change to what is kept for people.
BOOKKEEPING = {"django_session", "cache", "usersessions_usersession"}
ROUTES = [route for route in all_routes() if not route.is_admin or route.name.startswith("admin:accounts_organisation")]


def everywhere(stage: Stage, client: Client) -> Client:
    """Sign Alice in, who may enter the administration as well."""
    stage.cast.alice.is_staff = stage.cast.alice.is_superuser = True
    stage.cast.alice.save()
    return prove(client, stage.cast.alice)


def written(client: Client, verb: str, path: str) -> set[str]:
    with CaptureQueriesContext(connection) as queries:
        status = ask(client, verb, path).status_code
    found = {match[1] for query in queries.captured_queries if (match := WRITES.match(query["sql"]))}
    # A refusal leaves its line in the trail, whatever the verb.
    return found - BOOKKEEPING - ({"accounts_auditentry"} if status == 403 else set())


@pytest.mark.parametrize("route", [route for route in ROUTES if route.name not in EXEMPT], ids=str)
def test_a_request_without_the_forms_key_is_refused(stage: Stage, route: Route) -> None:
    client, path = everywhere(stage, Client(enforce_csrf_checks=True)), stage.path(route)
    taken = [verb for verb in UNSAFE if ask(client, verb, path).status_code not in {403, 405}]

    assert not taken, f"{path} took {taken} from a page of somebody else."


def test_a_token_needs_no_forms_key(stage: Stage) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {KEY}"})

    response = client.patch("/api/user/", {"theme": "dark"}, content_type="application/json")

    assert response.status_code == 200


def test_a_key_of_another_browser_opens_nothing(stage: Stage) -> None:
    mine, theirs = (everywhere(stage, Client(enforce_csrf_checks=True)) for _ in range(2))
    theirs.get("/users/profile/")
    key = theirs.cookies["csrftoken"].value

    assert mine.post("/preferences/", {"theme": "dark", "csrfmiddlewaretoken": key}).status_code == 403


def test_reading_writes_nothing(stage: Stage) -> None:
    client = everywhere(stage, Client())
    asked = [(verb, stage.path(route)) for route in all_routes() for verb in SAFE]
    found = {each: tables for each in asked if (tables := written(client, *each))}

    assert not found, f"Reading must not change anything: {found}"


def test_a_write_is_seen_by_the_test_above(stage: Stage) -> None:
    client = everywhere(stage, Client())

    assert "accounts_organisation" in written(client, "POST", "/organisations/new/") or written(
        client, "DELETE", f"/api/organisations/{stage.cast.atelier.pk}/invitations/{stage.invitation.pk}/"
    ) >= {"accounts_invitation", "accounts_auditentry"}


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_a_verb_cannot_be_smuggled_in_a_header(stage: Stage, header: str) -> None:
    path = f"/api/organisations/{stage.cast.atelier.pk}/invitations/{stage.invitation.pk}/"

    response = everywhere(stage, Client()).post(path, {"_method": "DELETE"}, headers={header: "DELETE"})

    assert response.status_code == 405
    assert type(stage.invitation).objects.filter(pk=stage.invitation.pk).exists()
