"""The forms of accounts. What they return is clean and typed; services do the rest."""

from datetime import datetime, timedelta

from allauth.account.forms import SignupForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import check_same_company, clean_iban, clean_siren, clean_vat_number
from accounts.models import Membership, Organisation, User
from accounts.models.organisation import RoleChoice
from accounts.models.token import ScopeChoice
from accounts.roles import scopes_for_role


class SignUpForm(SignupForm):  # type: ignore[misc]
    """Registration: an address and a password, with what a password must be said beforehand."""

    account_already_exists: bool
    field_order = ("email", "password1", "password2")

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Make the account; where there is one already, take as long, or the time would tell who has one."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        try:
            with transaction.atomic():
                return self._save(request)
        except IntegrityError:  # somebody was faster with the same address
            self.account_already_exists = True
            return self._save(request)

    def _save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        made: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return made


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey or security key. The library gives its name no label, so it would stay English."""

    name = forms.CharField(label=_("Name"), required=False)


class RenameKeyForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a key."""

    name = forms.CharField(label=_("Name"), max_length=100)


class ProfileForm(forms.ModelForm[User]):
    """A person's name, language and appearance."""

    class Meta:
        model = User
        fields = ("full_name", "language", "theme")


class OrganisationForm(forms.ModelForm[Organisation]):
    """What is known of a company: its numbers are proven by their checksums before they are kept."""

    # Longer than its nine digits: people paste it with spaces.
    siren = forms.CharField(
        label=_("SIREN"),
        required=False,
        max_length=20,
        help_text=_("Nine digits. With it the company is never taken for its own supplier."),
    )
    ibans = forms.CharField(
        label=_("Own IBANs"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One per line. They are never taken for a supplier’s."),
    )

    class Meta:
        model = Organisation
        fields = ("name", "siren", "vat_number", "ibans")
        help_texts = {
            "vat_number": _("For example FR40303265045."),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial["ibans"] = "\n".join(self.instance.ibans)

    def clean_siren(self) -> str:
        """Check the SIREN's key."""
        return clean_siren(self.cleaned_data["siren"])

    def clean_vat_number(self) -> str:
        """Check the VAT number's key."""
        return clean_vat_number(self.cleaned_data["vat_number"])

    def clean_ibans(self) -> list[str]:
        """Check each IBAN's key."""
        return [clean_iban(line) for line in self.cleaned_data["ibans"].splitlines() if line.strip()]

    def clean(self) -> dict[str, object]:
        """Check that the two numbers are of the same company."""
        cleaned = super().clean() or {}
        check_same_company(str(cleaned.get("siren") or ""), str(cleaned.get("vat_number") or ""))
        return cleaned


# The roles with what they allow, where one is chosen for somebody else.
DUTIES = (
    (RoleChoice.VIEWER, _("Viewer: reads")),
    (RoleChoice.REVIEWER, _("Reviewer: reads and corrects")),
    (RoleChoice.ACCOUNTANT, _("Accountant: adds, corrects, books and exports")),
    (RoleChoice.ADMIN, _("Administrator: everything, and the members")),
)


class InvitationForm(forms.Form):
    """Whom to ask, and as what."""

    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=DUTIES, initial=RoleChoice.ACCOUNTANT)


class RoleForm(forms.Form):
    """What a member shall be."""

    role = forms.ChoiceField(label=_("Role"), choices=RoleChoice.choices)


class TokenForm(forms.Form):
    """A new API token."""

    DAYS = ((30, _("30 days")), (90, _("90 days")), (365, _("1 year")))

    name = forms.CharField(label=_("Name"), max_length=100, help_text=_("What the token is for, for example “ERP”."))
    scopes = forms.MultipleChoiceField(
        label=_("Scopes"), choices=ScopeChoice.choices, widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(label=_("Expires after"), choices=DAYS, coerce=int, initial=90)

    def __init__(self, *args: object, membership: Membership, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        allowed = {scope.value for scope in scopes_for_role(membership.role)}
        field = self.fields["scopes"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - says so four lines up
        field.choices = [choice for choice in ScopeChoice.choices if choice[0] in allowed]

    def expires_at(self) -> datetime:
        """Return when the token ends."""
        return timezone.now() + timedelta(days=self.cleaned_data["days"])
