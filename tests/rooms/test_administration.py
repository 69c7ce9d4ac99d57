"""The administration: every change leaves its trace, and secrets are nowhere."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from accounts.models import ApiToken, Invitation, Organisation, User
from accounts.roles import Role
from tests.cast import Cast
from tests.conftest import SignIn
from tests.doubles.telephone import telephone_of
from tests.factories import ApiTokenFactory, InvitationFactory
from tests.trail import latest

OURS = [model for model in admin.site._registry if model._meta.app_label != "axes"]


@pytest.fixture
def office(cast: Cast, sign_in: SignIn) -> Client:
    """Sam's browser, in the administration."""
    User.objects.filter(pk=cast.sam.pk).update(is_superuser=True)
    telephone_of(cast.sam)
    return sign_in(cast.sam)


def address(model: type[Any], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", OURS, ids=[model.__name__ for model in OURS])
class TestEveryList:
    def test_opens(self, cast: Cast, office: Client, model: type[Any]) -> None:
        InvitationFactory.create(organisation=cast.atelier)
        ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier)

        assert office.get(address(model, "changelist")).status_code == 200

    def test_opens_its_rows_without_their_secrets(self, cast: Cast, office: Client, model: type[Any]) -> None:
        InvitationFactory.create(organisation=cast.atelier)
        ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier)
        row = model._default_manager.first()

        page = office.get(address(model, "change", row.pk)).content.decode() if row else ""

        secrets = {getattr(row, "digest", ""), cast.alice.password, *_secrets_of_authenticators()} - {""}
        assert not [secret for secret in secrets if secret in page]


def _secrets_of_authenticators() -> list[str]:
    return [each.data["secret"] for each in Authenticator.objects.all()]


class TestChanging:
    def test_an_organisation_leaves_the_names_of_the_fields(self, cast: Cast, office: Client) -> None:
        facts = {"name": "Autre", "siren": "", "vat_number": "", "ibans": ""}
        rows = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}

        office.post(address(Organisation, "change", cast.atelier.pk), {**facts, **rows})

        assert (latest().action, latest().actor) == ("admin.changed", cast.sam.pk)
        assert latest().fields == ["name"]
        assert "Autre" not in str(latest().__dict__)

    def test_adding_an_organisation_leaves_a_trace(self, office: Client) -> None:
        facts = {"name": "Nouvelle", "siren": "", "vat_number": "", "ibans": ""}
        rows = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}

        office.post(address(Organisation, "add"), {**facts, **rows})

        assert Organisation.objects.filter(name="Nouvelle").exists()
        assert latest().action == "admin.added"

    def test_removing_an_invitation_leaves_a_trace(self, cast: Cast, office: Client) -> None:
        invitation = InvitationFactory.create(organisation=cast.atelier)

        office.post(address(Invitation, "delete", invitation.pk), {"post": "yes"})

        assert not Invitation.objects.exists()
        assert (latest().action, latest().object_id) == ("admin.deleted", str(invitation.pk))

    def test_erasing_a_person_is_possible_and_leaves_a_trace(self, cast: Cast, office: Client) -> None:
        ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier)

        office.post(address(User, "delete", cast.ben.pk), {"post": "yes"})

        assert not User.objects.filter(email="ben@exemple.fr").exists()
        assert latest().action == "admin.deleted"


class TestSearching:
    def test_by_what_the_list_shows_finds(self, office: Client) -> None:
        assert office.get(address(User, "changelist"), {"is_staff__exact": "1"}).status_code == 200

    @pytest.mark.parametrize("guess", ["password__startswith", "memberships__role", "api_tokens__digest__startswith"])
    def test_letter_by_letter_in_what_it_hides_is_refused(self, office: Client, guess: str) -> None:
        assert office.get(address(User, "changelist"), {guess: "a"}).status_code == 400


class TestNobody:
    @pytest.mark.parametrize("model", [User, ApiToken, Invitation])
    def test_adds_by_hand_what_is_made_elsewhere(self, office: Client, model: type[Any]) -> None:
        assert office.get(address(model, "add")).status_code == 403

    def test_touches_the_trail(self, cast: Cast, office: Client) -> None:
        row = latest()
        model = type(row)

        assert office.post(address(model, "change", row.pk), {"action": "x"}).status_code == 403
        assert office.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403


class TestMembersBelowAnOrganisation:
    def test_are_looked_at_and_not_touched(self, cast: Cast, office: Client) -> None:
        place = cast.place(cast.alice)
        facts = {"name": cast.atelier.name, "siren": "", "vat_number": "", "ibans": ""}
        rows = {"memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "1"}
        removal = {"memberships-0-id": str(place.pk), "memberships-0-role": Role.VIEWER, "memberships-0-DELETE": "on"}

        office.post(address(Organisation, "change", cast.atelier.pk), {**facts, **rows, **removal})

        assert cast.place(cast.alice).role == Role.ADMIN

    def test_a_change_of_the_organisation_stands_in_its_own_trail(self, cast: Cast, office: Client) -> None:
        facts = {"name": "Autre", "siren": "", "vat_number": "", "ibans": ""}
        rows = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}

        office.post(address(Organisation, "change", cast.atelier.pk), {**facts, **rows})

        assert latest().organisation == cast.atelier.pk


class TestRemovingASession:
    @pytest.mark.parametrize("way", ["delete", "changelist"])
    def test_ends_it(self, cast: Cast, office: Client, way: str) -> None:
        browser = Client()
        browser.force_login(cast.ben, backend="allauth.account.auth_backends.AuthenticationBackend")
        key = browser.session.session_key
        row = UserSession.objects.create(user=cast.ben, session_key=key, ip="192.0.2.7", user_agent="")
        several = {"action": "delete_selected", "_selected_action": str(row.pk), "post": "yes"}

        office.post(address(UserSession, way, *([row.pk] if way == "delete" else [])), several)

        assert browser.get(reverse("profile")).status_code == 302


class TestSomebodyWithSomeRights:
    """Staff who may change people, and are not superusers."""

    @pytest.fixture
    def clerk(self, cast: Cast, client: Client) -> Client:
        cast.rose.is_staff = cast.rose.is_demo = True
        cast.rose.save()
        cast.rose.user_permissions.set(Permission.objects.filter(codename__in=["change_user", "delete_user"]))
        client.force_login(cast.rose, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    @pytest.fixture(autouse=True)
    def _demonstration(self, settings: Settings) -> None:
        settings.DEMO_ACCOUNTS_ALLOWED = True

    def test_cannot_give_themselves_all_of_them(self, cast: Cast, clerk: Client) -> None:
        asked = {"full_name": "Rose", "theme": "system", "is_active": "on", "is_staff": "on", "is_superuser": "on"}

        clerk.post(address(User, "change", cast.rose.pk), asked)

        cast.rose.refresh_from_db()
        assert not cast.rose.is_superuser

    @pytest.mark.parametrize("page", ["change", "delete"])
    def test_cannot_touch_somebody_who_has_all(self, cast: Cast, clerk: Client, page: str) -> None:
        User.objects.filter(pk=cast.sam.pk).update(is_superuser=True)

        clerk.post(address(User, page, cast.sam.pk), {"full_name": "x", "theme": "system", "post": "yes"})

        assert User.objects.get(pk=cast.sam.pk).full_name == "Sam"
