"""Leaves a service alone for a while after it failed several times in a row, so that nobody queues up behind it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic


@dataclass(slots=True)
class Breaker:
    """Closed: everybody may call. Open: nobody. Half open, once it has cooled off: one caller tries for all.

    One stands for one service in one process; it is safe to share between threads.
    """

    failures: int = 5
    cool_off: float = 60.0
    clock: Callable[[], float] = field(default=monotonic, repr=False)
    _in_a_row: int = field(default=0, init=False)
    _closed_until: float | None = field(default=None, init=False)
    _lock: Lock = field(default_factory=Lock, init=False, repr=False)

    def wait(self) -> float:
        """Return 0.0 to one who may call now, or the seconds after which to ask again.

        Who is let through says afterwards how it went. If nothing is heard, the next one may try a cool-off later.
        """
        with self._lock:
            if self._closed_until is None:
                return 0.0
            left = self._closed_until - self.clock()
            if left > 0:
                return left
            self._closed_until = self.clock() + self.cool_off
            return 0.0

    def succeeded(self) -> None:
        """Note an answer, were it a refusal: whoever refuses is alive."""
        with self._lock:
            self._in_a_row, self._closed_until = 0, None

    def failed(self) -> None:
        """Note that no answer came, or one that asks to come back later."""
        with self._lock:
            self._in_a_row += 1
            if self._in_a_row >= self.failures:
                self._closed_until = self.clock() + self.cool_off
