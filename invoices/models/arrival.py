"""Each time something came in, and what came in together."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from invoices.models.document import Document, Origin


class Batch(models.Model):
    """Documents that were sent together, whose progress is shown together."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(_("Sent"), default=timezone.now, editable=False)
    origin = models.CharField(_("Origin"), max_length=10, choices=Origin.choices)

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"{self.pk}"


class Arrival(models.Model):
    """One time that a document came in: the bytes are kept once, each coming is a fact of its own."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="arrivals")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    origin = models.CharField(_("Origin"), max_length=10, choices=Origin.choices)
    source = models.ForeignKey("Source", null=True, on_delete=models.SET_NULL, related_name="+")
    # The source's own id of it, or the Idempotency-Key that a program sent along.
    key = models.CharField(max_length=255, blank=True)
    name = models.CharField(_("Name"), max_length=255)
    at = models.DateTimeField(_("When"), default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        ordering = ("at", "pk")
        constraints = (
            # What a source calls by one name comes in once, whatever happens between fetching and marking.
            models.UniqueConstraint(
                fields=["source", "key"], condition=Q(source__isnull=False) & ~Q(key=""), name="source_key_once"
            ),
            # A program that repeats its request with the same key gets the same document.
            models.UniqueConstraint(
                fields=["organisation", "key"],
                condition=Q(source__isnull=True) & ~Q(key=""),
                name="idempotency_key_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} · {self.at:%Y-%m-%d %H:%M}"
