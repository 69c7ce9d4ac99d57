"""What the API takes and gives. Every field is listed; what is not here cannot be read or set."""

from typing import Any

from django.core.exceptions import ValidationError as Refusal
from rest_framework import serializers

from accounts.identifiers import check_same_company, clean_iban, clean_siren, clean_vat_number
from accounts.models import ApiToken, Invitation, Membership, Organisation, User
from accounts.models.organisation import RoleChoice
from accounts.models.token import ScopeChoice


class UserOutput(serializers.ModelSerializer[User]):
    """The signed-in person."""

    class Meta:
        model = User
        fields = ("id", "email", "full_name", "language", "theme", "is_staff", "date_joined")
        read_only_fields = ("id", "email", "is_staff", "date_joined")


class OrganisationOutput(serializers.ModelSerializer[Organisation]):
    """A company whose invoices are kept."""

    siren = serializers.CharField(max_length=20, required=False, allow_blank=True)
    ibans = serializers.ListField(child=serializers.CharField(max_length=40), max_length=20, required=False)

    class Meta:
        model = Organisation
        fields = ("id", "name", "siren", "vat_number", "ibans", "created_at")
        read_only_fields = ("id", "created_at")

    def validate_siren(self, value: str) -> str:
        """Check the SIREN's key."""
        return _checked(clean_siren, value)

    def validate_vat_number(self, value: str) -> str:
        """Check the VAT number's key."""
        return _checked(clean_vat_number, value)

    def validate_ibans(self, value: list[str]) -> list[str]:
        """Check each IBAN's key."""
        return [_checked(clean_iban, iban) for iban in value]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Check that the two numbers, sent or kept, are of the same company."""
        siren, vat_number = (attrs.get(name, getattr(self.instance, name, "")) for name in ("siren", "vat_number"))
        try:
            check_same_company(siren, vat_number)
        except Refusal as problem:
            raise serializers.ValidationError(problem.messages) from problem
        return attrs


class MemberOutput(serializers.ModelSerializer[Membership]):
    """A person's place in an organisation."""

    email = serializers.EmailField(source="user.email", read_only=True)
    full_name = serializers.CharField(source="user.full_name", read_only=True)

    class Meta:
        model = Membership
        fields = ("id", "email", "full_name", "role", "created_at")
        read_only_fields = ("id", "created_at")


class InvitationOutput(serializers.ModelSerializer[Invitation]):
    """A request to join."""

    role = serializers.ChoiceField(choices=RoleChoice.choices)

    class Meta:
        model = Invitation
        fields = ("id", "email", "role", "created_at", "expires_at")
        read_only_fields = ("id", "created_at", "expires_at")


class TokenOutput(serializers.ModelSerializer[ApiToken]):
    """A token without its text."""

    class Meta:
        model = ApiToken
        fields: tuple[str, ...] = (
            "id",
            "name",
            "prefix",
            "organisation",
            "scopes",
            "created_at",
            "expires_at",
            "last_used_at",
            "revoked_at",
        )
        read_only_fields = fields


class TokenInput(serializers.Serializer[Any]):
    """A new token."""

    name = serializers.CharField(max_length=100)
    scopes = serializers.ListField(child=serializers.ChoiceField(choices=ScopeChoice.choices), min_length=1)
    days = serializers.IntegerField(min_value=1, max_value=365, default=90)


class TokenMade(TokenOutput):
    """A new token with its text, which is shown this once."""

    key = serializers.CharField(read_only=True)

    class Meta(TokenOutput.Meta):
        fields = (*TokenOutput.Meta.fields, "key")
        read_only_fields = fields


def _checked(check: Any, value: str) -> str:
    """Run a check of the forms and say its words in the API's way."""
    try:
        return str(check(value))
    except Refusal as problem:
        raise serializers.ValidationError(problem.messages) from problem
