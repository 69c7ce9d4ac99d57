"""One child process, from its start to the last trace of it."""

import logging
import os
import subprocess
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from invoices.errors import InvoiceError, ReaderCrashed, ReaderTookTooLong
from invoices.imaging.confined_end import (
    has_left_something_running,
    kill_group,
    kill_strays,
    kills_for_memory,
    resident_bytes,
    why_it_ended,
)
from invoices.imaging.confined_folder import Folder
from invoices.imaging.confined_launch import Launched, launch
from invoices.imaging.confined_line import Patience
from invoices.imaging.confined_values import Limits, Message, Progress
from invoices.imaging.confined_wire import Garbled, Gone, Kind, Silent
from invoices.imaging.confined_words import Order, error_from, facts_from, order_as_bytes

MOST_SIGNS = 10_000  # of one document
SMALL = 64 * 1024
HANGING_UP = 1.0  # seconds in which a process that hung up has to end, so that its own signal is known
DYING = 10.0  # seconds a killed process has; one that the kernel holds on to longer is left to it

logger = logging.getLogger(__name__)


class Process:
    """A child process and all it takes: its pipes, its folder, its descendants."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._owner = os.getpid()
        self._documents = 0
        self._facts: dict[str, str] | None = None
        self._folder = Folder()
        try:
            self._child = launch(self._folder.path)
        except BaseException:
            self._folder.remove()
            raise
        # Also when nobody holds it any more, and at the end of the program.
        self._end = weakref.finalize(self, _end, self._child, self._folder)

    def begin(self, job: str, config: bytes) -> None:
        """Tell it what it is for; it loads while the caller goes on."""
        order = order_as_bytes(Order(job, str(self._folder.path), self._limits))
        patience = self._start_patience()
        with self._conversation(patience):
            self._child.line.send(Kind.START, Message(order, (config,)), patience)

    def facts(self) -> dict[str, str]:
        """Wait until it is ready and return what the kernel granted.

        Raises:
            ReaderError: it did not come up.
            InvoiceError: what its job says is missing.
        """
        if self._facts is None:
            patience = self._start_patience()
            with self._conversation(patience):
                kind, said = self._child.line.receive({Kind.READY: SMALL, Kind.ERROR: SMALL}, patience)
                if kind is Kind.ERROR:
                    raise error_from(said.header)
                self._facts = facts_from(said.header)
        return self._facts

    def ask(self, document: Message, on_progress: Progress | None) -> Message | InvoiceError:
        """Hand it a document and return its answer, or the error it names.

        Raises:
            ReaderError: it broke a limit, or itself.
        """
        self._documents += 1
        patience = Patience(self._limits.step_seconds, self._limits.wall_seconds)
        with self._conversation(patience):
            self._child.line.send(Kind.DOCUMENT, document, patience)
            return self._answer(patience, on_progress)

    def is_alive(self) -> bool:
        return not self._child.line.has_died(0)

    def is_fit(self) -> bool:
        """Tell, after a document, whether it may have another: not worn out, and nothing of the last one running."""
        process = self._child.program.pid
        return (
            self._documents < self._limits.documents
            and self.is_alive()
            and resident_bytes(process) <= self._limits.resident_bytes
            and not has_left_something_running(process)
        )

    def clean(self) -> None:
        """Remove what the last document left in its folder."""
        self._folder.empty()

    def interrupt(self) -> None:
        """Kill it from another thread; the one that waits for its answer learns of it, and removes the rest."""
        if self._child.program.returncode is None:
            kill_group(self._child.program.pid)

    def end(self) -> None:
        """Kill it with all it started, and remove its folder."""
        self._end()

    def is_own(self) -> bool:
        """Tell whether this very process started it, and not one it was forked from."""
        return self._owner == os.getpid()

    def disown(self) -> None:
        """Let go of it untouched: it serves the process that this one was forked from."""
        if self._end.detach():
            # Or Python would miss it: it is not our child.
            self._child.program.returncode = 0
            self._child.let_go()
            self._folder.disown()

    def _start_patience(self) -> Patience:
        return Patience(self._limits.start_seconds, self._limits.start_seconds)

    def _answer(self, patience: Patience, on_progress: Progress | None) -> Message | InvoiceError:
        kinds = {Kind.SIGN: SMALL, Kind.ERROR: SMALL, Kind.ANSWER: self._limits.answer_bytes}
        for _ in range(MOST_SIGNS):
            kind, said = self._child.line.receive(kinds, patience)
            if kind is Kind.ANSWER:
                return said
            if kind is Kind.ERROR:
                return error_from(said.header)
            patience.renew()
            if on_progress:
                on_progress(said.header)
        raise Garbled

    @contextmanager
    def _conversation(self, patience: Patience) -> Iterator[None]:
        """Turn what goes wrong on the wire into what it means."""
        killed_before = kills_for_memory()
        try:
            yield
        except Silent as error:
            raise ReaderTookTooLong(seconds=patience.bound) from error
        except Garbled as error:
            raise ReaderCrashed(detail="its answer makes no sense") from error
        except Gone as error:
            status = self._status()
            was_hunted = kills_for_memory() > killed_before
            last_words = self._child.line.last_words
            raise why_it_ended(status, last_words, self._limits, was_hunted=was_hunted) from error

    def _status(self) -> int | None:
        is_dead = self._child.line.has_died(HANGING_UP)
        _kill(self._child)
        return self._child.program.returncode if is_dead else None


def _kill(child: Launched) -> None:
    program = child.program
    if program.returncode is None:
        # Before it is reaped: until then nobody else can have its number.
        kill_group(program.pid)
        try:
            program.wait(DYING)
        except subprocess.TimeoutExpired:
            logger.error("The confined reader %d was killed and does not end", program.pid)


def _end(child: Launched, folder: Folder) -> None:
    _kill(child)
    kill_strays(b"TMPDIR=" + os.fsencode(folder.path))
    if last_words := child.line.last_words:
        logger.debug("The last words of the confined reader %d: %s", child.program.pid, ascii(last_words))
    child.let_go()
    folder.remove()
