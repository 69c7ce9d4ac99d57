"""Reading organisations and their members. A person comes first: nothing is found that is not theirs to see."""

from django.db.models import Count, QuerySet
from django.http import Http404

from accounts.models import ApiToken, AuditEntry, Invitation, Membership, Organisation, User


def memberships_of(user: User) -> list[Membership]:
    """Return a person's places, by name of organisation."""
    return list(Membership.objects.filter(user=user).select_related("organisation"))


def organisations_of(user: User) -> QuerySet[Organisation]:
    """Return the organisations a person belongs to."""
    return Organisation.objects.filter(memberships__user=user).order_by("name", "pk")


def membership_get(*, user: User, organisation_id: int) -> Membership:
    """Return a person's place in an organisation.

    Raises:
        Http404: there is none; a stranger does not learn whether the organisation exists.
    """
    # Through `__pk`, a number beyond 64 bits finds nothing; compared with the foreign key itself it is an error.
    place = Membership.objects.filter(user=user, organisation__pk=organisation_id).select_related(
        "organisation", "user"
    )
    if (membership := place.first()) is None:
        raise Http404
    return membership


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    """Return the members, in the order they joined."""
    return Membership.objects.filter(organisation=organisation).select_related("user").order_by("created_at", "pk")


def is_member(membership: Membership) -> bool:
    """Tell whether a place is still there."""
    return Membership.objects.filter(user=membership.user, organisation=membership.organisation_id).exists()


def invitations_of(organisation: Organisation) -> QuerySet[Invitation]:
    """Return the invitations that wait for an answer."""
    return Invitation.objects.open().filter(organisation=organisation)


def tokens_of(user: User, organisation: Organisation | None = None) -> QuerySet[ApiToken]:
    """Return a person's tokens, for one organisation where one is named."""
    tokens = ApiToken.objects.filter(user=user).select_related("organisation")
    return tokens if organisation is None else tokens.filter(organisation=organisation)


def trail_of(organisation: Organisation) -> QuerySet[AuditEntry]:
    """Return the audit trail of an organisation, newest first."""
    return AuditEntry.objects.filter(organisation=organisation.pk).order_by("-pk")


def people_by_id(ids: set[int]) -> dict[int, User]:
    """Return the people behind the numbers of the trail; the erased are not among them."""
    return User.objects.in_bulk(ids)


def members_count(user: User) -> QuerySet[Organisation]:
    """Return a person's organisations with how many belong to each."""
    # From outside the person's own places: counted through them, every organisation would have one member.
    mine = Organisation.objects.filter(pk__in=organisations_of(user).values("pk"))
    return mine.annotate(people=Count("memberships")).order_by("name", "pk")
