"""Reading invitations."""

from django.http import HttpRequest

from accounts.keys import digest_of
from accounts.models import Invitation

# The key waits in the session while its owner registers or signs in, so that no address has to carry it on.
SESSION_KEY = "invitation"


def invitation_find(*, key: str) -> Invitation | None:
    """Return the open invitation that a key belongs to."""
    return Invitation.objects.open().select_related("organisation").filter(digest=digest_of(key)).first()


def invitation_waiting(request: HttpRequest) -> Invitation | None:
    """Return the open invitation that this visitor came with."""
    key = request.session.get(SESSION_KEY, "")
    return invitation_find(key=key) if key else None
