"""The legal copy's register: a sealed line for each document that came in and for each that was purged."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArchiveEntry(models.Model):
    """One line of an organisation's register. Lines are only ever added; the database refuses anything else.

    It holds digests, dates and numbers and nothing of what a document says, so that it may outlive the document.
    """

    class Kind(models.TextChoices):
        """What happened."""

        RECEIVED = "received", _("Received")
        PURGED = "purged", _("Purged")

    organisation = models.BigIntegerField(_("Organisation"))
    number = models.PositiveBigIntegerField(_("Number"))
    kind = models.CharField(_("What"), max_length=10, choices=Kind.choices)
    at = models.DateTimeField(_("When"))
    document = models.BigIntegerField(_("Document"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("Bytes"))
    kept_as = models.CharField(max_length=120)
    # Of a purged one: when it had come in, and why it went (a code).
    received_at = models.DateTimeField(_("Received"))
    reason = models.CharField(_("Reason"), max_length=40, blank=True)
    previous = models.CharField(_("Previous seal"), max_length=64)
    seal = models.CharField(_("Seal"), max_length=64)

    class Meta:
        verbose_name = _("archive entry")
        verbose_name_plural = _("archive entries")
        ordering = ("organisation", "number")
        constraints = (
            # The register is a line without gaps or forks: two writers cannot add the same number.
            models.UniqueConstraint(fields=["organisation", "number"], name="archive_number_once"),
            # A document comes in once and is purged once.
            models.UniqueConstraint(fields=["document", "kind"], name="archive_kind_once"),
        )

    def __str__(self) -> str:
        return f"{self.organisation}/{self.number} {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the line; a line that is there stays as it is."""
        if not self._state.adding:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("The archive's register is append-only: add a line that says what happened.")
