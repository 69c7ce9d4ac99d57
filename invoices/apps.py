"""The storey invoices: the trade."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InvoicesConfig(AppConfig):
    """The storey invoices."""

    name = "invoices"
    verbose_name = _("Invoices")
