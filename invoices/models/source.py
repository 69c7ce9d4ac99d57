"""Where documents come from by themselves, and every time they were fetched."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation


class SourceQuerySet(models.QuerySet["Source"]):
    """The sources, by who reads them."""

    def of(self, organisation: Organisation) -> Self:
        """Those of an organisation."""
        return self.filter(organisation=organisation)

    def due(self, now: datetime) -> Self:
        """Those whose turn has come and that nobody pulls now."""
        return self.filter(is_active=True, next_run_at__lte=now).filter(Q(lease_until=None) | Q(lease_until__lte=now))


class Source(models.Model):
    """A place from which documents are pulled: an API, a container, a folder, a mailbox."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="sources")
    name = models.CharField(_("Name"), max_length=100)
    kind = models.CharField(_("Kind"), max_length=40)
    settings = models.JSONField(_("Settings"), default=dict)
    # Encrypted; opened only while it is pulled.
    sealed = models.TextField(editable=False, blank=True)
    # Where to go on; saved with each document that has become durable.
    cursor = models.JSONField(default=dict, editable=False)
    is_active = models.BooleanField(_("Active"), default=True)
    every_minutes = models.PositiveIntegerField(_("Every (minutes)"), default=60)
    next_run_at = models.DateTimeField(_("Next time"), default=timezone.now)
    # When nothing has come for so long, somebody is told; 0 means never.
    silent_hours = models.PositiveIntegerField(_("Alarm after hours without a document"), default=0)
    # Silence is counted from here at the earliest: since it was added, resumed, or its hours were changed.
    watched_since = models.DateTimeField(default=timezone.now, editable=False)
    last_arrival_at = models.DateTimeField(_("Last document"), null=True, editable=False)
    alarmed_at = models.DateTimeField(null=True, editable=False)
    lease_token = models.CharField(max_length=32, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(_("Created"), default=timezone.now, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("name", "pk")
        indexes = (
            # The scheduler looks for what is due.
            models.Index(fields=["next_run_at"], name="source_due", condition=Q(is_active=True)),
        )

    def __str__(self) -> str:
        return self.name


class SourceRun(models.Model):
    """One time that a source was pulled."""

    class State(models.TextChoices):
        """How it ended."""

        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        LOST = "lost", _("Interrupted")

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="runs")
    started_at = models.DateTimeField(_("Started"), default=timezone.now, editable=False)
    ended_at = models.DateTimeField(_("Ended"), null=True)
    state = models.CharField(_("State"), max_length=8, choices=State.choices, default=State.RUNNING)
    # on demand or on schedule
    on_demand = models.BooleanField(default=False)
    new = models.PositiveIntegerField(_("New"), default=0)
    known = models.PositiveIntegerField(_("Here already"), default=0)
    skipped = models.PositiveIntegerField(_("Left out"), default=0)
    # The first few that were left out, with the reason: [{"name": …, "code": …, "facts": {…}}].
    problems = models.JSONField(default=list)
    error_code = models.CharField(_("Error"), max_length=60, blank=True)
    error_facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("run of a source")
        verbose_name_plural = _("runs of sources")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.source_id} {self.started_at:%Y-%m-%d %H:%M}"
