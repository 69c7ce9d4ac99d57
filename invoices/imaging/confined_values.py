"""What goes to the confined reader, what comes back, and how much it may take."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one confined process may take; seconds are for one document."""

    # Address space, not memory in use: onnxruntime and OpenCV map far more than they touch.
    memory_bytes: int = 4096 * MIB
    cpu_seconds: float = 120.0
    step_seconds: float = 60.0  # wall time between two signs of life
    wall_seconds: float = 600.0  # wall time for the whole document, however often it gives a sign
    documents: int = 200  # then a fresh process: whatever an earlier document left in it is gone
    answer_bytes: int = 512 * MIB
    # Memory in use between two documents, its models included, beyond which a fresh process takes over.
    resident_bytes: int = 1536 * MIB
    file_bytes: int = 256 * MIB  # the largest file it may write
    start_seconds: float = 60.0  # wall time for a start, models loaded


@dataclass(frozen=True, slots=True)
class Message:
    """A header in the caller's own words, and the bytes it speaks of."""

    header: bytes
    blobs: tuple[bytes, ...] = ()


# A sign of life; its bytes, a few thousand at most, reach the caller's own callback.
Progress: TypeAlias = Callable[[bytes], None]
Handler: TypeAlias = Callable[[Message, Progress], Message]
