"""What happens to a person's account."""

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from accounts.models import Membership, User
from accounts.origin import Actor
from accounts.people import display_name
from accounts.services.people import admin_create, person_update, person_welcome
from tests.factories import UserFactory
from tests.trail import actions, latest

pytestmark = pytest.mark.django_db


class TestWelcome:
    def test_gives_an_organisation_of_their_own(self) -> None:
        user = UserFactory.create(full_name="Marie Durand")

        made = person_welcome(user=user, by=Actor(user.pk))

        assert "Marie Durand" in made.name
        assert Membership.objects.get(user=user, organisation=made).role == "admin"

    def test_stands_in_the_trail(self) -> None:
        person_welcome(user=UserFactory.create(), by=Actor())

        assert actions() == ["organisation.created", "person.registered"]

    def test_with_a_very_long_name_still_works(self) -> None:
        made = person_welcome(user=UserFactory.create(email="a" * 64 + "@exemple.fr", full_name="N" * 150), by=Actor())

        assert len(made.name) <= 200


class TestChanging:
    def test_keeps_what_was_given(self) -> None:
        user = UserFactory.create()

        person_update(user=user, facts={"full_name": "Marie", "theme": "dark"}, by=Actor())

        user.refresh_from_db()
        assert (user.full_name, user.theme) == ("Marie", "dark")

    def test_names_only_the_fields_that_changed(self) -> None:
        person_update(
            user=UserFactory.create(full_name="Marie"), facts={"full_name": "Marie", "theme": "dark"}, by=Actor()
        )

        assert latest().fields == ["theme"]

    def test_to_the_same_leaves_no_trace(self) -> None:
        person_update(user=UserFactory.create(theme="dark"), facts={"theme": "dark"}, by=Actor())

        assert actions() == []


class TestFirstAdministrator:
    def test_may_sign_in_and_enter_the_administration(self) -> None:
        user = admin_create(email="root@exemple.fr", password="cheval pile agrafe", organisation="Atelier", by=Actor())

        assert user.check_password("cheval pile agrafe")
        assert (user.is_staff, user.is_superuser) == (True, True)
        assert EmailAddress.objects.get(user=user).verified

    def test_has_an_organisation(self) -> None:
        user = admin_create(email="root@exemple.fr", password="cheval pile agrafe", organisation="Atelier", by=Actor())

        assert Membership.objects.get(user=user).organisation.name == "Atelier"
        assert actions() == ["person.made_administrator", "organisation.created"]


class TestAPerson:
    def test_needs_an_address(self) -> None:
        with pytest.raises(ValueError, match="address"):
            User.objects.create_user("")

    def test_is_found_however_the_address_is_written(self) -> None:
        user = User.objects.create_user("Marie@Exemple.fr")

        assert user.email == "marie@exemple.fr"
        assert User.objects.get_by_natural_key("MARIE@exemple.FR") == user

    def test_cannot_be_there_twice_with_other_capitals(self) -> None:
        User.objects.create_user("marie@exemple.fr")

        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.bulk_create([User(email="MARIE@exemple.fr")])

    def test_without_a_password_comes_in_by_another_door_only(self) -> None:
        assert not User.objects.create_user("marie@exemple.fr").has_usable_password()

    @pytest.mark.parametrize(("name", "shown"), [("Marie Durand", "Marie Durand"), ("", "marie")])
    def test_is_called_by_the_name_they_chose(self, name: str, shown: str) -> None:
        assert display_name(User(email="marie@exemple.fr", full_name=name)) == shown

    @pytest.mark.parametrize(("name", "shown"), [("Marie Durand", "Marie Durand"), ("", "marie@exemple.fr")])
    def test_is_written_for_administrators(self, name: str, shown: str) -> None:
        assert str(User(email="marie@exemple.fr", full_name=name)) == shown
