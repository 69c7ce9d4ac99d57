"""Frames on a pipe: a kind, a header and blobs, each with its length in front.

Whoever receives says how many bytes each kind may have; a kind not named is refused. Nothing is ever unpickled.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from enum import IntEnum
from typing import TypeAlias

from invoices.imaging.confined_values import Message

Read: TypeAlias = Callable[[int], bytes]  # returns exactly so many bytes, or raises

MOST_BLOBS = 4096
_HEAD = struct.Struct("!BHI")  # kind, number of blobs, length of the header


class Kind(IntEnum):
    """What a frame is."""

    START = 1  # to the child: the job, its configuration, its limits
    READY = 2  # from it: what the kernel granted
    DOCUMENT = 3  # to it
    SIGN = 4  # from it: still working
    ANSWER = 5
    ERROR = 6


class WireError(Exception):
    """Nothing more can be read from the other side."""


class Garbled(WireError):
    """It said what nobody may say."""


class Gone(WireError):
    """It hung up."""


class Silent(WireError):
    """It did not speak, or listen, in time."""


def packed(kind: Kind, message: Message) -> Iterator[bytes]:
    """Yield the pieces of a frame in their order."""
    yield _HEAD.pack(kind, len(message.blobs), len(message.header))
    yield struct.pack(f"!{len(message.blobs)}Q", *map(len, message.blobs))
    yield message.header
    yield from message.blobs


def receive(read: Read, most: Mapping[Kind, int]) -> tuple[Kind, Message]:
    """Read one frame; its lengths are held against what its kind may have before anything is taken in.

    Raises:
        Garbled: an unexpected kind, or lengths beyond what was allowed.
    """
    number, blobs, header = _HEAD.unpack(read(_HEAD.size))
    if number not in most or blobs > MOST_BLOBS:
        raise Garbled
    kind = Kind(number)
    lengths = struct.unpack(f"!{blobs}Q", read(8 * blobs))
    if header + sum(lengths) > most[kind]:
        raise Garbled
    return kind, Message(read(header), tuple(read(length) for length in lengths))
