"""Control 18: tokens are kept as digests, shown once, narrow, and stop when they should."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import ApiToken, Membership, User
from accounts.roles import Role, Scope
from accounts.services.tokens import MARK, PREFIX
from tests.ageing import an_hour_later
from tests.contracts.stage import KEY, Stage, prove
from tests.factories import ApiTokenFactory

WANTED = {"name": "ERP", "scopes": ["read"], "days": 30}


def made(client: Client) -> dict[str, str]:
    answer = client.post("/api/tokens/", WANTED, "application/json")
    assert answer.status_code == 201
    assert "no-store" in answer.headers["Cache-Control"]
    return dict(answer.json())


def opens(key: str, path: str = "/api/user/") -> int:
    return int(APIClient().get(path, HTTP_AUTHORIZATION=f"Bearer {key}").status_code)


def test_its_text_is_nowhere_in_the_database(stage: Stage) -> None:
    key, dump = made(stage.browser("admin"))["key"], StringIO()
    opens(key)
    call_command("dumpdata", stdout=dump)

    assert key[:PREFIX] in dump.getvalue()
    assert key not in dump.getvalue()
    assert key[PREFIX:] not in dump.getvalue()


def test_it_is_shown_once(stage: Stage) -> None:
    client = stage.browser("admin")
    key = made(client)["key"]

    for path in ("/api/tokens/", "/users/tokens/", "/api/user/"):
        assert key[PREFIX:] not in client.get(path).content.decode()


def test_people_and_scanners_recognise_it_and_nobody_guesses_it(stage: Stage) -> None:
    client = stage.browser("admin")
    keys = {made(client)["key"] for _ in range(5)}

    assert len(keys) == 5
    assert all(key.startswith(MARK) and len(key) - PREFIX >= 43 for key in keys)


@pytest.mark.parametrize(
    "facts",
    [
        {"expires_at": timezone.now() - timedelta(seconds=1)},
        {"revoked_at": timezone.now()},
        {"prefix": "prb_ffffffff"},
        {"digest": "0" * 64},
    ],
)
def test_it_stops_when_it_has(stage: Stage, facts: dict[str, object]) -> None:
    before = opens(KEY)
    ApiToken.objects.filter(pk=stage.token.pk).update(**facts)

    assert (before, opens(KEY)) == (200, 401)


def test_it_stops_when_its_holder_may_no_longer_sign_in(stage: Stage) -> None:
    User.objects.filter(pk=stage.cast.alice.pk).update(is_active=False)

    assert opens(KEY) == 401


def test_it_stops_when_its_holder_leaves_the_organisation_however_that_happens(stage: Stage) -> None:
    Membership.objects.filter(user=stage.cast.alice).delete()

    assert opens(KEY) == 401


def test_it_stops_when_it_is_revoked_on_the_page(stage: Stage) -> None:
    stage.browser("admin").post(f"/users/tokens/{stage.token.pk}/revoke/")

    assert opens(KEY) == 401


def test_it_can_do_no_more_than_its_holder_still_may(stage: Stage) -> None:
    path = f"/api/organisations/{stage.cast.atelier.pk}/invitations/"
    before = opens(KEY, path)
    Membership.objects.filter(user=stage.cast.alice).update(role=Role.VIEWER)

    assert (before, opens(KEY, path)) == (200, 403)


@pytest.mark.parametrize("scope", Scope)
def test_it_does_what_its_scope_says(stage: Stage, scope: Scope) -> None:
    ApiToken.objects.filter(pk=stage.token.pk).update(scopes=[scope])
    reads, manages = (
        f"/api/organisations/{stage.cast.atelier.pk}/",
        f"/api/organisations/{stage.cast.atelier.pk}/invitations/",
    )

    assert opens(KEY, reads) == 200
    assert opens(KEY, manages) == (200 if scope is Scope.ADMIN else 403)


def test_without_a_scope_it_does_nothing_for_an_organisation(stage: Stage) -> None:
    ApiToken.objects.filter(pk=stage.token.pk).update(scopes=[])

    assert opens(KEY, f"/api/organisations/{stage.cast.atelier.pk}/") == 403
    assert opens(KEY) == 403


@pytest.mark.parametrize("scopes", [["admin"], ["write"], ["read", "admin"], [], ["everything"], ["read", 1], "admin"])
def test_nobody_gives_it_more_than_they_have(stage: Stage, scopes: object) -> None:
    answer = stage.browser("viewer").post("/api/tokens/", WANTED | {"scopes": scopes}, "application/json")

    assert answer.status_code in {400, 409}
    assert not ApiToken.objects.filter(user=stage.cast.victor).exists()


@pytest.mark.parametrize("days", [0, -1, 366, 10**9, "toujours", None])
def test_it_ends_within_a_year(stage: Stage, days: object) -> None:
    answer = stage.browser("admin").post("/api/tokens/", WANTED | {"days": days}, "application/json")

    assert answer.status_code == 400


def test_it_opens_no_page(stage: Stage) -> None:
    client = Client(headers={"Authorization": f"Bearer {KEY}"})

    assert client.get("/users/tokens/").status_code == 302
    assert client.get(f"/organisations/{stage.cast.atelier.pk}/members/").status_code == 302


def test_it_makes_and_stops_no_tokens(stage: Stage) -> None:
    client = APIClient(HTTP_AUTHORIZATION=f"Bearer {KEY}")

    assert client.post("/api/tokens/", WANTED).status_code == 403
    assert client.delete(f"/api/tokens/{stage.token.pk}/").status_code == 403


def test_a_session_makes_one_only_after_proving_itself_again(stage: Stage) -> None:
    client = Client()
    client.force_login(stage.cast.alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    an_hour_later(client)

    assert client.post("/api/tokens/", WANTED, "application/json").status_code == 403
    assert client.post("/users/tokens/new/", {"name": "ERP", "scopes": ["read"], "days": 30}).status_code == 302
    assert prove(client, stage.cast.alice).post("/api/tokens/", WANTED, "application/json").status_code == 201


@pytest.mark.parametrize(
    "header", ["Basic dXNlcjpwYXNz", "Token KEY", "KEY", "Bearer", "Bearer  ", "Bearer KEY KEY", "bearer\tKEY"]
)
def test_other_ways_to_say_it_open_nothing_by_accident(stage: Stage, header: str) -> None:
    answer = APIClient().get("/api/user/", HTTP_AUTHORIZATION=header.replace("KEY", KEY))

    # White space between the words is for the standard to say; everything else is no token.
    assert answer.status_code == (200 if "\t" in header else 401)


def test_it_is_not_taken_from_an_address(stage: Stage) -> None:
    for name in ("token", "access_token", "api_key", "key"):
        assert APIClient().get("/api/user/", {name: KEY}).status_code == 401


def test_its_last_use_is_remembered(stage: Stage) -> None:
    ApiTokenFactory.create(user=stage.cast.ben, organisation=stage.cast.atelier)
    opens(KEY)

    used = json.loads(stage.browser("admin").get("/api/tokens/").content)[0]["last_used_at"]
    assert used is not None
