"""A key with which a program acts for a person in one organisation."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.models.organisation import Membership, Organisation


class ScopeChoice(models.TextChoices):
    """The scopes with the words people read."""

    READ = roles.Scope.READ.value, _("Read and export")
    WRITE = roles.Scope.WRITE.value, _("Add and change")
    REVIEW = roles.Scope.REVIEW.value, _("Correct and approve")
    ADMIN = roles.Scope.ADMIN.value, _("Manage the organisation")


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """The tokens, by who reads them."""

    def usable(self) -> Self:
        """Those that open the door now: their holder may sign in and still belongs to the organisation."""
        at_home = Membership.objects.filter(user=OuterRef("user"), organisation=OuterRef("organisation"))
        return self.filter(Exists(at_home), revoked_at=None, expires_at__gt=timezone.now(), user__is_active=True)


class ApiToken(models.Model):
    """A key with which a program acts for a person. Its text is shown once; only the digest is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens", verbose_name=_("Person")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="api_tokens", verbose_name=_("Organisation")
    )
    name = models.CharField(_("Name"), max_length=100)
    # The first characters of the key: they find the row and let a person recognise it, and prove nothing.
    prefix = models.CharField(_("Prefix"), max_length=16, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    scopes = models.JSONField(_("Scopes"), default=list)
    created_at = models.DateTimeField(_("Created"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("Expires"))
    last_used_at = models.DateTimeField(_("Last used"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("Revoked on"), null=True, blank=True, editable=False)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def is_usable(self) -> bool:
        """Whether the door still opens for it."""
        return self.revoked_at is None and self.expires_at > timezone.now()
