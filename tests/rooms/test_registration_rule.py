"""Who may make an account: anybody, those who are invited, or nobody."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from accounts.adapter import SingleSignOnAdapter
from tests.factories import InvitationFactory

pytestmark = pytest.mark.django_db

FORM = 'name="password1"'


def form_is_shown(client: Client) -> bool:
    return FORM in client.get(reverse("account_signup")).content.decode()


def follow_an_invitation(client: Client) -> None:
    InvitationFactory.create()
    client.get(reverse("invitation_open", kwargs={"key": InvitationFactory.KEY}))


class TestOpen:
    def test_lets_anybody_in(self, client: Client, settings: Settings) -> None:
        settings.REGISTRATION = "open"

        assert form_is_shown(client)


class TestInvite:
    @pytest.fixture(autouse=True)
    def _by_invitation(self, settings: Settings) -> None:
        settings.REGISTRATION = "invite"

    def test_keeps_strangers_out(self, client: Client) -> None:
        assert not form_is_shown(client)

    def test_lets_the_invited_in(self, client: Client) -> None:
        follow_an_invitation(client)

        assert form_is_shown(client)

    def test_does_not_let_in_with_an_invitation_that_was_taken_back(self, client: Client) -> None:
        follow_an_invitation(client)
        InvitationFactory._meta.model.objects.all().delete()

        assert not form_is_shown(client)


class TestClosed:
    def test_keeps_everybody_out(self, client: Client, settings: Settings) -> None:
        settings.REGISTRATION = "closed"
        follow_an_invitation(client)

        assert not form_is_shown(client)


@pytest.mark.parametrize(("rule", "lets_in"), [("open", True), ("invite", True), ("closed", False)])
def test_the_companys_directory_decides_itself_unless_all_is_closed(
    settings: Settings, rule: str, lets_in: bool, client: Client
) -> None:
    settings.REGISTRATION = rule

    assert SingleSignOnAdapter().is_open_for_signup(client.get("/robots.txt").wsgi_request, None) is lets_in
