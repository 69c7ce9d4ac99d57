"""What happens to a person's account."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from accounts.origin import Actor
from accounts.people import display_name
from accounts.services.audit import audit_record
from accounts.services.organisations import organisation_create


@transaction.atomic
def person_welcome(*, user: User, by: Actor) -> Organisation:
    """Give a person who has just registered an organisation of their own."""
    name = _("%(name)s’s company") % {"name": display_name(user)}
    organisation = organisation_create(name=name[:200], owner=user, by=by)
    audit_record(action="person.registered", by=by, on=user)
    return organisation


@transaction.atomic
def person_update(*, user: User, facts: dict[str, str], by: Actor) -> User:
    """Change a person's name, language or appearance."""
    changed = [name for name, value in facts.items() if getattr(user, name) != value]
    if changed:
        for name in changed:
            setattr(user, name, facts[name])
        user.save(update_fields=changed)
        audit_record(action="person.changed", by=by, on=user, fields=changed)
    return user


@transaction.atomic
def session_end(*, session: UserSession, by: Actor) -> None:
    """End a session of a person."""
    number = session.pk
    session.end()
    session.pk = number
    audit_record(action="session.ended", by=by, on=session)


@transaction.atomic
def admin_create(*, email: str, password: str, organisation: str, by: Actor) -> User:
    """Make the first administrator, with an organisation."""
    user = User.objects.create_superuser(email, password)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    audit_record(action="person.made_administrator", by=by, on=user)
    organisation_create(name=organisation, owner=user, by=by)
    return user
