"""What crosses the wire as JSON; of what comes back nothing is believed but its shape."""

from math import isfinite
from typing import Annotated, TypeAlias

import msgspec

from invoices.errors import ERRORS, InvoiceError, ReaderCrashed
from invoices.imaging.confined_values import Limits
from invoices.imaging.confined_wire import Garbled

LONGEST = 300  # characters of one fact

_Name: TypeAlias = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]{0,39}$")]
_Text: TypeAlias = Annotated[str, msgspec.Meta(max_length=LONGEST)]
_Whole: TypeAlias = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]


class Order(msgspec.Struct, frozen=True):
    """What a child is started for."""

    job: str
    folder: str
    limits: Limits


class _Said(msgspec.Struct, forbid_unknown_fields=True):
    code: _Name
    facts: Annotated[dict[_Name, _Whole | float | _Text], msgspec.Meta(max_length=16)]


class _Granted(msgspec.Struct, forbid_unknown_fields=True):
    facts: Annotated[dict[_Name, _Text], msgspec.Meta(max_length=16)]


def order_as_bytes(order: Order) -> bytes:
    """Write the order."""
    return msgspec.json.encode(order)


def order_from(said: bytes) -> Order:
    """Read the order."""
    return msgspec.json.decode(said, type=Order)


def error_as_bytes(error: InvoiceError) -> bytes:
    """Write an error as its code and facts, the long ones cut."""
    facts = {name: _cut(value) for name, value in error.facts.items()}
    return msgspec.json.encode({"code": error.code, "facts": facts})


def error_from(said: bytes) -> InvoiceError:
    """Make the error that was meant, or a crash where nothing known was meant.

    Raises:
        Garbled: not the shape of an error.
    """
    try:
        told = msgspec.json.decode(said, type=_Said)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Garbled from error
    kind = ERRORS.get(told.code)
    if kind is None or "self" in told.facts:
        return ReaderCrashed(detail="an error that nobody knows")
    return kind(**{name: _plain(value) for name, value in told.facts.items()})


def facts_as_bytes(facts: dict[str, str]) -> bytes:
    """Write what the kernel granted."""
    return msgspec.json.encode({"facts": facts})


def facts_from(said: bytes) -> dict[str, str]:
    """Read what the kernel granted.

    Raises:
        Garbled: not the shape of such facts.
    """
    try:
        return msgspec.json.decode(said, type=_Granted).facts
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Garbled from error


def _cut(value: str | float) -> str | float:
    is_number = not isinstance(value, str | bool) and isfinite(value)
    return value if is_number else str(value)[:LONGEST]


def _plain(value: str | float) -> str | float:
    """Leave out what would move a terminal's cursor or begin a line of its own in a log."""
    if not isinstance(value, str):
        return value
    return "".join(letter if letter.isprintable() else " " for letter in value)
