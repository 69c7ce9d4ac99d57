"""The API of members."""

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import Membership, User
from tests.cast import Cast


@pytest.fixture
def alice(cast: Cast, api: APIClient) -> APIClient:
    """Alice's program."""
    api.force_login(cast.alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    return api


def address(cast: Cast, user: User) -> str:
    where = {"organisation_id": cast.atelier.pk, "member_id": cast.place(user).pk}
    return reverse("api_member", kwargs=where)


def test_the_list_tells_who_belongs_and_as_what(cast: Cast, alice: APIClient) -> None:
    answer = alice.get(reverse("api_members", kwargs={"organisation_id": cast.atelier.pk})).json()

    assert [(each["full_name"], each["role"]) for each in answer["results"]] == [
        ("Alice", "admin"),
        ("Ben", "accountant"),
        ("Rose", "reviewer"),
        ("Victor", "viewer"),
    ]


class TestChangingARole:
    def test_is_kept(self, cast: Cast, alice: APIClient) -> None:
        assert alice.patch(address(cast, cast.ben), {"role": "viewer"}).json()["role"] == "viewer"
        assert cast.place(cast.ben).role == "viewer"

    def test_without_a_role_changes_nothing(self, cast: Cast, alice: APIClient) -> None:
        assert alice.patch(address(cast, cast.ben), {"email": "other@exemple.fr"}).json()["role"] == "accountant"
        assert User.objects.filter(email="ben@exemple.fr").exists()

    def test_to_one_that_does_not_exist_is_refused(self, cast: Cast, alice: APIClient) -> None:
        answer = alice.patch(address(cast, cast.ben), {"role": "owner"})

        assert (answer.status_code, set(answer.json()["errors"])) == (400, {"role"})

    def test_of_the_last_administrator_is_a_conflict_with_words(self, cast: Cast, alice: APIClient) -> None:
        answer = alice.patch(address(cast, cast.alice), {"role": "viewer"})

        assert (answer.status_code, answer.json()["code"]) == (409, "last_administrator")
        assert answer.json()["title"]


class TestLettingGo:
    def test_takes_the_place_away(self, cast: Cast, alice: APIClient) -> None:
        assert alice.delete(address(cast, cast.ben)).status_code == 204
        assert not Membership.objects.filter(user=cast.ben).exists()

    def test_the_last_administrator_is_a_conflict(self, cast: Cast, alice: APIClient) -> None:
        assert alice.delete(address(cast, cast.alice)).status_code == 409

    def test_somebody_of_another_organisation_is_not_found(self, cast: Cast, alice: APIClient) -> None:
        charlie = Membership.objects.get(user=cast.charlie)
        where = {"organisation_id": cast.atelier.pk, "member_id": charlie.pk}

        assert alice.delete(reverse("api_member", kwargs=where)).status_code == 404
        assert Membership.objects.filter(pk=charlie.pk).exists()
