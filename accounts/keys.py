"""Keys that are shown once and kept as digests."""

import hashlib
import hmac
import secrets


def fresh_key() -> str:
    """Return a key nobody can guess: 256 random bits."""
    return secrets.token_urlsafe(32)


def digest_of(key: str) -> str:
    """Return what is kept of a key; with 256 random bits in it, a plain digest cannot be guessed back."""
    return hashlib.sha256(key.encode()).hexdigest()


def opens(key: str, digest: str) -> bool:
    """Tell whether a key is the one the digest was made of, in a time that tells nothing."""
    return hmac.compare_digest(digest_of(key), digest)
