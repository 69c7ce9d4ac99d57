"""The parent's end of the wire: it waits only so long, and listens to what is grumbled meanwhile."""

import os
from collections.abc import Mapping
from contextlib import suppress
from math import ceil
from select import POLLIN, POLLOUT, poll
from time import monotonic

from invoices.imaging.confined_values import Message
from invoices.imaging.confined_wire import Gone, Kind, Silent, packed, receive

CHUNK = 2**20
TAIL = 4096  # bytes of the last words that are kept


class Patience:
    """So long between two signs of life, and so long in all."""

    def __init__(self, step: float, whole: float) -> None:
        self._step, self._whole = step, whole
        self._end = monotonic() + whole
        self.renew()

    def renew(self) -> None:
        """Wait another step, never past the end."""
        self._until = min(monotonic() + self._step, self._end)

    def left(self) -> float:
        return self._until - monotonic()

    @property
    def bound(self) -> float:
        """Return the seconds of the bound that comes first."""
        return self._whole if self._until == self._end else self._step


class Line:
    """Three pipes to one child: what it is told, what it answers, what it prints; and a descriptor of its death.

    Its death is watched apart, for the pipes stay open as long as a process it has forked.
    """

    def __init__(self, tell: int, hear: int, grumble: int, death: int) -> None:
        self._tell, self._hear, self._grumble, self._death = tell, hear, grumble, death
        self._open = [tell, hear, grumble, death]
        self._tail = b""
        for end in self._open[:3]:
            os.set_blocking(end, False)

    @property
    def last_words(self) -> bytes:
        """Return the end of what the child printed."""
        with suppress(OSError):
            self._listen_to_grumbling()
        return self._tail

    def send(self, kind: Kind, message: Message, patience: Patience) -> None:
        """Send a frame.

        Raises:
            Silent: the child did not take it in time.
            Gone: the child hung up.
        """
        for piece in packed(kind, message):
            rest = memoryview(piece)
            while rest:
                self._wait(self._tell, POLLOUT, patience)
                try:
                    rest = rest[os.write(self._tell, rest[:CHUNK]) :]
                except BrokenPipeError as error:
                    raise Gone from error

    def receive(self, most: Mapping[Kind, int], patience: Patience) -> tuple[Kind, Message]:
        """Receive a frame of one of these kinds and at most so many bytes.

        Raises:
            Silent: not in time.
            Gone: the child hung up.
            Garbled: not such a frame.
        """
        return receive(lambda size: self._read(size, patience), most)

    def has_died(self, within: float) -> bool:
        """Tell whether the child is dead, or dies within so many seconds."""
        return bool(_ready({self._death: POLLIN}, within))

    def close(self) -> None:
        while self._open:
            os.close(self._open.pop())

    def _read(self, size: int, patience: Patience) -> bytes:
        # Taken in as it comes: a length is only a promise, and memory is not spent on promises.
        pieces: list[bytes] = []
        while size:
            self._wait(self._hear, POLLIN, patience)
            piece = os.read(self._hear, min(size, CHUNK))
            if not piece:
                raise Gone
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def _wait(self, end: int, event: int, patience: Patience) -> None:
        watched = {end: event, self._death: POLLIN, self._grumble: POLLIN}
        while (left := patience.left()) > 0:
            ready = _ready(watched, left)
            if self._grumble in ready and not self._listen_to_grumbling():
                del watched[self._grumble]
            if end in ready:
                return
            if self._death in ready:
                raise Gone
            if not ready:
                break
        raise Silent

    def _listen_to_grumbling(self) -> bool:
        """Keep the end of it; False when nobody holds the other side any more."""
        try:
            words = os.read(self._grumble, CHUNK)
        except BlockingIOError:
            return True
        self._tail = (self._tail + words)[-TAIL:]
        return bool(words)


def _ready(watched: Mapping[int, int], seconds: float) -> set[int]:
    # Not select: it fails in a server with over a thousand connections.
    poller = poll()
    for end, event in watched.items():
        poller.register(end, event)
    return {end for end, _ in poller.poll(ceil(seconds * 1000))}
