"""Makes the keys of a full stack at its first start, each once, so that none is ever kept in the repository.

They live in two volumes: /keys is read by the product, /service-keys by PostgreSQL and Redis, each of which sees only
what it needs. Keep them with the data: without its key, a backup of the database cannot be used.
"""

import os
import secrets
from pathlib import Path

OURS, THEIRS = Path("/keys"), Path("/service-keys")


def once(path: Path, value: str, *, mode: int) -> str:
    """Write a value where there is none yet and return the one that is kept."""
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:
            file.write(value)
        part.rename(path)
    return path.read_text()


def main() -> None:
    """Make what is missing."""
    once(OURS / "secret_key", secrets.token_urlsafe(64), mode=0o600)
    once(OURS / "audit_key", secrets.token_urlsafe(64), mode=0o600)
    database = once(THEIRS / "database_password", secrets.token_hex(32), mode=0o640)
    redis = once(THEIRS / "redis_password", secrets.token_hex(32), mode=0o640)
    once(THEIRS / "redis.conf", f"requirepass {redis}\n", mode=0o640)
    once(OURS / "database_url", f"postgres://probant:{database}@postgres:5432/probant", mode=0o600)
    once(OURS / "redis_url", f"redis://:{redis}@redis:6379/0", mode=0o600)
    once(OURS / "broker_url", f"redis://:{redis}@redis:6379/1", mode=0o600)


if __name__ == "__main__":
    os.umask(0o027)
    main()
