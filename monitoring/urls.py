"""The pages of monitoring."""

from django.urls import path

from monitoring.web import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
