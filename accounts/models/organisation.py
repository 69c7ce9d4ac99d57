"""A company whose invoices are kept, its members, and who is asked to join."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles


class RoleChoice(models.TextChoices):
    """The roles with the words people read."""

    VIEWER = roles.Role.VIEWER.value, _("Viewer")
    REVIEWER = roles.Role.REVIEWER.value, _("Reviewer")
    ACCOUNTANT = roles.Role.ACCOUNTANT.value, _("Accountant")
    ADMIN = roles.Role.ADMIN.value, _("Administrator")


class Organisation(models.Model):
    """A company whose invoices are kept. Everything stored belongs to exactly one."""

    name = models.CharField(_("Name"), max_length=200)
    # The company's own numbers: by them it is told apart from its suppliers.
    siren = models.CharField(_("SIREN"), max_length=9, blank=True)
    vat_number = models.CharField(_("VAT number"), max_length=20, blank=True)
    ibans = models.JSONField(_("Own IBANs"), default=list, blank=True)
    created_at = models.DateTimeField(_("Created"), default=timezone.now, editable=False)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="organisations")

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's place in an organisation."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("Person")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("Organisation")
    )
    role = models.CharField(_("Role"), max_length=12, choices=RoleChoice.choices)
    created_at = models.DateTimeField(_("Created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("organisation__name", "pk")
        constraints = (
            # One role a person: the table of powers is asked with it.
            models.UniqueConstraint(fields=["user", "organisation"], name="membership_once"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"

    def may(self, power: roles.Power) -> bool:
        """Tell whether the role allows it."""
        return power in roles.powers_of_role(self.role)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """The invitations, by who reads them."""

    def open(self) -> Self:
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A request to join, sent to an address. Only the digest of its key is kept."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("Organisation")
    )
    email = models.EmailField(_("E-mail address"))
    role = models.CharField(_("Role"), max_length=12, choices=RoleChoice.choices)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("Invited by")
    )
    created_at = models.DateTimeField(_("Created"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("Expires"))
    accepted_at = models.DateTimeField(_("Accepted on"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-created_at", "-pk")
        constraints = (
            # Inviting again renews the first invitation instead of adding a second.
            models.UniqueConstraint(
                "organisation", Lower("email"), condition=models.Q(accepted_at=None), name="invitation_open_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.email} → {self.organisation}"
