"""Making and changing organisations."""

from collections.abc import Mapping

from django.db import transaction

from accounts.models import Membership, Organisation, User
from accounts.origin import Actor
from accounts.roles import Role
from accounts.services.audit import audit_record


@transaction.atomic
def organisation_create(*, name: str, owner: User, by: Actor) -> Organisation:
    """Make an organisation whose first administrator is its owner."""
    organisation = Organisation.objects.create(name=name)
    Membership.objects.create(user=owner, organisation=organisation, role=Role.ADMIN)
    audit_record(action="organisation.created", by=by, organisation=organisation.pk, on=organisation)
    return organisation


@transaction.atomic
def organisation_update(*, organisation: Organisation, facts: Mapping[str, object], by: Actor) -> Organisation:
    """Change what is known of an organisation; the trail keeps the names of the fields that changed."""
    changed = [name for name, value in facts.items() if getattr(organisation, name) != value]
    if changed:
        for name in changed:
            setattr(organisation, name, facts[name])
        organisation.save(update_fields=changed)
        audit_record(
            action="organisation.changed", by=by, organisation=organisation.pk, on=organisation, fields=changed
        )
    return organisation
