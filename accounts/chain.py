"""The arithmetic of the audit trail: each row seals the one before it."""

import hashlib
import hmac
import json
from collections.abc import Mapping

BEGINNING = "0" * 64


def seal(facts: Mapping[str, object], *, previous: str, key: bytes) -> str:
    """Return the seal of a row: keyed, so that whoever can write to the database cannot forge it."""
    body = json.dumps({**facts, "previous": previous}, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()


def digest(value: str, *, key: bytes) -> str:
    """Return a short keyed digest: the same value is recognised, and cannot be read back."""
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()[:32] if value else ""
