"""What people found and changed: facts beside what was read, never edits of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from invoices.models.invoice import Invoice


class Review(models.Model):
    """A person's pass over an invoice."""

    class Verdict(models.TextChoices):
        """How it ended."""

        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(_("Opened"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("Closed"), null=True, blank=True)
    verdict = models.CharField(_("Verdict"), max_length=10, choices=Verdict.choices, blank=True)
    comment = models.TextField(_("Comment"), blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ("pk",)
        constraints = (
            # One pass at a time: the second reviewer joins the first or waits.
            models.UniqueConstraint(fields=["invoice"], condition=Q(closed_at=None), name="review_open_once"),
        )

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.verdict or '…'}"


class Correction(models.Model):
    """One value that a person put in the place of another."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="corrections")
    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="corrections")
    field = models.CharField(_("Field"), max_length=40)
    # Of a VAT row or a line: which one; empty for a field of the invoice.
    position = models.PositiveIntegerField(null=True, blank=True)
    # As the answer writes it: {value, confidence, source, …}; the engine and its reading are known by the invoice.
    before = models.JSONField(_("Before"), null=True)
    after = models.JSONField(_("After"), null=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    box = models.JSONField(null=True, blank=True)
    at = models.DateTimeField(_("When"), default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("pk",)
        indexes = (
            # Accuracy by field over a period.
            models.Index(fields=["field", "at"], name="correction_by_field"),
        )

    def __str__(self) -> str:
        return f"{self.field} {self.invoice_id}"
