"""What a document says: one invoice for each range of its pages."""

from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from invoices.models.document import Document, State
from invoices.models.run import OcrRun, Understanding
from invoices.models.supplier import Supplier

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# An invoice is written before it is looked for among those that are here; until then it may still be a duplicate.
SETTLED = (State.ACCEPTED, State.IN_REVIEW, State.REJECTED)


def _amount(name: "StrOrPromise") -> "models.DecimalField[Decimal | None, Decimal | None]":
    return models.DecimalField(name, max_digits=18, decimal_places=4, null=True, blank=True)


class InvoiceQuerySet(models.QuerySet["Invoice"]):
    """The invoices, by who reads them."""

    def of(self, organisation: Organisation) -> Self:
        """Those of an organisation."""
        return self.filter(organisation=organisation)

    def decided(self) -> Self:
        """Those that a person has approved, rejected or corrected: nothing is written over them."""
        said = Q(state=Invoice.State.APPROVED) | Q(reviews__isnull=False) | Q(corrections__isnull=False)
        return self.filter(said).distinct()

    def settled(self) -> Self:
        """Those that were compared with what was here before, or that a person has checked: what others may rely on."""
        return self.filter(Q(document__state__in=SETTLED) | Q(state=Invoice.State.APPROVED))

    def for_list(self) -> Self:
        """Newest first, with what a list shows."""
        return self.select_related("supplier", "document").order_by("-received_at", "-pk")


class Invoice(models.Model):
    """An invoice as it stands now. What was read stays in its Understanding, what people changed in Corrections."""

    class State(models.TextChoices):
        """What has become of it."""

        ACCEPTED = "accepted", _("Ready to book")
        IN_REVIEW = "in_review", _("To check")
        APPROVED = "approved", _("Checked")
        REJECTED = "rejected", _("Not to be booked")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invoices")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="invoices")
    first_page = models.PositiveIntegerField(_("First page"), default=1)
    last_page = models.PositiveIntegerField(_("Last page"))
    run = models.ForeignKey(OcrRun, on_delete=models.RESTRICT, related_name="invoices")
    understanding = models.ForeignKey(Understanding, on_delete=models.RESTRICT, related_name="invoices")
    supplier = models.ForeignKey(
        Supplier, null=True, blank=True, on_delete=models.PROTECT, related_name="invoices", verbose_name=_("Supplier")
    )
    state = models.CharField(_("State"), max_length=10, choices=State.choices)
    received_at = models.DateTimeField(_("Received"), default=timezone.now, editable=False)
    # Two people who change it at once: the second is told.
    version = models.PositiveIntegerField(default=1, editable=False)

    document_type = models.CharField(_("Kind"), max_length=20, blank=True)
    invoice_number = models.CharField(_("Number"), max_length=100, blank=True)
    issue_date = models.DateField(_("Invoice date"), null=True, blank=True)
    due_date = models.DateField(_("Due date"), null=True, blank=True)
    currency = models.CharField(_("Currency"), max_length=3, blank=True)
    supplier_name = models.CharField(_("Supplier's name"), max_length=200, blank=True)
    total_net = _amount(_("Total before VAT"))
    total_vat = _amount(_("VAT"))
    total_gross = _amount(_("Total"))
    amount_due = _amount(_("Amount due"))
    # Every field: {name: {value, confidence, source, page, box, rule, raw, read_as, runners_up}}.
    fields = models.JSONField(_("Fields"), default=dict)
    language = models.CharField(_("Language"), max_length=2, blank=True)
    # Which table of fields it was read by: invoice, tax_notice.
    kind = models.CharField(max_length=20, blank=True)
    score = models.FloatField(_("Score"))
    # Each with its code, severity, fields and facts; words are found for them when they are shown.
    findings = models.JSONField(_("Findings"), default=list)

    # How another copy of it is recognised; see invoices/twins.
    number_key = models.CharField(max_length=100, blank=True, editable=False)
    # Prints of the text and the pictures; what they are looked up by are the TwinBands.
    prints = models.JSONField(default=dict, editable=False)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ("-received_at", "-pk")
        constraints = (
            # A worker that comes late finds the range taken and writes nothing twice.
            models.UniqueConstraint(fields=["document", "first_page"], name="invoice_range_once"),
            # Whoever shows its pages counts from the first to the last.
            models.CheckConstraint(condition=Q(last_page__gte=F("first_page")), name="invoice_range_forward"),
        )
        indexes = (
            # The list of a company, newest first, and filtered by state.
            models.Index(fields=["organisation", "-received_at", "-id"], name="invoice_by_day"),
            models.Index(fields=["organisation", "state", "-received_at"], name="invoice_by_state"),
            # Figures by invoice date: spend by month, VAT by period.
            models.Index(fields=["organisation", "issue_date"], name="invoice_by_issue_date"),
            # What is due this week.
            models.Index(fields=["organisation", "due_date"], name="invoice_by_due_date"),
            # The same number of the same supplier: duplicates.
            models.Index(fields=["organisation", "number_key"], name="invoice_by_number"),
        )

    def __str__(self) -> str:
        return f"{self.supplier_name} {self.invoice_number}".strip() or f"{self.pk}"


class VatLine(models.Model):
    """One row of the VAT breakdown."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="vat_breakdown")
    position = models.PositiveSmallIntegerField()
    rate = models.DecimalField(_("Rate"), max_digits=7, decimal_places=4)
    base = _amount(_("Base"))
    amount = _amount(_("Amount"))
    confidence = models.FloatField(_("Confidence"), default=0.0)
    page = models.PositiveIntegerField(null=True)
    box = models.JSONField(null=True)

    class Meta:
        verbose_name = _("VAT row")
        verbose_name_plural = _("VAT rows")
        ordering = ("position",)
        constraints = (
            # The order of the paper.
            models.UniqueConstraint(fields=["invoice", "position"], name="vat_line_order"),
        )

    def __str__(self) -> str:
        return f"{self.rate:f} %"


class InvoiceLine(models.Model):
    """One thing that was sold."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    description = models.TextField(_("Description"))
    product_code = models.CharField(_("Code"), max_length=100, blank=True)
    quantity = models.DecimalField(_("Quantity"), max_digits=18, decimal_places=6, null=True, blank=True)
    unit = models.CharField(_("Unit"), max_length=40, blank=True)
    unit_price = models.DecimalField(_("Unit price"), max_digits=18, decimal_places=6, null=True, blank=True)
    vat_rate = models.DecimalField(_("Rate"), max_digits=7, decimal_places=4, null=True, blank=True)
    net_amount = _amount(_("Amount before VAT"))
    confidence = models.FloatField(_("Confidence"), default=0.0)
    page = models.PositiveIntegerField(null=True)
    box = models.JSONField(null=True)

    class Meta:
        verbose_name = _("line")
        verbose_name_plural = _("lines")
        ordering = ("position",)
        constraints = (
            # The order of the paper.
            models.UniqueConstraint(fields=["invoice", "position"], name="invoice_line_order"),
        )

    def __str__(self) -> str:
        return self.description[:60]
