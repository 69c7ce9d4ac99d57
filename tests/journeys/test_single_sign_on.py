"""Signing in with the company's own directory."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from accounts.models import Membership, User
from tests.doubles.directory import CODE, Directory, directory
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadias_directory(settings: Settings) -> Iterator[Directory]:
    """A directory that vouches for Nadia, known to this installation."""
    with directory("nadia@exemple.fr") as vouches:
        facts = {"server_url": vouches.address}
        app = {"provider_id": "sso", "name": "SSO", "client_id": "probant", "secret": "s", "settings": facts}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield vouches


def come_back_from(client: Client, state: str) -> str:
    """Come back with the directory's code and return where one is sent."""
    callback = reverse("openid_connect_callback", kwargs={"provider_id": "sso"})
    return str(client.get(callback, {"code": CODE, "state": state}).headers.get("Location", ""))


def leave_for(client: Client) -> str:
    """Press the button of the directory and return the state it must bring back."""
    response = client.post(reverse("openid_connect_login", kwargs={"provider_id": "sso"}))
    sent = parse_qs(urlsplit(response.headers["Location"]).query)
    assert sent["code_challenge_method"] == ["S256"], "The way to the directory is not protected by a proof key."
    return sent["state"][0]


class TestSingleSignOn:
    def test_the_sign_in_page_offers_it_only_where_it_is_set_up(
        self, client: Client, nadias_directory: Directory
    ) -> None:
        page = client.get(reverse("account_login"))

        assert reverse("openid_connect_login", kwargs={"provider_id": "sso"}) in page.content.decode()

    def test_both_menus_about_oneself_lead_to_it(self, client: Client, nadias_directory: Directory) -> None:
        come_back_from(client, leave_for(client))

        page = client.get(reverse("profile")).content.decode()

        assert page.count(f'href="{reverse("socialaccount_connections")}"') == 2

    def test_a_person_the_directory_vouches_for_gets_an_account_and_a_company(
        self, client: Client, nadias_directory: Directory
    ) -> None:
        come_back_from(client, leave_for(client))

        nadia = User.objects.get(email="nadia@exemple.fr")
        assert int(client.session["_auth_user_id"]) == nadia.pk
        assert Membership.objects.filter(user=nadia).count() == 1

    def test_an_account_with_the_same_address_is_not_taken_over(
        self, client: Client, nadias_directory: Directory
    ) -> None:
        UserFactory.create(email="nadia@exemple.fr")

        come_back_from(client, leave_for(client))

        assert "_auth_user_id" not in client.session

    def test_nobody_new_gets_in_where_registration_is_closed(
        self, client: Client, nadias_directory: Directory, settings: Settings
    ) -> None:
        settings.REGISTRATION = "closed"

        come_back_from(client, leave_for(client))

        assert not User.objects.exists()

    def test_a_state_that_was_not_ours_opens_nothing(self, client: Client, nadias_directory: Directory) -> None:
        leave_for(client)

        come_back_from(client, "another-state")

        assert not User.objects.exists()
