"""A fitted thing on disk: what it is, in words, and its numbers.

Shipped ones are known by their digest, those made on site by a signature; a file that is neither is never opened.
"""

import hmac
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from types import MappingProxyType
from typing import Any, TypeAlias

from numpy.typing import NDArray

from learning.core import frame
from learning.core.errors import ArtefactRefused as ArtefactRefused

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

SIGNED = b"\x89SIGNED\n"
# What else the key of an installation signs must never pass for a model.
PURPOSE = b"learning.core.artefact/1\n"
SHORTEST_KEY = 16
RESTORE = "Restore the file of this release, or train it again and put its new digest into the code"
RETRAIN = "Train it again on this installation, or restore the file and the key it was signed with"


@dataclass(frozen=True, slots=True, eq=False)
class Artefact:
    """A fitted thing: its format ("what it is/version"), its card for people, and its arrays for the program."""

    format: str
    card: Mapping[str, Json] = field(default_factory=lambda: MappingProxyType({}))
    arrays: Mapping[str, NDArray[Any]] = field(default_factory=lambda: MappingProxyType({}))

    def to_bytes(self) -> bytes:
        """Write it; the same content is always the same bytes.

        Raises:
            ArtefactRefused: it holds what is not kept: NaN, objects, a card that is no JSON.
        """
        return frame.packed({"format": self.format, "card": dict(self.card)}, self.arrays)

    @classmethod
    def from_bytes(cls, content: bytes, *, format: str | None = None) -> "Artefact":
        """Take it up again, where `format` is what it must be.

        Raises:
            ArtefactRefused: damaged, cut off, or of another format.
        """
        head, arrays = frame.unpacked(content)
        match head:
            case {"format": str(found), "card": dict(card), **rest} if not rest:
                if format is not None and found != format:
                    raise ArtefactRefused(f"it is of the format {found!r}, and {format!r} is expected")
                return cls(found, MappingProxyType(card), MappingProxyType(arrays))
        raise ArtefactRefused("its header does not say what it is")


def digest(content: bytes) -> str:
    """Return what a file is known by in the code."""
    return sha256(content).hexdigest()


def save(artefact: Artefact, path: Path, *, key: bytes | None = None) -> str:
    """Write an artefact, signed where there is a key, and return its digest.

    A reader sees the old file or the new one, never half.

    Raises:
        ArtefactRefused: it holds what is not kept.
    """
    body = artefact.to_bytes()
    content = body if key is None else SIGNED + _signature(body, key) + body
    with _new_file_for(path) as part, part.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    return digest(content)


def load(path: Path, *, digest: str | None = None, key: bytes | None = None, format: str | None = None) -> Artefact:
    """Take up the artefact that has this digest, or that this key has signed.

    Raises:
        ArtefactRefused: it is another file, changed, signed by somebody else, damaged, or not there.
    """
    if (digest is None) == (key is None):
        raise TypeError("Say by what the artefact is known: its digest, or the key that signed it.")
    content = _content(path, cure=RESTORE if key is None else RETRAIN)
    body = _known(content, str(digest), path) if key is None else _verified(content, key, path)
    return Artefact.from_bytes(body, format=format)


def _known(content: bytes, expected: str, path: Path) -> bytes:
    found = sha256(content).hexdigest()
    if not hmac.compare_digest(found, expected.lower()):
        why = f"{path.name} has the digest {found[:12]}…, and the code knows {expected[:12]}…"
        raise ArtefactRefused(why, f"{RESTORE}: {found}.")
    return content


def _verified(content: bytes, key: bytes, path: Path) -> bytes:
    start = len(SIGNED)
    if not content.startswith(SIGNED):
        raise ArtefactRefused(f"{path.name} is not signed", f"{RETRAIN}.")
    found, body = content[start : start + sha256().digest_size], content[start + sha256().digest_size :]
    if not hmac.compare_digest(found, _signature(body, key)):
        raise ArtefactRefused(f"{path.name} was changed, or signed with another key", f"{RETRAIN}.")
    return body


def _signature(body: bytes, key: bytes) -> bytes:
    if len(key) < SHORTEST_KEY:
        raise ValueError(f"A key that signs has {SHORTEST_KEY} bytes or more.")
    return hmac.digest(key, PURPOSE + body, "sha256")


def _content(path: Path, *, cure: str) -> bytes:
    most = frame.MOST_BYTES + frame.LONGEST_HEADER
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError as problem:
        raise ArtefactRefused(f"{path.name} cannot be read ({problem.strerror})", f"{cure}.") from problem
    if len(content) > most:
        raise ArtefactRefused(f"{path.name} has over {most // 1_000_000} MB", f"{cure}.")
    return content


@contextmanager
def _new_file_for(path: Path) -> Iterator[Path]:
    """Give a name beside the file, and put what was written there in its place once it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}-{get_ident()}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
