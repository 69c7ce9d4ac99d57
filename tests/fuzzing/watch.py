"""What a reading may end in, and what must never come of it."""

import os
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Protocol

from invoices.errors import InvoiceError, ReaderError
from invoices.imaging.confined import Limits, Message
from tests.doubles.confined import soon

READ = "read"
SLACK = 15.0  # seconds beyond the limits: the end of one process, and what a busy machine takes


def row_of(code: str, *columns: str | float) -> str:
    return f"{code:<40}" + "".join(f"{each if isinstance(each, str) else round(each, 1):>12}" for each in columns)


def code_of(error: InvoiceError) -> str:
    detail = error.facts.get("detail", "") if isinstance(error, ReaderError) else ""
    return f"{error.code} {detail}".strip()


def processes_of(folder: Path) -> set[int]:
    """Find the processes started with this folder in their environment."""
    mark = os.fsencode(folder)
    return {int(path.parent.name) for path in Path("/proc").glob("[0-9]*/environ") if mark in _content(path)}


def own_children() -> set[int]:
    """Find the processes this one has started, those included that nobody has buried."""
    return {int(child) for task in Path("/proc/self/task").glob("*/children") for child in _content(task).split()}


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


class Reader(Protocol):
    def call(self, message: Message) -> Message: ...


@dataclass
class Watch:
    """Counts how documents end, and notes whatever must not happen."""

    limits: Limits
    folder: Path  # where confined processes have their folders, and nobody else has anything
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    violations: list[str] = field(default_factory=list)
    known: set[int] = field(default_factory=own_children)

    def read(self, number: int, reader: Reader, document: Message) -> bool:
        """Have a document read and look at what is left; True when its bytes are worth a look."""
        known = len(self.violations)
        started = time.monotonic()
        code = self._outcome(number, reader, document)
        took = time.monotonic() - started
        self.seconds[code].append(took)
        if took > self.limits.start_seconds + self.limits.wall_seconds + SLACK:
            self._note(number, f"took {took:.0f} s")
        for file in self._files():
            self._note(number, f"left {file}")
        return code.startswith("reader_") or len(self.violations) > known

    def look_around(self) -> None:
        """Look at what is left when all readers are closed."""
        self.violations += [f"at the end: {path.name} is left" for path in self.folder.iterdir()]
        soon(lambda: not processes_of(self.folder), within=0.5)  # a killed one takes a moment
        left = processes_of(self.folder) | own_children() - self.known
        self.violations += [f"at the end: process {process} is left" for process in left]

    def table(self) -> str:
        """Return how documents ended, the most frequent first."""
        rows = sorted(self.seconds.items(), key=lambda row: -len(row[1]))
        lines = [row_of(code, len(took), 1000 * median(took), 1000 * max(took)) for code, took in rows]
        return "\n".join([row_of("ended in", "inputs", "median ms", "longest ms"), *lines])

    def _outcome(self, number: int, reader: Reader, document: Message) -> str:
        try:
            reader.call(document)
        except InvoiceError as error:
            str(error)  # its words must fit its facts
            return code_of(error)
        except Exception as error:  # whatever else reaches the caller is what we are looking for
            self._note(number, f"broke its caller: {error!r}")
            return type(error).__name__
        return READ

    def _files(self) -> list[str]:
        return [str(file.relative_to(self.folder)) for private in self.folder.iterdir() for file in private.iterdir()]

    def _note(self, number: int, what: str) -> None:
        self.violations.append(f"input {number} {what}")
