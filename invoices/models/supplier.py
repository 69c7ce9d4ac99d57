"""Who sends the invoices, and what was learned about them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation


class Supplier(models.Model):
    """A company that sends invoices to an organisation."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="suppliers", verbose_name=_("Organisation")
    )
    name = models.CharField(_("Name"), max_length=200)
    # The name without capitals, accents and legal form: how a supplier without a number is found again.
    name_key = models.CharField(max_length=200, editable=False)
    siren = models.CharField(_("SIREN"), max_length=9, blank=True)
    siret = models.CharField(_("SIRET"), max_length=14, blank=True)
    vat_number = models.CharField(_("VAT number"), max_length=20, blank=True)
    # As printed on invoices, each once.
    names = models.JSONField(_("Names on invoices"), default=list, blank=True)
    default_account = models.CharField(_("Default account"), max_length=10, blank=True)
    # field -> the folded words that introduce it on this supplier's invoices; taught by corrections.
    memory = models.JSONField(_("What corrections taught"), default=dict, blank=True)
    # field -> what never changes there: currency, BIC, …
    defaults = models.JSONField(_("What never changes"), default=dict, blank=True)
    created_at = models.DateTimeField(_("Created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("supplier")
        verbose_name_plural = _("suppliers")
        ordering = ("name", "pk")
        constraints = (
            # One row a company: two workers that meet a new supplier at the same moment make one.
            models.UniqueConstraint(
                fields=["organisation", "siren"], condition=~Q(siren=""), name="supplier_siren_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "vat_number"],
                condition=~Q(vat_number="") & Q(siren=""),
                name="supplier_vat_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "name_key"],
                condition=Q(siren="", vat_number=""),
                name="supplier_name_once",
            ),
        )

    def __str__(self) -> str:
        return self.name


class SupplierIban(models.Model):
    """An account number seen on a supplier's invoices, with when: a change of it is how fraud looks."""

    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="ibans")
    iban = models.CharField(_("IBAN"), max_length=34)
    first_seen_at = models.DateTimeField(_("First seen"), default=timezone.now)
    last_seen_at = models.DateTimeField(_("Last seen"), default=timezone.now)

    class Meta:
        verbose_name = _("IBAN of a supplier")
        verbose_name_plural = _("IBANs of suppliers")
        ordering = ("first_seen_at", "pk")
        constraints = (
            # Seen again, the date moves; the account is not listed twice.
            models.UniqueConstraint(fields=["supplier", "iban"], name="supplier_iban_once"),
        )

    def __str__(self) -> str:
        return self.iban
