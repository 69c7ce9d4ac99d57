"""The dead-man alarm: when nothing has come from a source for too long, those who manage the organisation are told."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from accounts.models import Membership, User
from accounts.origin import Actor
from accounts.roles import Role
from accounts.services.audit import audit_record
from accounts.wiring import language
from invoices.models import Source

logger = logging.getLogger("probant.sources")


def silence_alarm() -> int:
    """Tell of each source that has been silent for longer than it may; once, until something comes again."""
    watched = Source.objects.filter(is_active=True, silent_hours__gt=0, alarmed_at=None).select_related("organisation")
    return sum(_alarm(source) for source in watched if _is_silent(source, timezone.now()))


def silent_since(source: Source) -> datetime:
    """Return since when nothing has come: the last document, or the moment from which it is watched."""
    return max(source.last_arrival_at or source.watched_since, source.watched_since)


def _is_silent(source: Source, now: datetime) -> bool:
    return now - silent_since(source) > timedelta(hours=source.silent_hours)


def _alarm(source: Source) -> bool:
    """Send the messages and note that they are sent; where none could be, the alarm is raised again next time."""
    mine = Source.objects.filter(Q(pk=source.pk), Q(alarmed_at=None), Q(last_arrival_at=source.last_arrival_at))
    if not mine.update(alarmed_at=timezone.now()):
        return False
    logger.warning("source silent", extra={"source": source.pk, "hours": source.silent_hours})
    sent = [_sent(source, person) for person in _administrators(source)]
    if sent and not any(sent):
        Source.objects.filter(pk=source.pk).update(alarmed_at=None)
        return False
    with transaction.atomic():
        audit_record(action="source.silent", by=Actor(), organisation=source.organisation_id, on=source)
    return True


def _administrators(source: Source) -> list[User]:
    places = Membership.objects.filter(organisation=source.organisation_id, role=Role.ADMIN, user__is_active=True)
    return [place.user for place in places.select_related("user").order_by("pk")]


def _sent(source: Source, person: User) -> bool:
    """Write to one person in their language; a mail server that is away is logged."""
    with override(person.language or language()):
        context = {"source": source, "organisation": source.organisation, "since": silent_since(source)}
        subject = " ".join(render_to_string("invoices/source_email/silent_subject.txt", context).split())
        body = render_to_string("invoices/source_email/silent_message.txt", context)
    try:
        send_mail(subject, body, None, [person.email])
    except (OSError, SMTPException) as problem:
        logger.warning("message not sent", extra={"source": source.pk, "problem": type(problem).__name__})
        return False
    return True
