"""The queue's application. Tasks are found in the `tasks` module of each storey."""

import os

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ocrsite.settings.local")

app = Celery("probant")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def keep_logging(**_facts: object) -> None:
    """Keep Django's way of logging: Celery would put its own in its place."""
