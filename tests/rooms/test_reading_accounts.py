"""What people find: nothing that is not theirs to see."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from accounts.origin import Actor
from accounts.selectors import organisations as read
from accounts.services.audit import audit_record
from tests.cast import Cast
from tests.factories import ApiTokenFactory, InvitationFactory, MembershipFactory


class TestOrganisations:
    def test_of_a_person_are_only_theirs(self, cast: Cast) -> None:
        assert [each.name for each in read.organisations_of(cast.ben)] == ["Atelier"]

    def test_stand_in_the_order_of_their_names(self, cast: Cast) -> None:
        MembershipFactory.create(user=cast.ben, organisation=cast.elsewhere)

        assert [each.organisation.name for each in read.memberships_of(cast.ben)] == ["Ailleurs", "Atelier"]
        assert [each.name for each in read.organisations_of(cast.ben)] == ["Ailleurs", "Atelier"]

    def test_say_how_many_belong_to_them(self, cast: Cast) -> None:
        assert vars(read.members_count(cast.ben).get())["people"] == 4

    def test_are_written_by_their_name(self, cast: Cast) -> None:
        assert str(cast.place(cast.ben)) == "Ben · Atelier"


class TestAPlace:
    def test_is_found_by_its_owner(self, cast: Cast) -> None:
        found = read.membership_get(user=cast.ben, organisation_id=cast.atelier.pk)

        assert (found.user, found.role) == (cast.ben, "accountant")

    def test_elsewhere_looks_as_if_there_were_none(self, cast: Cast) -> None:
        with pytest.raises(Http404):
            read.membership_get(user=cast.charlie, organisation_id=cast.atelier.pk)

    def test_that_was_left_is_no_longer_there(self, cast: Cast) -> None:
        place = cast.place(cast.ben)
        assert read.is_member(place)

        place.delete()

        assert not read.is_member(place)


class TestWhatBelongsToAnOrganisation:
    def test_members_stand_in_the_order_they_joined(self, cast: Cast) -> None:
        assert [each.user.full_name for each in read.members_of(cast.atelier)] == ["Alice", "Ben", "Rose", "Victor"]

    def test_invitations_are_those_that_wait(self, cast: Cast) -> None:
        waiting = InvitationFactory.create(organisation=cast.atelier)
        InvitationFactory.create(organisation=cast.atelier, email="a@b.fr", digest="a", accepted_at=timezone.now())
        InvitationFactory.create(organisation=cast.atelier, email="c@d.fr", digest="c", expires_at=timezone.now())
        InvitationFactory.create(organisation=cast.elsewhere, email="e@f.fr", digest="e")

        assert list(read.invitations_of(cast.atelier)) == [waiting]
        assert str(waiting) == "invitee@exemple.fr → Atelier"

    def test_the_trail_is_its_own_newest_first(self, cast: Cast) -> None:
        for organisation in (cast.atelier, cast.elsewhere, cast.atelier):
            audit_record(action="organisation.changed", by=Actor(), organisation=organisation.pk)

        found = list(read.trail_of(cast.atelier))

        assert len(found) == 2
        assert found[0].pk > found[1].pk


class TestTokens:
    def test_are_only_ones_own(self, cast: Cast) -> None:
        mine = ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier)
        ApiTokenFactory.create(user=cast.alice, organisation=cast.atelier)

        assert list(read.tokens_of(cast.ben)) == [mine]

    def test_may_be_those_for_one_organisation(self, cast: Cast) -> None:
        soon = timezone.now() + timedelta(days=1)
        ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier, expires_at=soon)
        there = ApiTokenFactory.create(user=cast.ben, organisation=cast.elsewhere)

        assert list(read.tokens_of(cast.ben, cast.elsewhere)) == [there]


def test_people_who_were_erased_are_not_found_behind_their_number(cast: Cast) -> None:
    gone = cast.ben.pk
    cast.ben.delete()

    assert read.people_by_id({gone, cast.alice.pk}) == {cast.alice.pk: cast.alice}
