"""The switchboard, with what every page needs: template tags, context, error pages."""

from django.apps import AppConfig


class OcrsiteConfig(AppConfig):
    """The switchboard; nobody imports it."""

    name = "ocrsite"
