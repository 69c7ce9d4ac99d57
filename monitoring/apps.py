"""The storey monitoring: watches the rest."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MonitoringConfig(AppConfig):
    """The storey monitoring."""

    name = "monitoring"
    verbose_name = _("Monitoring")
