"""Control 5: the number of something of another organisation opens nothing, in an address or in a form."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Invitation, Membership
from tests.contracts.stage import Stage
from tests.factories import ApiTokenFactory, InvitationFactory

Address = Callable[[Stage, int], str]
THEIR_MEMBER: dict[str, tuple[str, Address]] = {
    "role page": ("post", lambda stage, pk: f"/organisations/{stage.cast.atelier.pk}/members/{pk}/role/"),
    "remove page": ("post", lambda stage, pk: f"/organisations/{stage.cast.atelier.pk}/members/{pk}/remove/"),
    "role by API": ("patch", lambda stage, pk: f"/api/organisations/{stage.cast.atelier.pk}/members/{pk}/"),
    "remove by API": ("delete", lambda stage, pk: f"/api/organisations/{stage.cast.atelier.pk}/members/{pk}/"),
}
THEIR_INVITATION: dict[str, tuple[str, Address]] = {
    "page": ("post", lambda stage, pk: f"/organisations/{stage.cast.atelier.pk}/invitations/{pk}/revoke/"),
    "API": ("delete", lambda stage, pk: f"/api/organisations/{stage.cast.atelier.pk}/invitations/{pk}/"),
}


def send(client: Client, verb: str, path: str) -> int:
    kind = {"content_type": "application/json"} if path.startswith("/api/") else {}
    return int(getattr(client, verb)(path, {"role": "viewer"}, **kind).status_code)


@pytest.mark.parametrize("door", THEIR_MEMBER)
def test_an_administrator_cannot_touch_the_members_of_another_company(stage: Stage, door: str) -> None:
    verb, address = THEIR_MEMBER[door]
    theirs = Membership.objects.get(user=stage.cast.charlie)

    assert send(stage.browser("admin"), verb, address(stage, theirs.pk)) == 404
    theirs.refresh_from_db()
    assert theirs.role == "admin"


@pytest.mark.parametrize("door", THEIR_INVITATION)
def test_nor_its_invitations(stage: Stage, door: str) -> None:
    verb, address = THEIR_INVITATION[door]
    theirs = InvitationFactory.create(organisation=stage.cast.elsewhere, digest="1" * 64)

    assert send(stage.browser("admin"), verb, address(stage, theirs.pk)) == 404
    assert Invitation.objects.filter(pk=theirs.pk).exists()


@pytest.mark.parametrize(("verb", "path"), [("post", "/users/tokens/{}/revoke/"), ("delete", "/api/tokens/{}/")])
def test_nor_the_tokens_of_somebody_else_of_the_same_company(stage: Stage, verb: str, path: str) -> None:
    theirs = ApiTokenFactory.create(user=stage.cast.ben, organisation=stage.cast.atelier)

    assert send(stage.browser("admin"), verb, path.format(theirs.pk)) == 404
    theirs.refresh_from_db()
    assert theirs.revoked_at is None


@pytest.mark.parametrize("path", ["edit", "remove"])
def test_nor_the_passkeys_of_somebody_else(stage: Stage, path: str) -> None:
    address = f"/users/mfa/webauthn/keys/{stage.passkey.pk}/{path}/"

    assert stage.browser("accountant").post(address, {"name": "à moi"}).status_code == 404
    stage.passkey.refresh_from_db()


def test_the_open_organisation_can_only_be_one_of_ones_own(stage: Stage) -> None:
    client = stage.browser("stranger")

    assert client.post("/organisations/switch/", {"organisation": stage.cast.atelier.pk}).status_code == 404
    assert client.session.get("organisation") is None


def test_a_token_cannot_be_made_for_another_company(stage: Stage) -> None:
    body = {"name": "ERP", "scopes": ["read"], "organisation": stage.cast.atelier.pk}

    made = stage.browser("stranger").post("/api/tokens/", body, "application/json").json()

    assert made["organisation"] == stage.cast.elsewhere.pk


def test_a_session_that_names_a_foreign_organisation_opens_ones_own(stage: Stage) -> None:
    client = stage.browser("stranger")
    session = client.session
    session["organisation"] = stage.cast.atelier.pk
    session.save()

    assert client.get("/").context["current_organisation"] == stage.cast.elsewhere
