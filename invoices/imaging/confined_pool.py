"""Several confined processes with the same job, for callers that work at the same time."""

from queue import LifoQueue
from types import TracebackType
from typing import Self

from invoices.imaging.confined import Confined
from invoices.imaging.confined_forks import renewed_after_fork
from invoices.imaging.confined_values import Limits, Message, Progress


class ConfinedPool:
    """Hands each call to a free process, the one that worked last first; waits while all are busy."""

    def __init__(self, job: str, config: bytes, limits: Limits, size: int) -> None:
        self._readers = tuple(Confined(job, config, limits) for _ in range(size))
        self.renew()
        renewed_after_fork(self)

    def call(self, message: Message, on_progress: Progress | None = None) -> Message:
        """Return what the job answers, as `Confined.call` does.

        Raises:
            InvoiceError: as for `Confined.call`.
        """
        free = self._free
        reader = free.get()
        try:
            return reader.call(message, on_progress)
        finally:
            free.put(reader)

    def warm(self) -> None:
        """Start all processes ahead of the first document.

        Raises:
            ReaderNotStarted: this machine could not start them.
        """
        for reader in self._readers:
            reader.warm()

    def facts(self) -> dict[str, str]:
        """Return what the kernel granted to one of them; it does not differ between them.

        Raises:
            InvoiceError: as for a call.
        """
        return self._readers[0].facts()

    def close(self) -> None:
        for reader in self._readers:
            reader.close()

    def stop(self) -> None:
        """End all of them at once, whatever they have in hand, as `Confined.stop` does."""
        for reader in self._readers:
            reader.stop()

    def renew(self) -> None:
        """Count all of them as free: at the start, and in a forked process, where nobody is reading."""
        self._free: LifoQueue[Confined] = LifoQueue()
        for reader in self._readers:
            self._free.put(reader)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            # Nobody waits for what other threads still have read.
            self.stop()
        self.close()
