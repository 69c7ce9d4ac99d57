"""What was read, as JSON and back without loss: to be kept and understood again, and to cross to a child process.

What comes back may have been written by anybody: a kept file by its owner, an answer by a child that a document broke.
"""

from typing import Annotated, Any, TypeVar

import msgspec
import numpy as np

from invoices.document import OcrResult
from invoices.errors import KeptReadingDamaged, ReaderCrashed
from invoices.ocr.kept_checks import NotPossible, check

# Three hundred dense pages with their attachments stay well under it.
MOST_BYTES = 200_000_000
LONGEST_DETAIL = 160

T = TypeVar("T")


class _Stamp(msgspec.Struct):
    format: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]


def to_json(result: OcrResult) -> bytes:
    """Write a reading, the same one always as the same bytes."""
    # 200 and 200.0 are the same to Python and not in JSON; once read back, each number has the form of its field.
    return encode(msgspec.json.decode(encode(result), type=OcrResult))


def from_json(raw: bytes) -> OcrResult:
    """Take a reading up again.

    Raises:
        KeptReadingDamaged: it is not a reading, one that cannot be, or one of a newer program.
    """
    # A newer form may have another shape, so its number is looked at before the shape.
    newest, found = OcrResult.FORMAT, _taken(_Stamp, raw).format
    if found > newest:
        raise KeptReadingDamaged(detail=f"a newer program kept it (form {found}, known up to {newest})")
    return _taken(OcrResult, raw)


def encode(value: object) -> bytes:
    """Write a value of the trade as JSON."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        # File names may hold bytes that are no text; they are labels, so a mark in their place does no harm.
        return _ENCODER.encode(_as_text(msgspec.to_builtins(value, enc_hook=_plain)))


def decode(kind: type[T], raw: bytes) -> T:
    """Take a value that crossed to a child or back, and any reading within it only if it can be.

    Raises:
        ReaderCrashed: too long, not JSON, of another shape, or saying what cannot be.
    """
    try:
        return _taken(kind, raw)
    except KeptReadingDamaged as problem:
        # Nothing was kept by anybody yet: a document broke the program that read it.
        raise ReaderCrashed(detail="its answer makes no sense") from problem


def _taken(kind: type[T], raw: bytes) -> T:
    if len(raw) > MOST_BYTES:
        raise KeptReadingDamaged(detail=f"it has over {MOST_BYTES // 1_000_000} MB")
    try:
        value = msgspec.json.decode(raw, type=kind)
        check(value)
    except (msgspec.ValidationError, NotPossible) as problem:
        raise KeptReadingDamaged(detail=f"it does not hold together: {_shown(problem)}") from None
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError):
        raise KeptReadingDamaged(detail="it is not whole JSON") from None
    return value


def _shown(problem: Exception) -> str:
    """Say what is wrong in a line; it may quote what a stranger wrote."""
    return "".join(sign if sign.isprintable() else "?" for sign in str(problem)[:LONGEST_DETAIL])


def _plain(value: object) -> object:
    """Turn what the image libraries count with into Python's own numbers."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} is not a value that is kept")


_ENCODER = msgspec.json.Encoder(enc_hook=_plain, order="deterministic")


def _as_text(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_as_text(key): _as_text(inner) for key, inner in value.items()}
    return [_as_text(inner) for inner in value] if isinstance(value, list | tuple) else value
