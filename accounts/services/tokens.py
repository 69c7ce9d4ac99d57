"""Making, using and revoking API tokens."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.errors import TooMuchAsked
from accounts.keys import digest_of, fresh_key, opens
from accounts.models import ApiToken, Membership
from accounts.origin import Actor
from accounts.roles import scopes_for_role
from accounts.services.audit import audit_record

# Recognisable to people and to scanners that look for leaked secrets.
MARK = "prb_"
PREFIX = len(MARK) + 8
USED_EVERY = timedelta(minutes=1)


@transaction.atomic
def token_create(
    *, membership: Membership, name: str, scopes: Sequence[str], expires_at: datetime, by: Actor
) -> tuple[ApiToken, str]:
    """Make a token for a member and return it with its text, which cannot be had again.

    Raises:
        TooMuchAsked: the member's role does not grant one of the scopes.
    """
    if not set(scopes) <= {scope.value for scope in scopes_for_role(membership.role)}:
        raise TooMuchAsked
    key = MARK + secrets.token_hex(4) + fresh_key()
    token = ApiToken.objects.create(
        user=membership.user,
        organisation=membership.organisation,
        name=name,
        prefix=key[:PREFIX],
        digest=digest_of(key),
        scopes=sorted(scopes),
        expires_at=expires_at,
    )
    audit_record(action="token.created", by=by, organisation=membership.organisation_id, on=token)
    return token, key


@transaction.atomic
def token_revoke(*, token: ApiToken, by: Actor) -> None:
    """Stop a token for good."""
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        audit_record(action="token.revoked", by=by, organisation=token.organisation_id, on=token)


def token_find(*, key: str) -> ApiToken | None:
    """Return the usable token that a key opens, and remember, at most once a minute, that it was used."""
    token = ApiToken.objects.usable().select_related("user", "organisation").filter(prefix=key[:PREFIX]).first()
    if token is None or not opens(key, token.digest):
        return None
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > USED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token
