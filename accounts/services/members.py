"""Inviting people, changing what they may do, and letting them go."""

from django.db import transaction
from django.utils import timezone

from accounts import wiring
from accounts.errors import AlreadyMember, InvitationUnusable, LastAdministrator, TooManyInvitations
from accounts.keys import digest_of, fresh_key
from accounts.models import ApiToken, Invitation, Membership, Organisation, User
from accounts.origin import Actor
from accounts.roles import Role
from accounts.services.audit import audit_record
from accounts.throttles import over

# Invitations are messages to strangers in our name: enough for a company's whole office, too few for advertising.
INVITATIONS_AN_HOUR = 40


@transaction.atomic
def invitation_create(*, organisation: Organisation, email: str, role: str, by: Actor) -> tuple[Invitation, str]:
    """Ask somebody to join and return the invitation with its key; asking again renews key, role and term.

    Raises:
        AlreadyMember: the address belongs to a member.
        TooManyInvitations: this person has sent too many within the hour.
    """
    email = email.strip().lower()
    if organisation.memberships.filter(user__email__iexact=email).exists():
        raise AlreadyMember
    if over("invitation", str(by.user_id), most=INVITATIONS_AN_HOUR, seconds=3600):
        raise TooManyInvitations
    key = fresh_key()
    invitation, _ = Invitation.objects.update_or_create(
        organisation=organisation,
        email=email,
        accepted_at=None,
        defaults={
            "role": role,
            "digest": digest_of(key),
            "invited_by_id": by.user_id,
            "expires_at": timezone.now() + wiring.INVITATION_LIFE,
        },
    )
    audit_record(action="member.invited", by=by, organisation=organisation.pk, on=invitation, subject=email)
    return invitation, key


@transaction.atomic
def invitation_revoke(*, invitation: Invitation, by: Actor) -> None:
    """Take an invitation back; one that was answered in the meantime stays answered."""
    if Invitation.objects.filter(pk=invitation.pk, accepted_at=None).delete()[0]:
        audit_record(action="invitation.revoked", by=by, organisation=invitation.organisation_id, on=invitation)


@transaction.atomic
def invitation_accept(*, key: str, user: User, by: Actor) -> Membership:
    """Make the invited person a member.

    Raises:
        InvitationUnusable: unknown, used or expired key, or an address that is not this person's.
    """
    invitation = Invitation.objects.open().select_for_update().filter(digest=digest_of(key)).first()
    if invitation is None or invitation.email.lower() != user.email.lower():
        raise InvitationUnusable
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    membership, _ = Membership.objects.get_or_create(
        user=user, organisation=invitation.organisation, defaults={"role": invitation.role}
    )
    audit_record(action="member.joined", by=by, organisation=membership.organisation_id, on=membership)
    return membership


@transaction.atomic
def member_set_role(*, membership: Membership, role: str, by: Actor) -> Membership:
    """Change what a member may do.

    Raises:
        LastAdministrator: nobody would be left to manage the organisation.
    """
    _hold(membership.organisation_id)
    if role != Role.ADMIN:
        _keep_an_administrator(membership)
    place = Membership.objects.filter(pk=membership.pk)
    if place.exclude(role=role).update(role=role):
        audit_record(
            action="member.role_changed", by=by, organisation=membership.organisation_id, on=membership, fields=["role"]
        )
    membership.role = role
    return membership


@transaction.atomic
def member_remove(*, membership: Membership, by: Actor) -> None:
    """Let a member go; the tokens they made for this organisation stop at once.

    Raises:
        LastAdministrator: nobody would be left to manage the organisation.
    """
    _hold(membership.organisation_id)
    _keep_an_administrator(membership)
    tokens = ApiToken.objects.filter(user=membership.user, organisation=membership.organisation, revoked_at=None)
    tokens.update(revoked_at=timezone.now())
    if Membership.objects.filter(pk=membership.pk).delete()[0]:
        audit_record(action="member.removed", by=by, organisation=membership.organisation_id, on=membership)


def _hold(organisation_id: int) -> None:
    """Let changes among the members of an organisation take turns."""
    Organisation.objects.select_for_update().get(pk=organisation_id)


def _keep_an_administrator(leaving: Membership) -> None:
    """Refuse to take the last administrator away, by what the database says now."""
    administrators = Membership.objects.filter(organisation=leaving.organisation_id, role=Role.ADMIN)
    if set(administrators.values_list("pk", flat=True)) == {leaving.pk}:
        raise LastAdministrator
