"""The audit trail: who did what, when, from where, on which object."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One thing that was done. Rows are only ever added; the database itself refuses to change or remove one.

    A row holds numbers, names of fields and keyed digests, never a value, a name or an address: erasing a person
    leaves the chain whole. Ids are plain numbers and not foreign keys for the same reason.
    """

    at = models.DateTimeField(_("When"), editable=False)
    action = models.CharField(_("What"), max_length=60)
    actor = models.BigIntegerField(_("Who"), null=True)
    organisation = models.BigIntegerField(_("Organisation"), null=True)
    object_type = models.CharField(_("Kind of object"), max_length=60, blank=True)
    object_id = models.CharField(_("Number of the object"), max_length=40, blank=True)
    fields = models.JSONField(_("Fields"), default=list)
    via = models.CharField(_("Way"), max_length=12)
    origin = models.CharField(_("Origin (digest)"), max_length=32, blank=True)
    subject = models.CharField(_("Subject (digest)"), max_length=32, blank=True)
    request_id = models.CharField(_("Request"), max_length=32, blank=True)
    previous = models.CharField(_("Previous seal"), max_length=64)
    hash = models.CharField(_("Seal"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ("-pk",)
        constraints = (
            # The chain has no forks: two writers cannot both follow the same row.
            models.UniqueConstraint(fields=["previous"], name="audit_chain_is_a_line"),
        )
        indexes = (
            # An administrator reads the trail of one organisation, newest first.
            models.Index(fields=["organisation", "-id"], name="audit_by_organisation"),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; a row that is there stays as it is."""
        if not self._state.adding:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("The audit trail is append-only: add an entry that says what changed.")
