"""The switchboard; nobody imports it. The queue's application is loaded with it, so that web pages find the broker."""

from ocrsite.celery import app as celery_app

__all__ = ["celery_app"]
