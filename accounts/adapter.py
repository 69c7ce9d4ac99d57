"""Where django-allauth asks this installation what it wants."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils import timezone

from accounts import origin, vault, wiring
from accounts.desk import STARTED
from accounts.errors import MessageNotSent
from accounts.selectors.invitations import invitation_waiting

logger = logging.getLogger("probant.mail")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Registration by the installation's rule, addresses by its proxies, lock-outs by django-axes."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell whether this visitor may make an account."""
        return registration_open(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave the counting of failures to django-axes.

        The library's own counter is by name alone: anybody could lock anybody out with it.
        """

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a message, or say in words for a person that it could not be sent."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as problem:
            logger.exception("message not sent", extra={"template": template_prefix})
            raise MessageNotSent from problem

    def is_safe_url(self, url: str | None) -> bool:
        """Tell whether an address to go on to is one of ours; some Pythons refuse to read the worst ones at all."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password again only when signing in is longer ago than such an answer would be good for."""
        started = context.request.session.get(STARTED, 0)
        if timezone.now().timestamp() - started < wiring.proof_seconds():
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the client's address by the same rule as everywhere else."""
        return origin.client_address(request)


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The organisation's own directory has already decided who exists; only `closed` stops it."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Tell whether somebody whom the directory vouches for gets an account at the first sign-in."""
        return wiring.registration() != "closed"


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The secrets behind codes are kept encrypted."""

    def encrypt(self, text: str) -> str:
        """Encrypt a secret for the database."""
        return vault.encrypt(text, keys=wiring.vault_keys())

    def decrypt(self, encrypted_text: str) -> str:
        """Read a secret from the database."""
        return vault.decrypt(encrypted_text, keys=wiring.vault_keys())


def registration_open(request: HttpRequest) -> bool:
    """Tell whether this visitor may make an account: anybody, those with an invitation, or nobody."""
    rule = wiring.registration()
    return rule == "open" or (rule == "invite" and invitation_waiting(request) is not None)
