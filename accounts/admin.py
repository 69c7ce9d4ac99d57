"""The administration of accounts. Passwords are never set here: a person resets their own."""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.forms import OrganisationForm
from accounts.models import ApiToken, AuditEntry, Invitation, Membership, Organisation, User
from accounts.origin import Actor
from accounts.services.audit import audit_record


class Guarded(admin.ModelAdmin[Any]):
    """Rows that can be searched only by what their list shows."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Refuse filters on other columns: a password's hash or a session's key could be guessed letter by letter."""
        shown = lookup.split("__")[0] in {*self.list_display, *self.list_filter}
        return shown and super().lookup_allowed(lookup, value, request)


class Audited(Guarded):
    """Rows that may be changed here; each change leaves its trace in the trail, with the names of the fields."""

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """Note an addition or a change."""
        super().save_model(request, obj, form, change)
        action = "admin.changed" if change else "admin.added"
        self._note(request, action, obj, form.changed_data if change else ())

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        """Note each deletion."""
        for obj in queryset:
            self._note(request, "admin.deleted", obj)
        return super().log_deletions(request, queryset)

    def _note(self, request: HttpRequest, action: str, obj: Model, fields: Iterable[str] = ()) -> None:
        """Write into the trail, also that of the organisation it belongs to."""
        owner = obj.pk if isinstance(obj, Organisation) else getattr(obj, "organisation_id", None)
        audit_record(action=action, by=Actor.of(request), organisation=owner, on=obj, fields=fields)


class ReadOnly(Guarded):
    """Rows that are looked at and never touched here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Refuse."""
        return False


class Removable(Audited):
    """Rows that are made elsewhere and may be removed here, which also lets their owner be erased."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Refuse."""
        return False


# What makes somebody more than a member.
RIGHTS = ("is_active", "is_staff", "is_superuser", "groups")


@admin.register(User)
class UserAdmin(Audited):
    """People: who may sign in, who may enter here."""

    list_display = ("email", "full_name", "is_active", "is_staff", "date_joined")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "full_name")
    readonly_fields = ("email", "date_joined", "last_login", "is_demo")
    fields = (
        "email",
        "full_name",
        "language",
        "theme",
        "is_active",
        "is_staff",
        "is_superuser",
        "groups",
        "date_joined",
        "last_login",
        "is_demo",
    )
    ordering = ("email",)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Keep rights to those who have them all: whoever could give them could take them."""
        return self.readonly_fields if request.user.is_superuser else (*self.readonly_fields, *RIGHTS)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: people register or are invited, so that their address is proven."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Keep those who have all rights out of the hands of those who have some."""
        return super().has_change_permission(request, obj) and _is_in_reach(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Keep those who have all rights out of the hands of those who have some."""
        return super().has_delete_permission(request, obj) and _is_in_reach(request, obj)


def _is_in_reach(request: HttpRequest, person: User | None) -> bool:
    return request.user.is_superuser or person is None or not person.is_superuser


class MembershipInline(admin.StackedInline[Membership, Organisation]):
    """The members of an organisation, to look at: they are managed on its own page, where its rules hold."""

    model = Membership
    extra = 0
    fields = readonly_fields = ("user", "role", "created_at")

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Refuse."""
        return False


@admin.register(Organisation)
class OrganisationAdmin(Audited):
    """Companies and their members."""

    list_display = ("name", "siren", "vat_number", "created_at")
    search_fields = ("name", "siren", "vat_number")
    form = OrganisationForm
    inlines = (MembershipInline,)


@admin.register(Invitation)
class InvitationAdmin(Removable):
    """Invitations; their keys are nowhere."""

    list_display = ("email", "organisation", "role", "expires_at", "accepted_at")


@admin.register(ApiToken)
class ApiTokenAdmin(Removable):
    """Tokens; their texts are nowhere."""

    list_display = ("prefix", "name", "user", "organisation", "expires_at", "last_used_at", "revoked_at")
    fields = ("name", "prefix", "user", "organisation", "scopes", *list_display[4:])


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnly):
    """The audit trail."""

    list_display = ("id", "at", "action", "actor", "organisation", "object_type", "object_id", "via")
    list_filter = ("action", "via")


# The libraries' own pages leave no trace in the trail, and show the secrets of second factors and of single sign-on.
# What an administrator needs of them stands below; single sign-on is set up by the environment.
for model in (Authenticator, EmailAddress, Group, SocialAccount, SocialApp, SocialToken, UserSession):
    admin.site.unregister(model)

# These two name neither themselves nor their fields in words that a catalogue could translate.
Authenticator._meta.verbose_name, Authenticator._meta.verbose_name_plural = _("second factor"), _("second factors")
UserSession._meta.verbose_name, UserSession._meta.verbose_name_plural = _("session"), _("sessions")
NAMES = {
    "user": _("Person"),
    "type": _("Kind"),
    "created_at": _("Created"),
    "last_used_at": _("Last used"),
    "last_seen_at": _("Last seen"),
}
for field in (*Authenticator._meta.fields, *UserSession._meta.fields):
    field.verbose_name = NAMES.get(field.name, field.verbose_name)


@admin.register(Group)
class GroupAdmin(Audited, DjangoGroupAdmin):
    """Groups of people in the administration; who could fill them with rights has all rights already."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Keep it to those who have all rights."""
        return super().has_add_permission(request) and request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Keep it to those who have all rights."""
        return super().has_change_permission(request, obj) and request.user.is_superuser


@admin.register(EmailAddress)
class EmailAddressAdmin(Removable):
    """Addresses; their owners prove them."""

    list_display = ("email", "user", "primary", "verified")
    search_fields = ("email",)


@admin.register(UserSession)
class UserSessionAdmin(Removable):
    """Where people are signed in; removing a row ends the session."""

    list_display = ("user", "created_at", "last_seen_at")
    fields = ("user", "created_at", "last_seen_at")

    def delete_model(self, request: HttpRequest, obj: UserSession) -> None:
        """End the session."""
        obj.end()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[UserSession]) -> None:
        """End the sessions."""
        for session in queryset:
            session.end()


@admin.register(Authenticator)
class AuthenticatorAdmin(Removable):
    """Second factors: one may be removed for a person who has lost it. Their secrets are nowhere."""

    list_display = ("user", "type", "created_at", "last_used_at")
    fields = readonly_fields = list_display
    search_fields = ("user__email",)
