"""What the holder of an account may ask for: all that is kept of it, and to be forgotten."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.errors import LastAdministrator
from accounts.models import ApiToken, Invitation, Membership, Organisation, User
from accounts.origin import Actor
from accounts.roles import Role
from accounts.services.audit import audit_verify
from accounts.services.people import person_update
from accounts.services.privacy import person_erase, person_export
from tests.cast import Cast
from tests.conftest import SignIn
from tests.factories import ApiTokenFactory, InvitationFactory, MembershipFactory, OrganisationFactory
from tests.factories_invoices import DocumentFactory
from tests.trail import actions

CLERK = Actor()


def run(command: str, *options: object) -> str:
    said = io.StringIO()
    call_command(command, *map(str, options), stdout=said, stderr=said)
    return said.getvalue()


class TestAnExport:
    def test_holds_all_that_is_kept(self, cast: Cast) -> None:
        ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier, name="ERP", key="prb_0000aaaasecret")
        person_update(user=cast.ben, facts={"full_name": "Benoît"}, by=Actor(cast.ben.pk))

        told = json.dumps(person_export(user=cast.ben, by=CLERK), default=str, ensure_ascii=False)

        assert all(word in told for word in ("ben@exemple.fr", "Benoît", "Atelier", "accountant", "ERP"))
        assert "person.changed" in told

    def test_holds_no_secret(self, cast: Cast) -> None:
        token = ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier)

        told = json.dumps(person_export(user=cast.ben, by=CLERK), default=str, ensure_ascii=False)

        assert token.digest not in told
        assert cast.ben.password not in told

    def test_is_written_by_a_command(self, cast: Cast, tmp_path: Path) -> None:
        run("export_person", tmp_path / "ben.json", "--account", "Ben@exemple.fr")

        told = json.loads((tmp_path / "ben.json").read_text(encoding="utf-8"))
        assert told["profile"]["email"] == "ben@exemple.fr"
        assert (tmp_path / "ben.json").stat().st_mode & 0o077 == 0
        assert actions(object_id=str(cast.ben.pk)) == ["person.exported"]


class TestErasing:
    def test_takes_all_that_names_them(self, cast: Cast, sign_in: SignIn) -> None:
        ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier)
        InvitationFactory.create(organisation=cast.elsewhere, email="Ben@exemple.fr")
        browser = sign_in(cast.ben)
        facts = {"session_key": browser.session.session_key, "ip": "192.0.2.1", "user_agent": "Firefox"}
        UserSession.objects.create(user=cast.ben, **facts)
        sign_in(cast.ben)
        AccessAttempt.objects.create(username="ben@exemple.fr", ip_address="192.0.2.1", failures_since_start=1)
        LogEntry.objects.create(
            user=cast.sam,
            content_type=ContentType.objects.get_for_model(User),
            object_id=str(cast.ben.pk),
            object_repr="Ben",
            action_flag=CHANGE,
        )
        number = cast.ben.pk

        person_erase(user=cast.ben, by=CLERK)

        assert not User.objects.filter(pk=number).exists()
        for table in (EmailAddress, ApiToken, Membership, UserSession):
            assert number not in table.objects.values_list("user", flat=True)
        for table in (Invitation, AccessAttempt, LogEntry, Session):
            assert not table.objects.exists()

    def test_leaves_their_documents_without_their_name(self, cast: Cast) -> None:
        document = DocumentFactory.create(organisation=cast.atelier, received_by=cast.ben)

        person_erase(user=cast.ben, by=CLERK)

        document.refresh_from_db()
        assert document.received_by is None

    def test_leaves_a_trail_that_holds(self, cast: Cast) -> None:
        number = cast.ben.pk
        person_update(user=cast.ben, facts={"full_name": "Benoît"}, by=Actor(number))

        person_erase(user=cast.ben, by=CLERK)

        assert audit_verify().broken_at is None
        assert actions(object_id=str(number)) == ["person.changed", "person.erased"]

    def test_is_refused_to_the_last_administrator(self, cast: Cast) -> None:
        with pytest.raises(LastAdministrator):
            person_erase(user=cast.alice, by=CLERK)

        assert User.objects.filter(pk=cast.alice.pk).exists()

    def test_goes_once_another_is_named(self, cast: Cast) -> None:
        MembershipFactory.create(user=cast.sam, organisation=cast.atelier, role=Role.ADMIN)

        person_erase(user=cast.alice, by=CLERK)

        assert not User.objects.filter(email="alice@exemple.fr").exists()

    def test_closes_an_organisation_that_is_theirs_alone(self, cast: Cast) -> None:
        person_erase(user=cast.charlie, by=CLERK)

        assert not Organisation.objects.filter(pk=cast.elsewhere.pk).exists()

    def test_is_refused_where_books_would_be_left_to_nobody(self, cast: Cast) -> None:
        DocumentFactory.create(organisation=cast.elsewhere)

        with pytest.raises(LastAdministrator):
            person_erase(user=cast.charlie, by=CLERK)

        assert Membership.objects.filter(user=cast.charlie).exists()


class TestTheCommand:
    def test_erases(self, cast: Cast) -> None:
        assert "is erased" in run("erase_person", "--account", "ben@exemple.fr")
        assert not User.objects.filter(email="ben@exemple.fr").exists()

    def test_may_only_say_what_would_go(self, cast: Cast) -> None:
        assert "would be erased" in run("erase_person", "--account", "ben@exemple.fr", "--dry-run")
        assert User.objects.filter(email="ben@exemple.fr").exists()

    def test_says_why_not(self, cast: Cast) -> None:
        with pytest.raises(CommandError, match="name another administrator"):
            run("erase_person", "--account", "alice@exemple.fr")

    def test_passes_over_invitations_to_others(self, cast: Cast) -> None:
        other = OrganisationFactory.create()
        InvitationFactory.create(organisation=other, expires_at=timezone.now() + timedelta(days=1))

        run("erase_person", "--account", "ben@exemple.fr")

        assert Invitation.objects.exists()
