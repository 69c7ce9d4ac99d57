"""The list that closes a backup: what is in it, by which program, under which keys; sealed, so that a change shows."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from datetime import datetime

from invoices.keeping.errors import BackupDamaged

FORMAT = 1
NAME = "manifest.json"
LARGEST = 500_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Keys:
    """Prints of the two keys without which a backup is worth little; the keys themselves are in no backup."""

    secret: str
    audit: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that is said of a backup."""

    program: str
    made_at: datetime
    vendor: str
    migrations: tuple[str, ...]
    keys: Keys
    parts: tuple[Part, ...]


def print_of(key: bytes) -> str:
    """Return by what a key is recognised; it cannot be computed back, for the keys are random and long."""
    return hmac.new(b"probant.backup", key, hashlib.sha256).hexdigest()[:32]


def written(manifest: Manifest, *, key: bytes) -> bytes:
    """Return the sealed list as it is written."""
    body = json.dumps({"format": FORMAT, **asdict(manifest)}, default=lambda day: day.isoformat(), sort_keys=True)
    return json.dumps({"manifest": body, "seal": _seal(body, key)}).encode()


def read(raw: bytes) -> tuple[Manifest, str, str]:
    """Return the list, its text and its seal.

    Raises:
        BackupDamaged: it is none, or of a newer form.
    """
    try:
        sealed = json.loads(raw)
        body = json.loads(sealed["manifest"])
        if body.pop("format") != FORMAT:
            raise BackupDamaged("This backup has a form that this version does not know: install a newer one.")
        parts = tuple(Part(**part) for part in body.pop("parts"))
        keys, made_at = Keys(**body.pop("keys")), datetime.fromisoformat(body.pop("made_at"))
        migrations = tuple(body.pop("migrations"))
        found = Manifest(**body, keys=keys, made_at=made_at, migrations=migrations, parts=parts)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise BackupDamaged("The list of what is in this backup cannot be read: take another copy of it.") from problem
    return found, sealed["manifest"], str(sealed["seal"])


def is_sealed(body: str, seal: str, *, key: bytes) -> bool:
    """Tell whether a list is as it was written, by somebody who had the key."""
    return hmac.compare_digest(_seal(body, key), seal)


def _seal(body: str, key: bytes) -> str:
    return hmac.new(key, b"probant.backup:" + body.encode(), hashlib.sha256).hexdigest()
