"""Files that a command replaces whole, and the digests by which the code knows them."""

import os
import re
from pathlib import Path

from django.core.management.base import CommandError

from invoices.management.terminal import shown_label

DIGEST = re.compile(r'^DIGEST = ".*$', re.MULTILINE)


def put(path: Path, content: bytes) -> None:
    """Write a file; a reader sees the old one or the new one, never half.

    Raises:
        CommandError: it cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as problem:
        raise CommandError(f"{shown_label(path)} cannot be written: {problem.strerror}.") from problem
    finally:
        part.unlink(missing_ok=True)


def with_digest(code: Path, digest: str) -> bytes:
    """Return a module with another digest in it."""
    line = f'DIGEST = "{digest}"  # pragma: allowlist secret'
    return DIGEST.sub(line, code.read_text("utf-8"), count=1).encode()
