"""What members are, and letting them go."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.errors import LastAdministrator
from accounts.models import Membership
from accounts.origin import Actor
from accounts.services.members import member_remove, member_set_role
from accounts.services.tokens import token_find
from tests.cast import Cast
from tests.factories import ApiTokenFactory, MembershipFactory
from tests.trail import actions, latest


class TestChangingARole:
    def test_is_kept(self, cast: Cast) -> None:
        member_set_role(membership=cast.place(cast.ben), role="viewer", by=Actor(cast.alice.pk))

        assert cast.place(cast.ben).role == "viewer"

    def test_stands_in_the_trail(self, cast: Cast) -> None:
        place = cast.place(cast.ben)

        member_set_role(membership=place, role="viewer", by=Actor(cast.alice.pk))

        entry = latest()
        assert (entry.action, entry.actor, entry.object_id, entry.fields) == (
            "member.role_changed",
            cast.alice.pk,
            str(place.pk),
            ["role"],
        )

    def test_to_the_same_leaves_no_trace(self, cast: Cast) -> None:
        member_set_role(membership=cast.place(cast.ben), role="accountant", by=Actor())

        assert actions(action="member.role_changed") == []

    def test_of_the_last_administrator_is_refused(self, cast: Cast) -> None:
        with pytest.raises(LastAdministrator):
            member_set_role(membership=cast.place(cast.alice), role="viewer", by=Actor())
        assert cast.place(cast.alice).role == "admin"

    def test_of_one_of_two_administrators_passes(self, cast: Cast) -> None:
        member_set_role(membership=cast.place(cast.ben), role="admin", by=Actor())

        member_set_role(membership=cast.place(cast.alice), role="viewer", by=Actor())

        assert cast.place(cast.alice).role == "viewer"

    def test_an_administrator_elsewhere_does_not_count(self, cast: Cast) -> None:
        Membership.objects.create(user=cast.charlie, organisation=cast.atelier, role="viewer")

        with pytest.raises(LastAdministrator):
            member_set_role(membership=cast.place(cast.alice), role="viewer", by=Actor())


class TestLettingGo:
    def test_takes_the_place_away(self, cast: Cast) -> None:
        member_remove(membership=cast.place(cast.ben), by=Actor())

        assert not Membership.objects.filter(user=cast.ben).exists()

    def test_stops_the_tokens_for_this_organisation_only(self, cast: Cast) -> None:
        ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier, key="prb_00000001atelier")
        MembershipFactory.create(user=cast.ben, organisation=cast.elsewhere)
        ApiTokenFactory.create(user=cast.ben, organisation=cast.elsewhere, key="prb_00000002ailleurs")

        member_remove(membership=cast.place(cast.ben), by=Actor())

        assert token_find(key="prb_00000001atelier") is None
        assert token_find(key="prb_00000002ailleurs") is not None

    def test_leaves_the_hour_at_which_a_token_was_stopped_before(self, cast: Cast) -> None:
        yesterday = timezone.now() - timedelta(days=1)
        token = ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier, revoked_at=yesterday)

        member_remove(membership=cast.place(cast.ben), by=Actor())

        token.refresh_from_db()
        assert token.revoked_at == yesterday

    def test_stands_in_the_trail(self, cast: Cast) -> None:
        member_remove(membership=cast.place(cast.ben), by=Actor(cast.alice.pk))

        assert (latest().action, latest().organisation) == ("member.removed", cast.atelier.pk)

    def test_the_last_administrator_is_refused(self, cast: Cast) -> None:
        with pytest.raises(LastAdministrator, match=r"\w"):
            member_remove(membership=cast.place(cast.alice), by=Actor())
        assert cast.place(cast.alice).role == "admin"


class TestWhatSomebodyElseHasJustChanged:
    """The row in hand is older than the one in the database."""

    def test_the_only_administrator_left_is_kept(self, cast: Cast) -> None:
        seen_before = cast.place(cast.ben)
        Membership.objects.filter(pk=seen_before.pk).update(role="admin")
        Membership.objects.filter(pk=cast.place(cast.alice).pk).update(role="viewer")

        with pytest.raises(LastAdministrator):
            member_remove(membership=seen_before, by=Actor())

    def test_somebody_who_is_gone_gets_no_role_and_leaves_no_trace(self, cast: Cast) -> None:
        seen_before = cast.place(cast.ben)
        Membership.objects.filter(pk=seen_before.pk).delete()

        member_set_role(membership=seen_before, role="viewer", by=Actor())

        assert "member.role_changed" not in actions()
