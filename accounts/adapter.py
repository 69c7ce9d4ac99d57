"""Where django-allauth asks this installation what it wants."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from accounts import origin, vault, wiring
from accounts.selectors.invitations import invitation_waiting


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Registration by the installation's rule, addresses by its proxies, lock-outs by django-axes."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell whether this visitor may make an account."""
        return registration_open(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave the counting of failures to django-axes.

        The library's own counter is by name alone: anybody could lock anybody out with it.
        """

    def is_safe_url(self, url: str | None) -> bool:
        """Tell whether an address to go on to is one of ours; some Pythons refuse to read the worst ones at all."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

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
