"""The API of oneself."""

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import User
from tests.cast import Cast
from tests.factories import ApiTokenFactory
from tests.trail import actions_of


@pytest.fixture
def ben(cast: Cast, api: APIClient) -> APIClient:
    """Ben's program."""
    api.force_login(cast.ben, backend="allauth.account.auth_backends.AuthenticationBackend")
    return api


class TestReading:
    def test_tells_who_one_is(self, cast: Cast, ben: APIClient) -> None:
        answer = ben.get(reverse("api_user")).json()

        assert (answer["id"], answer["email"], answer["full_name"]) == (cast.ben.pk, "ben@exemple.fr", "Ben")
        assert set(answer) == {"id", "email", "full_name", "language", "theme", "is_staff", "date_joined"}

    def test_works_with_a_token(self, cast: Cast, api: APIClient) -> None:
        ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier, key="prb_0123abcdright")

        answer = api.get(reverse("api_user"), headers={"Authorization": "bearer prb_0123abcdright"})

        assert answer.json()["email"] == "ben@exemple.fr"


class TestChanging:
    def test_keeps_what_was_sent(self, cast: Cast, ben: APIClient) -> None:
        answer = ben.patch(reverse("api_user"), {"full_name": "Benoît", "language": "en", "theme": "dark"})

        cast.ben.refresh_from_db()
        assert answer.json()["full_name"] == cast.ben.full_name == "Benoît"
        assert (cast.ben.language, cast.ben.theme) == ("en", "dark")
        assert actions_of(cast.ben)[-1] == "person.changed"

    @pytest.mark.parametrize("name", ["email", "is_staff", "id", "is_superuser", "is_demo"])
    def test_leaves_alone_what_is_not_ones_own_to_change(self, cast: Cast, ben: APIClient, name: str) -> None:
        before = User.objects.filter(pk=cast.ben.pk).values(name).get()

        ben.patch(reverse("api_user"), {name: "1"})

        assert User.objects.filter(pk=cast.ben.pk).values(name).get() == before

    @pytest.mark.parametrize(("name", "value"), [("theme", "pink"), ("language", "de"), ("full_name", "x" * 151)])
    def test_says_which_field_is_wrong(self, ben: APIClient, name: str, value: str) -> None:
        answer = ben.patch(reverse("api_user"), {name: value})

        assert answer.status_code == 400
        assert set(answer.json()["errors"]) == {name}

    def test_with_a_token_takes_the_scope_to_manage(self, cast: Cast, api: APIClient) -> None:
        ApiTokenFactory.create(user=cast.alice, organisation=cast.atelier, key="prb_0123abcdreader", scopes=["read"])
        ApiTokenFactory.create(user=cast.alice, organisation=cast.atelier, key="prb_4567abcdmanager", scopes=["admin"])

        def change(key: str) -> int:
            headers = {"Authorization": f"Bearer {key}"}
            return api.patch(reverse("api_user"), {"theme": "dark"}, headers=headers).status_code

        assert (change("prb_0123abcdreader"), change("prb_4567abcdmanager")) == (403, 200)
