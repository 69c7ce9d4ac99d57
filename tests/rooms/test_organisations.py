"""Making and changing organisations."""

import pytest

from accounts.models import Membership, Organisation
from accounts.origin import Actor
from accounts.services.organisations import organisation_create, organisation_update
from tests.cast import Cast
from tests.factories import UserFactory
from tests.trail import actions, latest


@pytest.mark.django_db
class TestMaking:
    def test_the_owner_is_its_administrator(self) -> None:
        owner = UserFactory.create()

        made = organisation_create(name="Atelier", owner=owner, by=Actor(owner.pk))

        assert Membership.objects.get(organisation=made).role == "admin"
        assert Membership.objects.get(organisation=made).user == owner

    def test_stands_in_the_trail(self) -> None:
        owner = UserFactory.create()

        made = organisation_create(name="Atelier", owner=owner, by=Actor(owner.pk, via="web"))

        entry = latest()
        assert (entry.action, entry.actor, entry.organisation, entry.via) == (
            "organisation.created",
            owner.pk,
            made.pk,
            "web",
        )


class TestChanging:
    def test_keeps_what_was_given(self, cast: Cast) -> None:
        organisation_update(organisation=cast.atelier, facts={"name": "Autre", "ibans": ["X"]}, by=Actor())

        kept = Organisation.objects.get(pk=cast.atelier.pk)
        assert (kept.name, kept.ibans) == ("Autre", ["X"])

    def test_names_in_the_trail_the_fields_that_changed_and_no_value(self, cast: Cast) -> None:
        organisation_update(organisation=cast.atelier, facts={"name": "Atelier", "siren": "732829320"}, by=Actor())

        assert latest().fields == ["siren"]
        assert "732829320" not in str(latest().__dict__)

    def test_to_the_same_leaves_no_trace(self, cast: Cast) -> None:
        organisation_update(organisation=cast.atelier, facts={"name": "Atelier"}, by=Actor())

        assert actions(action="organisation.changed") == []
