"""Where a person works now: which organisations they belong to, which one is open, and what they may do there."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from accounts.models import ApiToken, Membership, Organisation, User
from accounts.roles import Power, powers_of_role, powers_of_token
from accounts.selectors.organisations import membership_get, memberships_of

# What a session remembers: the organisation that is open, when it began and when it was last seen.
SESSION_KEY = "organisation"
STARTED = "started_at"
SEEN = "seen_at"


@dataclass(frozen=True, slots=True)
class Desk:
    """A person's places and the one that is open."""

    memberships: tuple[Membership, ...] = ()
    current: Membership | None = None

    @property
    def organisation(self) -> Organisation | None:
        """The organisation that is open."""
        return self.current.organisation if self.current else None


@dataclass(frozen=True, slots=True)
class Grant:
    """What the sender of a request may do in one organisation."""

    membership: Membership
    powers: frozenset[Power]

    @property
    def organisation(self) -> Organisation:
        """The organisation it is about."""
        return self.membership.organisation


def desk_of(user: User, chosen: int | None) -> Desk:
    """Return a person's desk: the organisation they chose last, else the first."""
    places = tuple(memberships_of(user))
    current = next((place for place in places if place.organisation_id == chosen), places[0] if places else None)
    return Desk(places, current)


def desk(request: HttpRequest) -> Desk:
    """Return the desk of the person who sends a request; a stranger's is empty."""
    found: Desk = getattr(request, "desk", Desk())
    return found


def grant(request: HttpRequest, organisation_id: int | None = None) -> Grant:
    """Return what the sender may do in an organisation, by default the one that is open (or the token's own).

    Raises:
        Http404: they do not belong there, or the token is for another one.
    """
    token = getattr(request, "auth", None)
    if isinstance(token, ApiToken):
        if organisation_id not in (None, token.organisation_id):
            raise Http404
        membership = membership_get(user=token.user, organisation_id=token.organisation_id)
        return Grant(membership, powers_of_token(membership.role, token.scopes))
    if organisation_id is None:
        current = desk(request).current
        if current is None:
            raise Http404
        organisation_id = current.organisation_id
    assert isinstance(request.user, User)  # noqa: S101 - strangers are turned away before
    membership = membership_get(user=request.user, organisation_id=organisation_id)
    return Grant(membership, powers_of_role(membership.role))
