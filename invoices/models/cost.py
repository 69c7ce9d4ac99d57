"""What engines cost, and what was saved by not calling them."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _


class CostEntry(models.Model):
    """One paid call, or one avoided. Entries are only ever added; numbers instead of keys let them outlive a purge."""

    class Kind(models.TextChoices):
        """Whether money was spent."""

        PAID = "paid", _("Paid")
        AVOIDED = "avoided", _("Avoided")

    organisation = models.BigIntegerField(_("Organisation"))
    document = models.BigIntegerField(_("Document"))
    engine = models.CharField(_("Engine"), max_length=40)
    kind = models.CharField(_("What"), max_length=8, choices=Kind.choices)
    # Of an avoided call: kept (read before), layer (the PDF carries its text), local (read well enough here).
    why = models.CharField(_("Why"), max_length=20, blank=True)
    pages = models.PositiveIntegerField(_("Pages"))
    amount = models.DecimalField(_("Amount (EUR)"), max_digits=12, decimal_places=6)
    at = models.DateTimeField(_("When"))

    class Meta:
        verbose_name = _("cost")
        verbose_name_plural = _("costs")
        ordering = ("pk",)
        indexes = (
            # What an organisation spent, engine by engine, over a period.
            models.Index(fields=["organisation", "engine", "at"], name="cost_by_engine"),
        )

    def __str__(self) -> str:
        return f"{self.engine} {self.amount}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry; one that is there stays as it is."""
        if not self._state.adding:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("The cost ledger is append-only.")
