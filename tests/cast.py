"""The people of the tests, always the same.

Alice is the administrator of Atelier, Ben its accountant, Rose its reviewer, Victor only looks on. Charlie belongs to
another company and must see nothing of Atelier. Sam is staff.
"""

from dataclasses import dataclass

from accounts.models import Membership, Organisation, User
from accounts.roles import Role
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, and the two companies."""

    alice: User
    ben: User
    rose: User
    victor: User
    charlie: User
    sam: User
    atelier: Organisation
    elsewhere: Organisation

    def place(self, user: User) -> Membership:
        """Return somebody's place in Atelier."""
        return Membership.objects.get(user=user, organisation=self.atelier)


def assemble() -> Cast:
    """Make everybody."""
    atelier, elsewhere = OrganisationFactory.create(name="Atelier"), OrganisationFactory.create(name="Ailleurs")
    alice, ben, rose, victor, charlie, sam = (
        UserFactory.create(email=f"{name.lower()}@exemple.fr", full_name=name, is_staff=name == "Sam")
        for name in ("Alice", "Ben", "Rose", "Victor", "Charlie", "Sam")
    )
    for user, role in ((alice, Role.ADMIN), (ben, Role.ACCOUNTANT), (rose, Role.REVIEWER), (victor, Role.VIEWER)):
        MembershipFactory.create(user=user, organisation=atelier, role=role)
    MembershipFactory.create(user=charlie, organisation=elsewhere, role=Role.ADMIN)
    return Cast(alice, ben, rose, victor, charlie, sam, atelier, elsewhere)
