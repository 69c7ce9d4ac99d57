"""The API of organisations."""

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from tests.cast import Cast
from tests.factories import ApiTokenFactory, MembershipFactory, OrganisationFactory
from tests.trail import latest


@pytest.fixture
def alice(cast: Cast, api: APIClient) -> APIClient:
    """Alice's program."""
    api.force_login(cast.alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    return api


def address(cast: Cast) -> str:
    return reverse("api_organisation", kwargs={"organisation_id": cast.atelier.pk})


class TestTheList:
    def test_holds_ones_own(self, cast: Cast, alice: APIClient) -> None:
        answer = alice.get(reverse("api_organisations")).json()

        assert [each["name"] for each in answer["results"]] == ["Atelier"]

    def test_comes_in_pages(self, cast: Cast, alice: APIClient) -> None:
        for _ in range(3):
            MembershipFactory.create(user=cast.alice, organisation=OrganisationFactory.create())

        answer = alice.get(reverse("api_organisations"), {"page_size": 3}).json()

        assert (answer["count"], len(answer["results"]), answer["previous"]) == (4, 3, None)
        assert len(alice.get(answer["next"]).json()["results"]) == 1

    @pytest.mark.parametrize("page", ["0", "99", "abc"])
    def test_has_no_page_beyond_its_end(self, alice: APIClient, page: str) -> None:
        assert alice.get(reverse("api_organisations"), {"page": page}).status_code == 404

    def test_of_a_token_is_its_own_organisation(self, cast: Cast, api: APIClient) -> None:
        MembershipFactory.create(user=cast.alice, organisation=cast.elsewhere)
        ApiTokenFactory.create(user=cast.alice, organisation=cast.elsewhere, key="prb_0123abcdright")

        answer = api.get(reverse("api_organisations"), headers={"Authorization": "Bearer prb_0123abcdright"}).json()

        assert [each["name"] for each in answer["results"]] == ["Ailleurs"]


class TestOne:
    def test_is_told(self, cast: Cast, alice: APIClient) -> None:
        answer = alice.get(address(cast)).json()

        assert set(answer) == {"id", "name", "siren", "vat_number", "ibans", "created_at"}

    def test_of_others_is_not_there(self, cast: Cast, alice: APIClient) -> None:
        other = reverse("api_organisation", kwargs={"organisation_id": cast.elsewhere.pk})

        assert alice.get(other).status_code == alice.patch(other, {"name": "x"}).status_code == 404


class TestChanging:
    def test_keeps_numbers_written_one_way(self, cast: Cast, alice: APIClient) -> None:
        sent = {"siren": "732 829 320", "vat_number": "fr 44 732829320", "ibans": ["FR76 3000 6000 0112 3456 7890 189"]}

        answer = alice.patch(address(cast), sent)

        cast.atelier.refresh_from_db()
        assert answer.status_code == 200
        assert (cast.atelier.siren, cast.atelier.vat_number) == ("732829320", "FR44732829320")
        assert cast.atelier.ibans == ["FR7630006000011234567890189"]
        assert latest().fields == ["ibans", "siren", "vat_number"]

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("siren", "732829321"),
            ("siren", None),
            ("vat_number", "FR45732829320"),
            ("ibans", ["FR00"]),
            ("ibans", "FR7630006000011234567890189"),
            ("ibans", [["nested"]]),
            ("ibans", ["FR7630006000011234567890189"] * 21),
            ("name", ""),
            ("name", {"a": 1}),
        ],
    )
    def test_says_which_field_is_wrong_and_changes_nothing(
        self, cast: Cast, alice: APIClient, name: str, value: object
    ) -> None:
        answer = alice.patch(address(cast), {name: value})

        problem = answer.json()
        assert (answer.status_code, problem["code"], set(problem["errors"])) == (400, "invalid", {name})
        cast.atelier.refresh_from_db()
        assert (cast.atelier.name, cast.atelier.siren, cast.atelier.ibans) == ("Atelier", "", [])

    def test_refuses_the_vat_number_of_another_company(self, cast: Cast, alice: APIClient) -> None:
        answer = alice.patch(address(cast), {"siren": "303265045", "vat_number": "FR44732829320"})

        assert answer.status_code == 400

    def test_is_for_administrators(self, cast: Cast, api: APIClient) -> None:
        api.force_login(cast.ben, backend="allauth.account.auth_backends.AuthenticationBackend")

        assert api.get(address(cast)).status_code == 200
        assert api.patch(address(cast), {"name": "x"}).status_code == 403
