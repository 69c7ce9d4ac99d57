"""The secrets of sources: sealed in the database, opened only while a source is reached."""

import json
from collections.abc import Mapping

from accounts import vault
from accounts.wiring import vault_keys
from invoices import wiring
from invoices.errors import SourceRefused
from invoices.models import Source
from invoices.sources.door import Connector
from invoices.sources.registry import load_connector


def sealed(secret: Mapping[str, str]) -> str:
    """Return secrets as they are kept; nothing is kept of none."""
    given = {name: value for name, value in secret.items() if value}
    return vault.encrypt(json.dumps(given), keys=vault_keys()) if given else ""


def opened(source: Source) -> dict[str, str]:
    """Return the secrets of a source.

    Raises:
        SourceRefused: they were sealed with a key that this installation no longer has.
    """
    if not source.sealed:
        return {}
    try:
        found: dict[str, str] = json.loads(vault.decrypt(source.sealed, keys=vault_keys()))
    except vault.Locked:
        # Without the cause: what cannot be opened is nobody's reading.
        raise SourceRefused(place=source.name, detail="what was kept of its secrets can no longer be opened") from None
    return found


def connector_of(source: Source) -> Connector:
    """Return what reaches a source, with its secrets.

    Raises:
        SourceError: it cannot be reached with these settings.
    """
    allowed = wiring.source_allowed(source.organisation_id)
    return load_connector(source.kind, source.settings, opened(source), wiring.source_outbound(), allowed=allowed)
