"""How an organisation wants its documents treated, and what it has consented to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation

# Article L123-22 of the commercial code: accounting papers are kept ten years.
YEARS = 10


class Preferences(models.Model):
    """An organisation's own choices; without a row, the defaults hold."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="preferences")
    engine = models.CharField(_("Engine"), max_length=40, blank=True)
    languages = models.JSONField(_("Languages"), default=list, blank=True)
    territory = models.CharField(_("Territory"), max_length=5, default="FR")
    # What it accepts among what is booked unseen.
    most_wrong = models.DecimalField(_("Wrong at most"), max_digits=5, decimal_places=4, default="0.01")
    sureness = models.DecimalField(_("Sureness"), max_digits=4, decimal_places=3, default="0.9")
    retention_years = models.PositiveSmallIntegerField(_("Years to keep"), default=YEARS)
    # Nothing is purged while it stands.
    hold_reason = models.CharField(_("Legal hold"), max_length=200, blank=True)
    # A file that holds several invoices is taken apart without asking.
    split_unasked = models.BooleanField(_("Split files with several invoices without asking"), default=False)

    class Meta:
        verbose_name = _("preferences")
        verbose_name_plural = _("preferences")
        constraints = (
            # A promise of nought could never be kept, one of everything says nothing.
            models.CheckConstraint(condition=Q(most_wrong__gt=0, most_wrong__lt=1), name="promise_possible"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id}"


class Consent(models.Model):
    """An organisation's word that its documents may be sent to a service outside; withdrawn, the row stays."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="consents")
    engine = models.CharField(_("Engine"), max_length=40)
    given_at = models.DateTimeField(_("Given"), default=timezone.now, editable=False)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(_("Withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("pk",)
        constraints = (
            # Given once until it is withdrawn.
            models.UniqueConstraint(
                fields=["organisation", "engine"], condition=Q(withdrawn_at=None), name="consent_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.engine}"


class EngineSlot(models.Model):
    """One of the calls that a paid engine may have open at a time, over all workers."""

    engine = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    lease_token = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("place at an engine")
        verbose_name_plural = _("places at engines")
        constraints = (
            # As many places as rows.
            models.UniqueConstraint(fields=["engine", "number"], name="engine_slot_once"),
        )

    def __str__(self) -> str:
        return f"{self.engine} {self.number}"
