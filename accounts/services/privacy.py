"""What the holder of an account may ask for: all that is kept of it, and to be forgotten."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from accounts.errors import LastAdministrator
from accounts.models import ApiToken, AuditEntry, Invitation, Membership, Organisation, User
from accounts.origin import Actor
from accounts.roles import Role
from accounts.services.audit import audit_record

PROFILE = ("id", "email", "full_name", "language", "theme", "date_joined", "last_login", "is_active", "is_staff")
OF_TOKENS = ("name", "prefix", "organisation__name", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at")
OF_SESSIONS = ("ip", "user_agent", "created_at", "last_seen_at")
OF_TRAIL = ("at", "action", "organisation", "object_type", "object_id", "fields", "via")


def person_export(*, user: User, by: Actor) -> dict[str, object]:
    """Return all that is kept of an account; secrets are not among it, because only digests of them are kept."""
    theirs: dict[str, object] = {
        "profile": {name: getattr(user, name) for name in PROFILE},
        "addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "memberships": list(user.memberships.values("organisation__name", "role", "created_at")),
        "invitations": list(_invitations(user).values("organisation__name", "role", "created_at", "accepted_at")),
        "tokens": list(user.api_tokens.values(*OF_TOKENS)),
        "second_factors": list(Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")),
        "single_sign_on": list(SocialAccount.objects.filter(user=user).values("provider", "uid", "date_joined")),
        "sessions": list(UserSession.objects.filter(user=user).values(*OF_SESSIONS)),
        "done": list(AuditEntry.objects.filter(actor=user.pk).order_by("pk").values(*OF_TRAIL)),
    }
    audit_record(action="person.exported", by=by, on=user)
    return theirs


@transaction.atomic
def person_erase(*, user: User, by: Actor) -> None:
    """Remove an account with all that names it; documents they sent in stay, without their name.

    The audit trail keeps numbers and digests, which name nobody once the account is gone.

    Raises:
        LastAdministrator: an organisation would have nobody left to manage it, or is theirs alone and has documents.
    """
    _leave_organisations(user)
    _end_sessions(user)
    _invitations(user).delete()
    for attempts in (AccessAttempt, AccessFailureLog, AccessLog):
        attempts.objects.filter(username__iexact=user.email).delete()
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=kind, object_id=str(user.pk)).delete()
    number = user.pk
    user.delete()
    user.pk = number
    audit_record(action="person.erased", by=by, on=user)


def _leave_organisations(user: User) -> None:
    places = Membership.objects.filter(user=user)
    mine = Organisation.objects.filter(pk__in=places.values("organisation")).order_by("pk").select_for_update()
    for organisation in mine:
        others = organisation.memberships.exclude(user=user)
        if not others.exists():
            _close(organisation)
        elif not others.filter(role=Role.ADMIN).exists():
            raise LastAdministrator


def _end_sessions(user: User) -> None:
    for known in UserSession.objects.filter(user=user):
        known.end()
    # One that was opened by another door than the sign-in page is in no list.
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()


def _close(organisation: Organisation) -> None:
    """Remove an organisation that nobody else belongs to, unless books are kept in it."""
    try:
        ApiToken.objects.filter(organisation=organisation).delete()
        organisation.delete()
    except ProtectedError as problem:
        raise LastAdministrator from problem


def _invitations(user: User) -> QuerySet[Invitation]:
    return Invitation.objects.filter(email__iexact=user.email)
