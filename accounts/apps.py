"""The storey accounts: who may do what."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, organisations, tokens, the audit trail."""

    name = "accounts"
    verbose_name = _("People and organisations")

    def ready(self) -> None:
        """Connect what listens to sign-ins."""
        import_module("accounts.receivers")
