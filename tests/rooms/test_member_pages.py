"""The pages of members and invitations."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation, Membership, User
from tests.cast import Cast
from tests.conftest import SignIn
from tests.factories import InvitationFactory


def here(name: str, cast: Cast, **more: int) -> str:
    return reverse(name, kwargs={"pk": cast.atelier.pk, **more})


def told(response: Any) -> list[str]:
    """Return how the page says it went: success, error…"""
    return [str(message.level_tag) for message in get_messages(response.wsgi_request)]


class TestTheList:
    def test_shows_administrators_who_was_asked(self, cast: Cast, sign_in: SignIn) -> None:
        waiting = InvitationFactory.create(organisation=cast.atelier)

        told = sign_in(cast.alice).get(here("member_list", cast)).context

        assert [place.user for place in told["members"]] == [cast.alice, cast.ben, cast.rose, cast.victor]
        assert list(told["invitations"]) == [waiting]

    def test_shows_others_only_who_is_there(self, cast: Cast, sign_in: SignIn) -> None:
        InvitationFactory.create(organisation=cast.atelier)

        told = sign_in(cast.victor).get(here("member_list", cast)).context

        assert (list(told["invitations"]), told["may_manage_here"]) == ([], False)


class TestInviting:
    def test_sends_a_message(self, cast: Cast, sign_in: SignIn) -> None:
        response = sign_in(cast.alice).post(here("member_invite", cast), {"email": "dora@exemple.fr", "role": "viewer"})

        assert response.headers["Location"] == here("member_list", cast)
        assert mail.outbox[0].to == ["dora@exemple.fr"]
        assert "Atelier" in mail.outbox[0].body

    def test_shows_an_empty_form_first(self, cast: Cast, sign_in: SignIn) -> None:
        assert sign_in(cast.alice).get(here("member_invite", cast)).status_code == 200

    @pytest.mark.parametrize("email", ["no address", "ben@exemple.fr", ""])
    def test_somebody_who_cannot_be_asked_shows_the_form_again(self, cast: Cast, sign_in: SignIn, email: str) -> None:
        response = sign_in(cast.alice).post(here("member_invite", cast), {"email": email, "role": "viewer"})

        assert response.status_code == 422
        assert set(response.context["form"].errors) == {"email"}
        assert not mail.outbox

    def test_may_be_taken_back(self, cast: Cast, sign_in: SignIn) -> None:
        waiting = InvitationFactory.create(organisation=cast.atelier)

        sign_in(cast.alice).post(here("invitation_revoke", cast, invitation=waiting.pk))

        assert not Invitation.objects.exists()


class TestChangingARole:
    def change(self, browser: Client, cast: Cast, user: User, role: str) -> Any:
        address = here("member_role", cast, member=cast.place(user).pk)
        return browser.post(address, {"role": role})

    def test_is_kept(self, cast: Cast, sign_in: SignIn) -> None:
        response = self.change(sign_in(cast.alice), cast, cast.ben, "viewer")

        assert cast.place(cast.ben).role == "viewer"
        assert told(response) == ["success"]

    def test_to_one_that_does_not_exist_changes_nothing(self, cast: Cast, sign_in: SignIn) -> None:
        self.change(sign_in(cast.alice), cast, cast.ben, "owner")

        assert cast.place(cast.ben).role == "accountant"

    def test_of_the_last_administrator_says_why_not(self, cast: Cast, sign_in: SignIn) -> None:
        response = self.change(sign_in(cast.alice), cast, cast.alice, "viewer")

        assert told(response) == ["error"]

    def test_is_not_for_other_members(self, cast: Cast, sign_in: SignIn) -> None:
        assert self.change(sign_in(cast.ben), cast, cast.ben, "admin").status_code == 403


class TestLettingGo:
    def leave(self, browser: Client, cast: Cast, user: User) -> Any:
        return browser.post(here("member_remove", cast, member=cast.place(user).pk))

    def test_takes_the_place_away(self, cast: Cast, sign_in: SignIn) -> None:
        response = self.leave(sign_in(cast.alice), cast, cast.ben)

        assert response.headers["Location"] == here("member_list", cast)
        assert not Membership.objects.filter(user=cast.ben).exists()

    def test_oneself_leads_home(self, cast: Cast, sign_in: SignIn) -> None:
        Membership.objects.filter(user=cast.ben).update(role="admin")

        assert self.leave(sign_in(cast.alice), cast, cast.alice).headers["Location"] == reverse("home")

    def test_the_last_administrator_says_why_not(self, cast: Cast, sign_in: SignIn) -> None:
        response = self.leave(sign_in(cast.alice), cast, cast.alice)

        assert told(response) == ["error"]
        assert response.headers["Location"] == here("member_list", cast)


class TestAnInvitation:
    @pytest.fixture
    def invited(self, cast: Cast, sign_in: SignIn) -> Client:
        """Charlie's browser, after following an invitation."""
        InvitationFactory.create(organisation=cast.atelier, email=cast.charlie.email, role="reviewer")
        browser = sign_in(cast.charlie)
        browser.get(reverse("invitation_open", kwargs={"key": InvitationFactory.KEY}))
        return browser

    def test_leaves_the_address_as_soon_as_it_is_followed(self, cast: Cast, client: Client) -> None:
        InvitationFactory.create(organisation=cast.atelier)

        response = client.get(reverse("invitation_open", kwargs={"key": InvitationFactory.KEY}))

        assert response.headers["Location"] == reverse("invitation_accept")
        assert InvitationFactory.KEY not in client.get(reverse("invitation_accept")).content.decode()

    def test_with_an_unknown_key_is_gone(self, db: None, client: Client) -> None:
        client.get(reverse("invitation_open", kwargs={"key": "unknown"}))

        assert client.get(reverse("invitation_accept")).status_code == 404

    def test_is_accepted_with_one_press(self, cast: Cast, invited: Client) -> None:
        response = invited.post(reverse("invitation_accept"))

        assert response.headers["Location"] == reverse("home")
        assert cast.place(cast.charlie).role == "reviewer"
        assert invited.session["organisation"] == cast.atelier.pk
        assert invited.get(reverse("invitation_accept")).status_code == 404

    def test_for_another_address_says_so(self, cast: Cast, sign_in: SignIn) -> None:
        InvitationFactory.create(organisation=cast.atelier)
        browser = sign_in(cast.charlie)
        browser.get(reverse("invitation_open", kwargs={"key": InvitationFactory.KEY}))

        assert told(browser.post(reverse("invitation_accept"))) == ["error"]

    def test_that_runs_out_in_between_is_gone(self, cast: Cast, invited: Client) -> None:
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

        assert invited.post(reverse("invitation_accept")).status_code == 404

    def test_asks_strangers_to_sign_in_first(self, cast: Cast, client: Client) -> None:
        InvitationFactory.create(organisation=cast.atelier)
        client.get(reverse("invitation_open", kwargs={"key": InvitationFactory.KEY}))

        assert client.post(reverse("invitation_accept")).headers["Location"].startswith(reverse("account_login"))
