"""Secrets that must be read again, kept encrypted: whoever copies the database cannot use them."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class Locked(Exception):
    """A secret was encrypted with a key that this installation no longer has."""


def encrypt(text: str, *, keys: list[str]) -> str:
    """Return a text encrypted with the first key."""
    return _box(keys).encrypt(text.encode()).decode()


def decrypt(sealed: str, *, keys: list[str]) -> str:
    """Return the text, whichever of the keys it was encrypted with.

    Raises:
        Locked: none of them opens it.
    """
    try:
        return _box(keys).decrypt(sealed.encode()).decode()
    except InvalidToken as problem:
        raise Locked(
            "Put the former SECRET_KEY into SECRET_KEY_FALLBACKS: a secret was encrypted with it."
        ) from problem


def _box(keys: list[str]) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    """Return a key of the vault's own: a seal made elsewhere with the same secret is worth nothing here."""
    return base64.urlsafe_b64encode(hashlib.sha256(b"probant.vault:" + key.encode()).digest())
