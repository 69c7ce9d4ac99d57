"""Removing what has run out."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import Invitation

# Long enough to see an attack in the morning, short enough not to keep addresses of people for nothing.
KEEP_ATTEMPTS = timedelta(days=7)
KEEP_INVITATIONS = timedelta(days=90)


def accounts_sweep() -> None:
    """Remove expired sessions, old invitations and counters of failed sign-ins; the audit trail stays."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    Invitation.objects.filter(expires_at__lt=now - KEEP_INVITATIONS).delete()
    AccessAttempt.objects.filter(attempt_time__lt=now - KEEP_ATTEMPTS).delete()
