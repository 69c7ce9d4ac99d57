"""What was received, and where it stands on its way to an invoice."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation

# So many workers may die over one document before a person is asked to look at it.
MOST_CRASHES = 3
# No lease is longer and nothing is put off for longer (see LEASE_SECONDS and BACKOFF): what seems to be was written
# before somebody put the clock back.
LONGEST_LEASE = timedelta(hours=2)
LONGEST_PAUSE = timedelta(days=2)


class State(models.TextChoices):
    """Where a document stands. The first three are on their way, the others are final until somebody acts."""

    RECEIVED = "received", _("Waiting")
    READING = "reading", _("Being read")
    UNDERSTOOD = "understood", _("Being checked")
    ACCEPTED = "accepted", _("Ready to book")
    IN_REVIEW = "in_review", _("To check")
    REJECTED = "rejected", _("Not to be booked")
    FAILED = "failed", _("Failed")


ON_THE_WAY = (State.RECEIVED, State.READING, State.UNDERSTOOD)
FINAL = (State.ACCEPTED, State.IN_REVIEW, State.REJECTED, State.FAILED)


class Origin(models.TextChoices):
    """By which door something came in."""

    WEB = "web", _("Upload")
    API = "api", _("API")
    SOURCE = "source", _("Source")
    COMMAND = "command", _("Command line")
    DEMO = "demo", _("Demonstration")


class Priority(models.IntegerChoices):
    """Who waits for it."""

    PERSON = 0, _("A person is waiting")
    BULK = 5, _("Bulk import")


class DocumentQuerySet(models.QuerySet["Document"]):
    """The documents, by who reads them."""

    def of(self, organisation: Organisation) -> Self:
        """Those of an organisation that were not purged."""
        return self.filter(organisation=organisation)

    def for_list(self) -> Self:
        """Newest first, with what a list shows."""
        return self.select_related("batch", "source").prefetch_related("invoices").order_by("-received_at", "-pk")

    def due(self, now: datetime) -> Self:
        """Those that wait to be read and whose next attempt has come."""
        return self.filter(_due(now))

    def lost(self, now: datetime) -> Self:
        """Those whose worker has said nothing for the length of a lease."""
        return self.filter(_lost(now))

    def claimable(self, now: datetime) -> Self:
        """Those a worker may take: due or lost, and not the death of three workers."""
        return self.filter(_due(now) | _lost(now), crashes__lt=MOST_CRASHES)


# Conditions on the row itself, not on a query for its number: two workers that update it at the same moment must each
# have it looked at anew once it is their turn.
def _due(now: datetime) -> Q:
    come = Q(next_attempt_at=None) | Q(next_attempt_at__lte=now) | Q(next_attempt_at__gt=now + LONGEST_PAUSE)
    return Q(state=State.RECEIVED) & come


def _lost(now: datetime) -> Q:
    over = Q(lease_until=None) | Q(lease_until__lte=now) | Q(lease_until__gt=now + LONGEST_LEASE)
    return Q(state__in=(State.READING, State.UNDERSTOOD)) & over


class Document(models.Model):
    """Bytes as they were received, which nobody ever changes, and where they stand on their way to an invoice."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="documents", verbose_name=_("Organisation")
    )
    name = models.CharField(_("Name"), max_length=255)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    media_type = models.CharField(_("Type"), max_length=40, editable=False)
    size = models.PositiveBigIntegerField(_("Bytes"), editable=False)
    pages = models.PositiveIntegerField(_("Pages"), null=True, editable=False)
    # Where the bytes are kept: a name of the archive, random and never shown.
    kept_as = models.CharField(max_length=120, unique=True, editable=False)
    origin = models.CharField(_("Origin"), max_length=10, choices=Origin.choices, editable=False)
    source = models.ForeignKey(
        "Source", null=True, blank=True, on_delete=models.SET_NULL, related_name="documents", verbose_name=_("Source")
    )
    batch = models.ForeignKey(
        "Batch", null=True, blank=True, on_delete=models.SET_NULL, related_name="documents", verbose_name=_("Batch")
    )
    received_at = models.DateTimeField(_("Received"), default=timezone.now, editable=False)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("Received from"),
    )
    # What came along and is no document: the text of the mail it was attached to.
    note = models.TextField(_("Note"), blank=True)
    # What the sender asked for: {"engine": …, "recipe": …}; empty means as the organisation does.
    wanted = models.JSONField(default=dict, blank=True)
    # Kept however old it is, with the reason; see Preferences for the whole organisation.
    hold_reason = models.CharField(_("Legal hold"), max_length=200, blank=True)

    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.RECEIVED)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.PERSON)
    # Who holds it now: only the bearer of the token may write what came of it.
    lease_token = models.CharField(max_length=32, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    # When a worker was last told that there is work; the hint may be lost, the row is not.
    hinted_at = models.DateTimeField(null=True, editable=False)
    crashes = models.PositiveSmallIntegerField(default=0, editable=False)
    retries = models.PositiveSmallIntegerField(_("Attempts after passing errors"), default=0, editable=False)
    next_attempt_at = models.DateTimeField(_("Next attempt"), null=True, editable=False)
    # The reading of this round, once it is kept: a worker that takes over does not read, or pay, again.
    reading = models.ForeignKey("OcrRun", null=True, on_delete=models.SET_NULL, related_name="+", editable=False)
    # Why this round began: received, reread.
    round_of = models.CharField(max_length=20, default="received", editable=False)
    step = models.CharField(_("Step"), max_length=40, blank=True, editable=False)
    step_page = models.PositiveIntegerField(default=0, editable=False)
    error_code = models.CharField(_("Error"), max_length=60, blank=True, editable=False)
    error_facts = models.JSONField(default=dict, editable=False)
    changed_at = models.DateTimeField(_("Changed"), default=timezone.now, editable=False)
    settled_at = models.DateTimeField(_("Done"), null=True, editable=False)
    # Page ranges of the invoices it seems to hold, until somebody consents: [[1, 2], [3, 3]].
    splits = models.JSONField(default=list, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ("-received_at", "-pk")
        constraints = (
            # The same bytes are one document of a company, however often and by whichever door they come.
            models.UniqueConstraint(fields=["organisation", "sha256"], name="document_once"),
        )
        indexes = (
            # The list of a company, newest first.
            models.Index(fields=["organisation", "-received_at", "-id"], name="document_by_day"),
            # The list filtered by state, and the counts on the start page.
            models.Index(fields=["organisation", "state", "-received_at"], name="document_by_state"),
            # Workers and the sweep look for what is on its way, the most urgent first. Not only of those states: SQLite
            # takes no such index for a question whose states are filled in later.
            models.Index(fields=["state", "priority", "received_at"], name="document_on_its_way"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_settled(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.state in FINAL

    def held_by(self, token: str) -> models.QuerySet["Document"]:
        """Return this row if the token is still the one that holds it, else nothing: for conditional updates."""
        return Document.objects.filter(pk=self.pk, lease_token=token, state__in=(State.READING, State.UNDERSTOOD))

    def claim(self, *, token: str, now: datetime, until: datetime) -> bool:
        """Take it for the length of a lease; False when another worker was first or there is nothing to do."""
        first = models.Case(models.When(state=State.RECEIVED, then=models.Value(State.READING)), default=F("state"))
        taken = (
            Document.objects.claimable(now)
            .filter(pk=self.pk)
            .update(
                state=first,
                lease_token=token,
                lease_until=until,
                crashes=F("crashes") + 1,
                next_attempt_at=None,
                changed_at=now,
            )
        )
        return taken == 1
