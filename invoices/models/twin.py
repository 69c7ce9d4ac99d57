"""Two invoices that seem to be the same, with the evidence, until somebody says so; and how they are looked up."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from invoices.models.invoice import Invoice


class Twin(models.Model):
    """A later invoice and the earlier one it repeats. Nothing is deleted for it; a person decides."""

    class State(models.TextChoices):
        """What a person said."""

        OPEN = "open", _("To decide")
        SAME = "same", _("The same invoice")
        DIFFERENT = "different", _("Two invoices")

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="twins")
    earlier = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="later_twins")
    # same_key (supplier, number, total), same_text, same_picture.
    why = models.CharField(_("Why"), max_length=20)
    likeness = models.FloatField(_("Likeness"))
    # Side by side: [{"what": "invoice_number", "here": "F-12", "there": "F-12"}].
    evidence = models.JSONField(_("Evidence"), default=list)
    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.OPEN)
    found_at = models.DateTimeField(_("Found"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(_("Decided"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("duplicate")
        verbose_name_plural = _("duplicates")
        ordering = ("pk",)
        constraints = (
            # A pair is judged once; understood again, it is not asked again.
            models.UniqueConstraint(fields=["invoice", "earlier"], name="twin_once"),
            # Nothing repeats itself: such a pair could never be decided.
            models.CheckConstraint(condition=~Q(invoice=F("earlier")), name="twin_of_another"),
        )

    def __str__(self) -> str:
        return f"{self.invoice_id} = {self.earlier_id}"


class TwinBand(models.Model):
    """One of the bands of an invoice's prints: two invoices that share one may be alike (see invoices/twins)."""

    # The constraint below is the index by which both this and the bands are looked up.
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    band = models.BigIntegerField()
    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="bands")

    class Meta:
        verbose_name = _("band of a print")
        verbose_name_plural = _("bands of prints")
        constraints = (
            # Whoever shares a band, among hundreds of thousands, by one walk along the index.
            models.UniqueConstraint(fields=["organisation", "band", "invoice"], name="twin_band_once"),
        )

    def __str__(self) -> str:
        return f"{self.band & (1 << 64) - 1:016x}"
