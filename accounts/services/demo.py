"""The demonstration accounts of a local installation: one for each role, and one for the administration."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import Membership, Organisation, User
from accounts.origin import Actor
from accounts.roles import Role
from accounts.selectors.people import address_taken
from accounts.services.organisations import organisation_create, organisation_update

# Known to everybody who reads this; the accounts exist on one's own machine only.
PASSWORD = "demo des factures prouvées"  # noqa: S105  # pragma: allowlist secret


@dataclass(frozen=True, slots=True)
class Player:
    """A demonstration account."""

    email: str
    full_name: str
    role: Role
    says: str
    is_staff: bool = False


CAST = (
    Player("claire@demo.example", "Claire Fontaine", Role.ACCOUNTANT, "accountant"),
    Player("rachid@demo.example", "Rachid Benali", Role.REVIEWER, "reviewer"),
    Player("vera@demo.example", "Véra Lindt", Role.VIEWER, "viewer"),
    Player("admin@demo.example", "Alix Morel", Role.ADMIN, "administrator, with /admin/", is_staff=True),
)
COMPANY = {"name": "Atelier Lumière SARL", "siren": "732829320", "vat_number": "FR44732829320"}


class DemoAddressTaken(Exception):
    """An address of the cast belongs to somebody who is not of it."""


@transaction.atomic
def demo_create() -> list[User]:
    """Make the demonstration accounts and their two organisations, once: what is changed or removed stays so.

    Raises:
        DemoAddressTaken: an address of theirs is somebody else's.
    """
    if User.objects.filter(is_demo=True).exists():
        return list(User.objects.filter(is_demo=True))
    if taken := next((player.email for player in CAST if address_taken(player.email)), None):
        raise DemoAddressTaken(taken)
    people = [_player(player) for player in CAST]
    admin = people[-1]
    atelier = _company(COMPANY, admin)
    boulangerie = _company({"name": "Boulangerie Dubois"}, admin)
    for user, player in zip(people, CAST, strict=True):
        for company in (atelier, boulangerie):
            Membership.objects.get_or_create(user=user, organisation=company, defaults={"role": player.role})
    return people


def _player(player: Player) -> User:
    user = User.objects.create_user(
        player.email,
        PASSWORD,
        full_name=player.full_name,
        is_staff=player.is_staff,
        is_superuser=player.is_staff,
        is_demo=True,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def _company(facts: dict[str, str], owner: User) -> Organisation:
    company = organisation_create(name=facts["name"], owner=owner, by=Actor())
    return organisation_update(organisation=company, facts=facts, by=Actor())
