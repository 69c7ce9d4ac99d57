"""The storey invoices: the trade."""

from importlib import import_module

from celery.signals import worker_process_shutdown
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InvoicesConfig(AppConfig):
    """The storey invoices."""

    name = "invoices"
    verbose_name = _("Invoices")

    def ready(self) -> None:
        """End the readers of a worker process with it."""
        worker_process_shutdown.connect(_close_tools, dispatch_uid="invoices.close_tools")


def _close_tools(**_facts: object) -> None:
    # Not at the top: models are not ready while this module is loaded.
    import_module("invoices.wiring").close_worker_tools()
