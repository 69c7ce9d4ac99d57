"""A job in a process of its own: with bounds on memory, CPU, time and files, without network where the kernel allows.

It costs one document and a clear reason when the job hangs, crashes or swells; the caller goes on. The process is
started when it is first needed, kept warm, fed one document at a time, and replaced after so many documents and after
any breach. What comes back is treated as hostile.

    reader = Confined("invoices.ocr.job:reader", config, Limits())
    answer = reader.call(Message(header, (content,)))
"""

import threading
from types import TracebackType
from typing import Self

from invoices.errors import InvoiceError, ReaderCrashed, ReaderError, ReaderNotStarted
from invoices.imaging.confined_forks import renewed_after_fork
from invoices.imaging.confined_process import Process
from invoices.imaging.confined_values import Handler, Limits, Message, Progress

__all__ = ["Confined", "Handler", "Limits", "Message", "Progress"]


class Confined:
    """Hands documents to a confined process, one at a time; threads may share it, and forked processes start their own.

    `job` names a function, "package.module:function": it takes `config` and returns the handler of a document.
    """

    def __init__(self, job: str, config: bytes, limits: Limits) -> None:
        self._job, self._config, self._limits = job, config, limits
        self._process: Process | None = None
        self._facts: dict[str, str] | None = None
        self._is_stopped = False
        self._lock = threading.Lock()
        renewed_after_fork(self)

    def call(self, message: Message, on_progress: Progress | None = None) -> Message:
        """Return what the job answers; `on_progress` hears its signs of life.

        Raises:
            ReaderError: the job broke a limit, or itself, or could not be started.
            InvoiceError: the one the job raised.
        """
        with self._lock:
            process = self._ready()
            is_unharmed = False
            try:
                outcome = process.ask(message, on_progress)
                is_unharmed = not isinstance(outcome, ReaderError)
            finally:
                self._after(process, is_unharmed=is_unharmed)
        if isinstance(outcome, InvoiceError):
            raise outcome
        return outcome

    def warm(self) -> None:
        """Start the process ahead of the first document, without waiting for it to be ready.

        Raises:
            ReaderNotStarted: this machine could not start it.
        """
        with self._lock:
            self._ready(wait=False)

    def facts(self) -> dict[str, str]:
        """Return what the kernel grants on this machine, such as {"network": "off"}; known once a process has started.

        Raises:
            InvoiceError: as for a call.
        """
        if self._facts is None:
            with self._lock:
                self._facts = self._ready().facts()
        return self._facts

    def close(self) -> None:
        """End the process, once the document it may have is read; the next call would start another."""
        with self._lock:
            self._end()

    def stop(self) -> None:
        """End the process at once, whatever it has in hand: that call fails, and so does every later one."""
        # In this order: a call that starts a process meanwhile finds the mark, or its process is found here.
        self._is_stopped = True
        if process := self._process:
            process.interrupt()

    def renew(self) -> None:
        """Begin anew in a forked process, where a lock may be held by a thread that does not exist."""
        self._lock = threading.Lock()
        process, self._process = self._process, None
        if process:
            process.disown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ready(self, *, wait: bool = True) -> Process:
        """Return a process that may have a document, a fresh one where there is none."""
        try:
            process = self._begun()
            if self._is_stopped:
                raise ReaderCrashed(detail="it was stopped")
            if wait:
                self._facts = process.facts()
        except (ReaderError, OSError) as error:
            self._end()
            raise ReaderNotStarted(detail=_reason(error)) from error
        except BaseException:
            self._end()
            raise
        return process

    def _begun(self) -> Process:
        if self._process and not self._process.is_own():
            self.renew()
        if self._process and not self._process.is_alive():
            self._end()  # it ended between two documents
        if not self._process:
            self._process = Process(self._limits)
            self._process.begin(self._job, self._config)
        return self._process

    def _after(self, process: Process, *, is_unharmed: bool) -> None:
        if is_unharmed and process.is_fit():
            process.clean()
        else:
            self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.end()


def _reason(error: ReaderError | OSError) -> str | float:
    if isinstance(error, ReaderError):
        return error.facts.get("detail", error.code)
    return error.strerror or type(error).__name__
