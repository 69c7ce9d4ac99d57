"""Asking somebody to join."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.errors import AlreadyMember, InvitationUnusable, TooManyInvitations
from accounts.models import Invitation, Membership, User
from accounts.origin import Actor
from accounts.selectors.invitations import invitation_find
from accounts.services.members import INVITATIONS_AN_HOUR, invitation_accept, invitation_create, invitation_revoke
from tests.cast import Cast
from tests.factories import InvitationFactory, UserFactory
from tests.trail import actions, latest

KEY = InvitationFactory.KEY


def ask(cast: Cast, email: str = "dora@exemple.fr", role: str = "reviewer") -> tuple[Invitation, str]:
    return invitation_create(organisation=cast.atelier, email=email, role=role, by=Actor(cast.alice.pk))


def accept(user: User, key: str = KEY) -> Membership:
    return invitation_accept(key=key, user=user, by=Actor(user.pk))


class TestAsking:
    def test_returns_a_key_that_opens_it(self, cast: Cast) -> None:
        invitation, key = ask(cast)

        assert invitation_find(key=key) == invitation

    def test_keeps_only_a_digest_of_the_key(self, cast: Cast) -> None:
        invitation, key = ask(cast)

        assert key not in str(Invitation.objects.filter(pk=invitation.pk).values().get())

    def test_lasts_two_weeks(self, cast: Cast) -> None:
        invitation, _ = ask(cast)

        assert timedelta(days=13, hours=23) < invitation.expires_at - timezone.now() <= timedelta(days=14)

    def test_a_member_is_refused_however_the_address_is_written(self, cast: Cast) -> None:
        with pytest.raises(AlreadyMember):
            ask(cast, email=" BEN@exemple.fr ")

    def test_again_renews_key_role_and_term(self, cast: Cast) -> None:
        first, old = ask(cast)
        Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))

        second, new = ask(cast, email="Dora@Exemple.fr", role="viewer")

        assert second.pk == first.pk
        assert invitation_find(key=old) is None
        assert invitation_find(key=new) == second
        assert second.role == "viewer"

    def test_too_many_within_an_hour_is_refused(self, cast: Cast) -> None:
        for number in range(INVITATIONS_AN_HOUR):
            ask(cast, email=f"person{number}@exemple.fr")

        with pytest.raises(TooManyInvitations):
            ask(cast)

    def test_stands_in_the_trail_without_the_address(self, cast: Cast) -> None:
        ask(cast)

        assert latest().action == "member.invited"
        assert latest().subject
        assert "dora" not in str(latest().__dict__)

    def test_somebody_who_left_gives_a_new_invitation(self, cast: Cast) -> None:
        dora = UserFactory.create(email="dora@exemple.fr")
        accept(dora, ask(cast)[1]).delete()

        accept(dora, ask(cast, role="viewer")[1])

        assert cast.place(dora).role == "viewer"
        assert Invitation.objects.count() == 2


class TestAccepting:
    def test_makes_a_member_with_the_role(self, cast: Cast) -> None:
        dora = UserFactory.create(email="dora@exemple.fr")

        accept(dora, ask(cast)[1])

        assert cast.place(dora).role == "reviewer"

    def test_stands_in_the_trail(self, cast: Cast) -> None:
        dora = UserFactory.create(email="dora@exemple.fr")

        accept(dora, ask(cast)[1])

        assert (latest().action, latest().actor, latest().organisation) == ("member.joined", dora.pk, cast.atelier.pk)

    def test_works_once(self, cast: Cast) -> None:
        dora = UserFactory.create(email="dora@exemple.fr")
        key = ask(cast)[1]
        accept(dora, key)

        with pytest.raises(InvitationUnusable):
            accept(dora, key)

    def test_ignores_capitals_of_the_address(self, cast: Cast) -> None:
        InvitationFactory.create(organisation=cast.atelier, email="Dora@Exemple.fr")

        assert accept(UserFactory.create(email="dora@exemple.fr")).organisation == cast.atelier

    def test_for_another_address_is_refused(self, cast: Cast) -> None:
        InvitationFactory.create(organisation=cast.atelier, email="dora@exemple.fr")

        with pytest.raises(InvitationUnusable):
            accept(cast.charlie)
        assert not Membership.objects.filter(user=cast.charlie, organisation=cast.atelier).exists()

    def test_after_its_term_is_refused(self, cast: Cast) -> None:
        InvitationFactory.create(email=cast.charlie.email, expires_at=timezone.now() - timedelta(seconds=1))

        with pytest.raises(InvitationUnusable):
            accept(cast.charlie)

    @pytest.mark.parametrize("key", ["", "another-key"])
    def test_with_an_unknown_key_is_refused(self, cast: Cast, key: str) -> None:
        with pytest.raises(InvitationUnusable):
            accept(cast.charlie, key)

    def test_does_not_change_the_role_of_somebody_who_is_in(self, cast: Cast) -> None:
        InvitationFactory.create(organisation=cast.atelier, email=cast.ben.email, role="admin")

        assert accept(cast.ben).role == "accountant"


class TestTakingBack:
    def test_makes_the_key_worthless(self, cast: Cast) -> None:
        invitation, key = ask(cast)

        invitation_revoke(invitation=invitation, by=Actor(cast.alice.pk))

        assert invitation_find(key=key) is None
        assert actions(organisation=cast.atelier.pk)[-1] == "invitation.revoked"

    def test_after_it_was_accepted_changes_nothing(self, cast: Cast) -> None:
        invitation = InvitationFactory.create(organisation=cast.atelier, accepted_at=timezone.now())

        invitation_revoke(invitation=invitation, by=Actor(cast.alice.pk))

        assert Invitation.objects.filter(pk=invitation.pk).exists()
        assert "invitation.revoked" not in actions()
