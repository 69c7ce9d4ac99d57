"""The messages that accounts sends by itself; django-allauth sends the others, through the same adapter."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import Invitation


def invitation_send(*, request: HttpRequest, invitation: Invitation, key: str) -> None:
    """Send an invitation with the address that opens it; the address is replaced as soon as it is followed."""
    address = request.build_absolute_uri(reverse("invitation_open", kwargs={"key": key}))
    context = {"invitation": invitation, "organisation": invitation.organisation, "address": address}
    get_adapter(request).send_mail("accounts/email/invitation", invitation.email, context)
