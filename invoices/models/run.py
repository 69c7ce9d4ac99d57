"""Every time a document was read, and every time a reading was understood: input, output, by what, how long."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from invoices.models.document import Document


class OcrRun(models.Model):
    """One reading of a document: the slow half. Kept with all its attempts, and understood again when rules improve."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="runs")
    at = models.DateTimeField(_("When"), default=timezone.now, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # Why it was read: received, reread.
    why = models.CharField(_("Why"), max_length=20)
    engine = models.CharField(_("Engine"), max_length=80)
    version = models.CharField(_("Version"), max_length=200, blank=True)
    recipe = models.CharField(_("Preparation"), max_length=120, blank=True)
    # What the engine was told: the policy as it was settled for this document.
    settings = models.JSONField(_("Settings"), default=dict)
    seconds = models.FloatField(_("Seconds"))
    cpu_seconds = models.FloatField(_("Computing seconds"), default=0.0)
    peak_bytes = models.PositiveBigIntegerField(default=0)
    cost = models.DecimalField(_("Cost"), max_digits=12, decimal_places=6)
    score = models.FloatField(_("Legibility"))  # of the worst page
    # Page by page: measures, attempts and score, for those who look without opening the whole reading.
    measures = models.JSONField(_("Measures"), default=list)
    # The whole of it, as JSON exactly as it was written: what is understood again is what was read.
    result = models.TextField(_("Reading"))
    # Names in the store of the prepared pages, in page order.
    images = models.JSONField(default=list)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ("pk",)
        indexes = (
            # Statistics by engine over a period.
            models.Index(fields=["engine", "at"], name="run_by_engine"),
        )

    def __str__(self) -> str:
        return f"{self.engine} · {self.at:%Y-%m-%d %H:%M}"


class Understanding(models.Model):
    """One pass of the fast half over a reading: which models answered, and all they said."""

    run = models.ForeignKey(OcrRun, on_delete=models.CASCADE, related_name="understandings")
    at = models.DateTimeField(_("When"), default=timezone.now, editable=False)
    # Why it was understood: received, reread, understood_again, split.
    why = models.CharField(_("Why"), max_length=20)
    first_page = models.PositiveIntegerField(default=1)
    last_page = models.PositiveIntegerField()
    # By what: digests of the scorer and the calibration, and the program's version.
    scorer = models.CharField(max_length=64)
    calibration = models.CharField(max_length=64)
    program = models.CharField(max_length=40)
    seconds = models.FloatField(_("Seconds"))
    score = models.FloatField(_("Score"))
    threshold = models.FloatField(_("Threshold"))
    verdict = models.CharField(_("Verdict"), max_length=10)
    # The answer as the command line prints it, with findings as codes and facts.
    answer = models.JSONField(_("Answer"))

    class Meta:
        verbose_name = _("understanding")
        verbose_name_plural = _("understandings")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.verdict} {self.score:.2f}"
