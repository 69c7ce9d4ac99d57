"""Listens to what happens to people's accounts: writes the trail, ends other sessions, makes the first organisation."""

from typing import Any

from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa
from allauth.usersessions.models import UserSession
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import Signal, receiver
from django.http import HttpRequest
from django.utils import timezone

from accounts.desk import SEEN, STARTED
from accounts.lockout import name_tried
from accounts.models import User
from accounts.origin import Actor
from accounts.services.audit import audit_record
from accounts.services.people import person_welcome
from accounts.services.security import security_event

# Who says that a token was refused.
TOKEN_DOOR = "accounts.api.authentication"  # noqa: S105
# Events of one's own account, and the word that the trail keeps for each.
RECORDED: dict[Signal, str] = {
    account.password_changed: "password.changed",
    account.password_set: "password.set",
    account.password_reset: "password.reset",
    account.email_confirmed: "email.confirmed",
    account.email_added: "email.added",
    account.email_removed: "email.removed",
    account.email_changed: "email.changed",
    mfa.authenticator_added: "second_factor.added",
    mfa.authenticator_removed: "second_factor.removed",
    mfa.authenticator_reset: "second_factor.reset",
    mfa.authentication_failed: "second_factor.refused",
    account.password_reset_code_rejected: "code.refused",
    account.email_verification_code_rejected: "code.refused",
}
# After these, every other session of the person ends: whoever holds one must prove themselves anew.
ENDS_OTHERS = (
    account.password_changed,
    account.password_set,
    account.password_reset,
    mfa.authenticator_added,
    mfa.authenticator_removed,
)


@receiver(list(RECORDED))
def record_event(signal: Signal, request: HttpRequest, **facts: Any) -> None:
    """Write what happened to an account into the trail."""
    user = facts.get("user") or _owner(facts.get("email_address"))
    audit_record(action=RECORDED[signal], by=_by(request, user), on=user)


@receiver(list(ENDS_OTHERS))
def end_other_sessions(request: HttpRequest, user: User, **_facts: Any) -> None:
    """End the person's other sessions."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
        session.end()


@receiver(user_logged_in)
def start_session(request: HttpRequest, user: User, **_facts: Any) -> None:
    """Start the clock of a session."""
    now = int(timezone.now().timestamp())
    request.session[STARTED] = request.session[SEEN] = now
    audit_record(action="session.signed_in", by=_by(request, user), on=user)


@receiver(user_logged_out)
def record_sign_out(request: HttpRequest, user: User | None, **_facts: Any) -> None:
    """Write a sign-out into the trail."""
    if user is not None:
        audit_record(action="session.signed_out", by=_by(request, user), on=user)


@receiver(user_login_failed)
def record_refusal(sender: object, request: HttpRequest | None, credentials: dict[str, str], **_facts: Any) -> None:
    """Write a refused sign-in into the trail; the name that was tried only as a digest.

    A refused token has a word of its own there, written where it is answered.
    """
    if request is None or sender == TOKEN_DOOR or getattr(request, "axes_locked_out", False):
        return
    security_event(kind="session.refused", by=_by(request), subject=name_tried(request, credentials))


@receiver(user_locked_out)
def record_lockout(request: HttpRequest, username: str, **_facts: Any) -> None:
    """Write a lock-out into the trail when it begins; whoever keeps knocking cannot fill the trail with it."""
    begins = getattr(request, "axes_failures_since_start", None) is not None
    if begins and not getattr(request, "lockout_recorded", False):
        request.lockout_recorded = True  # type: ignore[attr-defined]
        security_event(kind="session.locked_out", by=_by(request), subject=username)


@receiver(account.user_signed_up)
def welcome(request: HttpRequest, user: User, **_facts: Any) -> None:
    """Make the organisation of a person who has just registered."""
    person_welcome(user=user, by=_by(request, user))


def _by(request: HttpRequest, user: User | None = None) -> Actor:
    actor = Actor.of(request)
    return actor if user is None else Actor(user.pk, actor.via, actor.address, actor.request_id)


def _owner(address: EmailAddress | None) -> User | None:
    return address.user if address is not None else None
