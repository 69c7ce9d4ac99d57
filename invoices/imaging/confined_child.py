"""The confined process: started by `confined_process`, it loads its job once and answers document after document."""

import faulthandler
import fcntl
import importlib
import os
import re
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from errno import ENOMEM
from select import POLLIN, poll

from invoices.errors import InvoiceError, ReaderCrashed, ReaderNotStarted, ReaderOutOfMemory
from invoices.imaging.confined_jail import allow_cpu, enter_the_jail, shut_the_door
from invoices.imaging.confined_values import MIB, Handler, Limits, Message
from invoices.imaging.confined_wire import Gone, Kind, packed, receive
from invoices.imaging.confined_words import Order, error_as_bytes, facts_as_bytes, order_from

ANY_SIZE = 2**63
SIGN_BYTES = 4096
OUT_OF_MEMORY = re.compile(r"bad_alloc|insufficient memory|cannot allocate|failed to allocate|out of memory", re.I)


def main() -> None:
    """Work until the other side hangs up."""
    hear, tell, life = map(int, sys.argv[1:])
    for end in (hear, tell, life):
        os.set_inheritable(end, False)
    die_with_the_parent(life)
    Child(hear, tell).serve()


def die_with_the_parent(life: int) -> None:
    """Have the kernel kill this whole process group once the other end of the pipe is gone.

    A signal on the death of the parent (PR_SET_PDEATHSIG) would come when the *thread* ends that started us, and would
    not reach the programs that we start; a thread that waits here would not run while C code holds the interpreter.
    """
    try:
        fcntl.fcntl(life, fcntl.F_SETOWN, -os.getpgrp())
        fcntl.fcntl(life, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(life, fcntl.F_SETFL, fcntl.fcntl(life, fcntl.F_GETFL) | os.O_ASYNC)
    except (AttributeError, OSError):
        threading.Thread(target=_die_after, args=(life, -1), daemon=True).start()
    _die_after(life, 0)  # it may have died before we armed this


def _die_after(life: int, milliseconds: int) -> None:
    poller = poll()
    poller.register(life, POLLIN)
    if poller.poll(milliseconds):
        os.killpg(0, signal.SIGKILL)


class Child:
    """Answers on one pipe what comes in on another."""

    def __init__(self, hear: int, tell: int) -> None:
        self._hear, self._tell = hear, tell

    def serve(self) -> None:
        """Start as ordered, then answer until the other side hangs up."""
        with suppress(Gone):
            said = self._next(Kind.START)
            order = order_from(said.header)
            if handler := self._started(order, said.blobs[0]):
                while True:
                    self._answer(handler, order.limits)

    def _started(self, order: Order, config: bytes) -> Handler | None:
        try:
            facts = enter_the_jail(order.limits)
            job = job_named(order.job)
            # Between the two: Python keeps what it compiles beside the modules, and models start threads.
            facts |= shut_the_door(order.folder)
            handler = job(config)
        except InvoiceError as error:
            self._say_error(error)
        except BaseException as error:
            self._say_error(ReaderNotStarted(detail=type(error).__name__))
            raise
        else:
            self._say(Kind.READY, Message(facts_as_bytes(facts)))
            return handler
        return None

    def _answer(self, handler: Handler, limits: Limits) -> None:
        document = self._next(Kind.DOCUMENT)
        allow_cpu(limits.cpu_seconds)
        try:
            self._say(Kind.ANSWER, handler(document, self._sign))
        except InvoiceError as error:
            self._say_error(error)
        except BaseException as error:
            self._say_error(told(error, limits))

    def _sign(self, words: bytes) -> None:
        self._say(Kind.SIGN, Message(words[:SIGN_BYTES]))

    def _say_error(self, error: InvoiceError) -> None:
        self._say(Kind.ERROR, Message(error_as_bytes(error)))

    def _say(self, kind: Kind, message: Message) -> None:
        for piece in packed(kind, message):
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(self._tell, rest) :]

    def _next(self, kind: Kind) -> Message:
        return receive(self._read, {kind: ANY_SIZE})[1]

    def _read(self, size: int) -> bytes:
        pieces: list[bytes] = []
        while size:
            piece = os.read(self._hear, min(size, MIB))
            if not piece:
                raise Gone
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)


def job_named(name: str) -> Callable[[bytes], Handler]:
    """Import what "package.module:function" names."""
    module, _, function = name.partition(":")
    job: Callable[[bytes], Handler] = getattr(importlib.import_module(module), function)
    return job


def told(error: BaseException, limits: Limits) -> InvoiceError:
    """Say what an error of the job means, without its words: they may hold what the document planted there."""
    if _is_out_of_memory(error):
        return ReaderOutOfMemory(megabytes=limits.memory_bytes // MIB)
    return ReaderCrashed(detail=type(error).__name__)


def _is_out_of_memory(error: BaseException) -> bool:
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == ENOMEM):
        return True
    # OpenCV and onnxruntime have errors of their own for it.
    with suppress(Exception):
        return bool(OUT_OF_MEMORY.search(str(error)[:2000]))
    return False


if __name__ == "__main__":
    faulthandler.enable()
    main()
