"""The pages about a company, as those see them who manage it, who only look on, and who may not."""

from accounts.models import Membership
from accounts.origin import Actor
from accounts.roles import Role
from accounts.services.members import member_set_role
from tests.browser.screen import Screen, atelier
from tests.browser.stage import Stage
from tests.cast import Cast
from tests.factories import InvitationFactory, MembershipFactory, UserFactory

PAGES = 51


def in_two_companies(cast: Cast) -> None:
    MembershipFactory.create(user=cast.alice, organisation=cast.elsewhere, role=Role.VIEWER)


def with_an_invitation(cast: Cast) -> None:
    InvitationFactory.create(organisation=cast.atelier, email="nadia@exemple.fr", invited_by=cast.alice)


def with_a_long_name(cast: Cast) -> None:
    cast.atelier.name = "Société coopérative d’approvisionnement des menuisiers-ébénistes du Haut-Languedoc"
    cast.atelier.save()
    someone = UserFactory.create(full_name="", email="prenom.compose-nom-de-famille.tres-long@sous-domaine.exemple.fr")
    MembershipFactory.create(user=someone, organisation=cast.atelier, role=Role.REVIEWER)


def with_a_trail(cast: Cast) -> None:
    """Do enough for the trail to take two pages."""
    for turn in range(PAGES):
        role = Role.REVIEWER if turn % 2 else Role.VIEWER
        member_set_role(membership=cast.place(cast.rose), role=role, by=Actor(cast.alice.pk, "web"))


def gives_wrong_numbers(stage: Stage) -> None:
    stage.show("organisation_settings", stage.cast.atelier.pk)
    stage.fill(name="", siren="123456789", vat_number="FR00", ibans="FR76 1234")
    stage.send()


def invites_a_member(stage: Stage) -> None:
    stage.show("member_invite", stage.cast.atelier.pk)
    stage.fill(email=stage.cast.ben.email)
    stage.send()


def asks_to_remove(stage: Stage) -> None:
    """Open the question that stands before a member is let go."""
    stage.show("member_list", stage.cast.atelier.pk)
    row = stage.page.locator("main tr", has_text=stage.cast.ben.email)
    row.locator("[data-dialog-target=open]").click()
    stage.page.locator("dialog[open]").wait_for()


def changes_a_role(stage: Stage) -> None:
    """Come back to the list with a message that it is done."""
    stage.show("member_list", stage.cast.atelier.pk)
    row = stage.page.locator("main tr", has_text=stage.cast.ben.email)
    row.locator("select[name=role]").select_option(Role.REVIEWER.value)
    row.locator("button[type=submit]").first.click()
    stage.page.locator(".messages li").wait_for()


def alone(cast: Cast) -> None:
    Membership.objects.filter(organisation=cast.atelier).exclude(user=cast.alice).delete()


ORGANISATIONS = (
    Screen("organisations", "organisation_list", "alice", before=in_two_companies),
    Screen("organisations-one", "organisation_list", "victor"),
    Screen("organisation-new", "organisation_create", "alice"),
    Screen("organisation", "organisation_settings", "alice", atelier),
    Screen("organisation-errors", "organisation_settings", "alice", atelier, way=gives_wrong_numbers, status=422),
    Screen("organisation-viewer", "organisation_settings", "victor", atelier),
    Screen("members", "member_list", "alice", atelier, before=with_an_invitation),
    Screen("members-long", "member_list", "alice", atelier, before=with_a_long_name),
    Screen("members-alone", "member_list", "alice", atelier, before=alone),
    Screen("members-viewer", "member_list", "victor", atelier),
    Screen("members-message", "member_list", "alice", atelier, way=changes_a_role),
    Screen("members-dialog", "member_list", "alice", atelier, way=asks_to_remove, in_dialog=True),
    Screen("member-invite", "member_invite", "alice", atelier),
    Screen("member-invite-errors", "member_invite", "alice", atelier, way=invites_a_member, status=422),
    Screen("audit", "audit_list", "alice", atelier, before=with_a_trail),
    Screen("audit-short", "audit_list", "alice", atelier),
)
