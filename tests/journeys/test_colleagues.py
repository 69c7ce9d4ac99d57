"""Colleagues are invited, change their role, and leave."""

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings

from accounts.models import Membership, User
from tests.cast import Cast
from tests.factories import MembershipFactory
from tests.journeys.steps import arrive_as, register, sign_in, sign_out
from tests.journeys.visitor import Visitor, way_in_from_mail

DORA = "dora@exemple.fr"


def invite(cast: Cast, email: str, role: str = "reviewer") -> str:
    """Invite somebody as Alice, and return the address in the message."""
    alice = arrive_as(cast.alice)
    alice.open(reverse("member_invite", kwargs={"pk": cast.atelier.pk}))
    alice.send(email=email, role=role)
    assert email in alice.text
    return way_in_from_mail()


class TestAnInvitation:
    @pytest.fixture(autouse=True)
    def _by_invitation_only(self, settings: Settings) -> None:
        settings.REGISTRATION = "invite"

    def test_lets_somebody_new_register_and_join(self, cast: Cast) -> None:
        dora = Visitor()
        dora.open(invite(cast, DORA))
        register(dora, DORA)
        dora.open(reverse("invitation_accept"))
        dora.send(to=reverse("invitation_accept"))

        assert cast.place(User.objects.get(email=DORA)).role == "reviewer"
        assert dora.path == "/"
        assert dora.page.context["current_organisation"] == cast.atelier

    def test_is_needed_to_register(self, db: None) -> None:
        stranger = Visitor()

        stranger.open(reverse("account_signup"))

        assert "password1" not in stranger.text

    def test_lets_somebody_who_has_an_account_join(self, cast: Cast) -> None:
        charlie = Visitor()
        charlie.open(invite(cast, cast.charlie.email, "viewer"))
        sign_in(charlie, cast.charlie.email)
        charlie.open(reverse("invitation_accept"))
        charlie.send(to=reverse("invitation_accept"))

        assert cast.place(cast.charlie).role == "viewer"
        assert Membership.objects.filter(user=cast.charlie).count() == 2

    def test_is_of_no_use_to_somebody_else(self, cast: Cast) -> None:
        way_in = invite(cast, DORA)
        charlie = arrive_as(cast.charlie)

        charlie.open(way_in)

        assert f'action="{reverse("invitation_accept")}"' not in charlie.text


class TestARole:
    def test_is_changed_in_the_list_of_members(self, cast: Cast) -> None:
        alice = arrive_as(cast.alice)
        alice.open(reverse("member_list", kwargs={"pk": cast.atelier.pk}))
        here = {"pk": cast.atelier.pk, "member": cast.place(cast.ben).pk}

        alice.send(to=reverse("member_role", kwargs=here), role="viewer")

        assert cast.place(cast.ben).role == "viewer"

    def test_that_was_taken_away_closes_pages_at_once(self, cast: Cast) -> None:
        Membership.objects.filter(user=cast.ben).update(role="admin")
        ben = arrive_as(cast.ben)
        trail = reverse("audit_list", kwargs={"pk": cast.atelier.pk})
        ben.open(trail)
        assert ben.page.status_code == 200

        Membership.objects.filter(user=cast.ben).update(role="viewer")

        ben.open(trail)
        assert ben.page.status_code == 403


class TestLeaving:
    def test_closes_the_organisation_at_once(self, cast: Cast) -> None:
        alice, ben = arrive_as(cast.alice), arrive_as(cast.ben)
        members = reverse("member_list", kwargs={"pk": cast.atelier.pk})
        alice.open(members)
        here = {"pk": cast.atelier.pk, "member": cast.place(cast.ben).pk}
        alice.send(to=reverse("member_remove", kwargs=here))

        ben.open(members)

        assert ben.page.status_code == 404


class TestTwoOrganisations:
    def test_are_switched_in_the_header(self, cast: Cast) -> None:
        MembershipFactory.create(user=cast.ben, organisation=cast.elsewhere)
        ben = arrive_as(cast.ben)
        assert ben.page.context["current_organisation"] == cast.elsewhere

        ben.send(to=reverse("organisation_switch"), organisation=cast.atelier.pk)

        assert ben.page.context["current_organisation"] == cast.atelier

    def test_the_choice_ends_with_the_session(self, cast: Cast) -> None:
        MembershipFactory.create(user=cast.ben, organisation=cast.elsewhere)
        ben = arrive_as(cast.ben)
        ben.send(to=reverse("organisation_switch"), organisation=cast.atelier.pk)
        sign_out(ben)

        sign_in(ben, cast.ben.email)

        assert ben.page.context["current_organisation"] == cast.elsewhere

    def test_a_new_one_is_made_and_opened(self, cast: Cast) -> None:
        ben = arrive_as(cast.ben)
        ben.open(reverse("organisation_create"))

        ben.send(name="Deuxième", siren="732 829 320", vat_number="", ibans="")

        assert ben.page.context["current_organisation"].siren == "732829320"
