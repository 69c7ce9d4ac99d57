"""Rows for tests, made with the least that makes them real."""

from datetime import timedelta
from typing import Any

import factory
from allauth.account.models import EmailAddress
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.keys import digest_of
from accounts.models import ApiToken, Invitation, Membership, Organisation, User
from accounts.roles import Role

PASSWORD = "un mot de passe assez long"  # pragma: allowlist secret


class UserFactory(DjangoModelFactory[User]):
    """A person with a proven address."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"personne{n}@exemple.fr")
    full_name = factory.Sequence(lambda n: f"Personne {n}")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        user = model_class.objects.create_user(password=kwargs.pop("password", PASSWORD), **kwargs)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user


class OrganisationFactory(DjangoModelFactory[Organisation]):
    """A company."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Société {n}")


class MembershipFactory(DjangoModelFactory[Membership]):
    """A person's place in a company."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Role.ACCOUNTANT


class InvitationFactory(DjangoModelFactory[Invitation]):
    """A request to join; its key is `KEY`."""

    KEY = "une-clef-que-personne-ne-devine"

    class Meta:
        model = Invitation
        exclude = ("KEY",)
        exclude = ("KEY",)

    organisation = factory.SubFactory(OrganisationFactory)
    email = "invitee@exemple.fr"
    role = Role.ACCOUNTANT
    digest = digest_of(KEY)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))


class ApiTokenFactory(DjangoModelFactory[ApiToken]):
    """A token; give `key` to choose its text."""

    class Meta:
        model = ApiToken

    class Params:
        key = factory.Sequence(lambda n: f"prb_{n:08x}secret")

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    name = "ERP"
    prefix = factory.LazyAttribute(lambda token: token.key[:12])
    digest = factory.LazyAttribute(lambda token: digest_of(token.key))
    scopes = factory.LazyFunction(lambda: ["read"])
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))
