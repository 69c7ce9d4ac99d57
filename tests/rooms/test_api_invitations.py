"""The API of invitations."""

import pytest
from django.core import mail
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import Invitation
from tests.cast import Cast
from tests.factories import InvitationFactory

DORA = {"email": "dora@exemple.fr", "role": "viewer"}


@pytest.fixture
def alice(cast: Cast, api: APIClient) -> APIClient:
    """Alice's program."""
    api.force_login(cast.alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    return api


def address(cast: Cast) -> str:
    return reverse("api_invitations", kwargs={"organisation_id": cast.atelier.pk})


class TestAsking:
    def test_sends_a_message_with_the_way_in(self, cast: Cast, alice: APIClient) -> None:
        answer = alice.post(address(cast), DORA)

        assert answer.status_code == 201
        assert mail.outbox[0].to == ["dora@exemple.fr"]
        assert "/users/invitation/" in mail.outbox[0].body

    def test_does_not_tell_the_key(self, cast: Cast, alice: APIClient) -> None:
        answer = alice.post(address(cast), DORA)

        assert set(answer.json()) == {"id", "email", "role", "created_at", "expires_at"}

    def test_a_member_is_a_conflict(self, cast: Cast, alice: APIClient) -> None:
        answer = alice.post(address(cast), {"email": "BEN@exemple.fr", "role": "viewer"})

        assert (answer.status_code, answer.json()["code"]) == (409, "already_member")
        assert not mail.outbox

    @pytest.mark.parametrize(
        ("sent", "wrong"), [({"email": "dora"}, {"email", "role"}), ({**DORA, "role": "owner"}, {"role"})]
    )
    def test_says_which_field_is_wrong(
        self, cast: Cast, alice: APIClient, sent: dict[str, str], wrong: set[str]
    ) -> None:
        answer = alice.post(address(cast), sent)

        assert (answer.status_code, set(answer.json()["errors"])) == (400, wrong)


def test_the_list_holds_those_that_wait(cast: Cast, alice: APIClient) -> None:
    InvitationFactory.create(organisation=cast.atelier)
    InvitationFactory.create(organisation=cast.elsewhere, digest="another")

    assert [each["email"] for each in alice.get(address(cast)).json()] == ["invitee@exemple.fr"]


class TestTakingBack:
    def test_removes_it(self, cast: Cast, alice: APIClient) -> None:
        waiting = InvitationFactory.create(organisation=cast.atelier)
        where = {"organisation_id": cast.atelier.pk, "invitation_id": waiting.pk}

        assert alice.delete(reverse("api_invitation", kwargs=where)).status_code == 204
        assert not Invitation.objects.exists()

    def test_that_of_another_organisation_is_not_found(self, cast: Cast, alice: APIClient) -> None:
        theirs = InvitationFactory.create(organisation=cast.elsewhere)
        where = {"organisation_id": cast.atelier.pk, "invitation_id": theirs.pk}

        assert alice.delete(reverse("api_invitation", kwargs=where)).status_code == 404
        assert Invitation.objects.exists()
