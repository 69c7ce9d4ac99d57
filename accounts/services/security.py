"""Security events: each leaves a record, and many at once send one message."""

import logging

from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import wiring
from accounts.counters import count
from accounts.origin import Actor
from accounts.services.audit import audit_record

logger = logging.getLogger("probant.security")

WINDOW = 10 * 60
# How many of a kind within the window are worth a message. One lock-out is a forgotten password, five are a burst.
ALARM_AT: dict[str, int] = {
    "session.locked_out": 5,
    "access.refused": 50,
    "token.refused": 30,
    "csp.reported": 20,
}


# Strangers cause most of these. What comes after so many of a kind within the window is in the log alone, or whoever
# likes could fill a trail from which nothing is ever removed.
RECORDED_AT_MOST = 200


def security_event(*, kind: str, by: Actor, subject: str = "", organisation: int | None = None) -> None:
    """Record a security event and raise the alarm when there are many of its kind."""
    seen = count(f"security:{kind}", seconds=WINDOW)
    if seen <= RECORDED_AT_MOST:
        audit_record(action=kind, by=by, subject=subject, organisation=organisation)
    logger.warning("security event: %s", kind, extra={"kind": kind})
    if seen == ALARM_AT.get(kind, 0):
        _alarm(kind)


def _alarm(kind: str) -> None:
    """Tell the security contacts once a window; without contacts the log line is all there is."""
    logger.error("security alarm", extra={"kind": kind, "events": ALARM_AT[kind]})
    contacts = wiring.security_contacts()
    if not contacts:
        return
    with override(wiring.language()):
        _send(kind, contacts)


def _send(kind: str, contacts: list[str]) -> None:
    send_mail(
        _("[Probant] Security: %(count)s × %(kind)s in 10 minutes") % {"count": ALARM_AT[kind], "kind": kind},
        _("Look at the audit trail. Nothing else is sent about this for 10 minutes."),
        None,
        contacts,
        fail_silently=True,
    )
