"""Control 2: what belongs to one organisation does not exist for another, verb by verb of the API's own schema."""

import re
from collections.abc import Iterator

import pytest
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from accounts.models import ApiToken, AuditEntry, Invitation, Membership
from accounts.roles import Role, Scope
from tests.contracts.stage import KEY, Stage
from tests.factories import ApiTokenFactory, MembershipFactory

ALL_SCOPES = [scope.value for scope in Scope]


def operations() -> Iterator[tuple[str, str]]:
    """Yield verb and address of all that concerns one object."""
    schema = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    for path, verbs in schema["paths"].items():
        if "{" in path:
            yield from ((verb, path) for verb in verbs if verb in {"get", "post", "put", "patch", "delete"})


OPERATIONS = sorted(operations())


def address(stage: Stage, template: str) -> str:
    """Fill an address of the schema with what belongs to Atelier."""
    values = {
        "organisation_id": stage.cast.atelier.pk,
        "member_id": stage.cast.place(stage.cast.ben).pk,
        "invitation_id": stage.invitation.pk,
        "token_id": stage.token.pk,
        "document_id": stage.papers.document.pk,
        "invoice_id": stage.papers.invoice.pk,
    }
    return re.sub(r"\{(\w+)\}", lambda gap: str(values[gap[1]]), template)


def everything() -> list[list[object]]:
    """Return all that a stranger might have changed."""
    return [list(model.objects.order_by("pk").values()) for model in (Membership, Invitation, ApiToken, AuditEntry)]


def bearer(api: APIClient, key: str) -> APIClient:
    api.credentials(HTTP_AUTHORIZATION=f"Bearer {key}")
    return api


def test_the_schema_knows_of_single_objects() -> None:
    assert len(OPERATIONS) >= 8


@pytest.mark.parametrize(("verb", "template"), OPERATIONS)
def test_the_administrator_of_another_company_finds_nothing(stage: Stage, verb: str, template: str) -> None:
    client = stage.browser("stranger")
    before = everything()

    response = getattr(client, verb)(address(stage, template), {"role": "admin"}, content_type="application/json")

    assert response.status_code == 404
    assert everything() == before


@pytest.mark.parametrize(("verb", "template"), OPERATIONS)
def test_a_token_of_another_company_finds_nothing(stage: Stage, api: APIClient, verb: str, template: str) -> None:
    ApiTokenFactory.create(user=stage.cast.charlie, organisation=stage.cast.elsewhere, key=KEY[::-1], scopes=ALL_SCOPES)

    response = getattr(bearer(api, KEY[::-1]), verb)(address(stage, template), {"role": "admin"})

    # One's own tokens are for people, never for tokens: that is said before anything is looked for.
    assert response.status_code == (403 if "{token_id}" in template else 404)


@pytest.mark.parametrize(("verb", "template"), [each for each in OPERATIONS if "{organisation_id}" in each[1]])
def test_a_token_stays_in_its_company_even_if_its_holder_manages_both(
    stage: Stage, api: APIClient, verb: str, template: str
) -> None:
    MembershipFactory.create(user=stage.cast.charlie, organisation=stage.cast.atelier, role=Role.ADMIN)
    ApiTokenFactory.create(user=stage.cast.charlie, organisation=stage.cast.elsewhere, key=KEY[::-1], scopes=ALL_SCOPES)

    response = getattr(bearer(api, KEY[::-1]), verb)(address(stage, template), {"role": "admin"})

    assert response.status_code == 404


def test_lists_hold_only_ones_own(stage: Stage) -> None:
    client = stage.browser("stranger")

    assert [each["name"] for each in client.get("/api/organisations/").json()["results"]] == ["Ailleurs"]
    assert client.get("/api/tokens/").json() == []
    assert b"Atelier" not in client.get("/organisations/").content
    assert stage.token.prefix.encode() not in client.get("/users/tokens/").content
