"""The storey learning: anything fitted from data."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    """The storey learning."""

    name = "learning"
    verbose_name = _("Learning")
