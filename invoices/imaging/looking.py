"""A look at what comes in, before it is kept: asked for here, taken in a confined child (invoices/imaging/look.py)."""

from dataclasses import dataclass
from typing import Annotated, Protocol

import msgspec

from invoices.document import MediaType, SourceFile
from invoices.errors import ReaderCrashed
from invoices.imaging.confined_values import MIB, Limits, Message
from invoices.imaging.opening.limits import FileLimits

JOB = "invoices.imaging.look:looker"
# A look takes milliseconds; what takes seconds means no good, and a person waits at the door.
LIMITS = Limits(
    memory_bytes=1536 * MIB,
    cpu_seconds=15,
    step_seconds=20,
    wall_seconds=20,
    answer_bytes=64 * 1024,
    resident_bytes=384 * MIB,
    file_bytes=MIB,
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a document is, by its content, and how many pages it has: none for an XML invoice."""

    media_type: MediaType
    pages: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class Child(Protocol):
    """What takes the look within limits: one confined child, or a pool of them."""

    def call(self, message: Message) -> Message: ...


@dataclass(frozen=True, slots=True)
class Looker:
    """Looks at one document after another."""

    child: Child

    def look(self, source: SourceFile) -> Look:
        """Say what a document is; when this returns, it is whole, within limits and nothing else as well.

        Raises:
            UnreadableFile: one of its kinds.
            ReaderError: the look took too long, too much, or broke; the next one is taken all the same.
        """
        answer = self.child.call(Message(source.name.encode("utf-8", "replace"), (source.content,)))
        try:
            return msgspec.json.decode(answer.header, type=Look)
        except (msgspec.MsgspecError, ValueError) as problem:
            raise ReaderCrashed(detail="its answer makes no sense") from problem


def config_of(limits: FileLimits) -> bytes:
    """Write what the child is started with."""
    return msgspec.json.encode(limits)
