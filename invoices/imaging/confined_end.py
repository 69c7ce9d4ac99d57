"""How a confined process came to its end, and how every trace of it is ended."""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from invoices.errors import ReaderCrashed, ReaderError, ReaderOutOfMemory, ReaderTookTooLong
from invoices.imaging.confined_values import MIB, Limits

# What C and C++ programs say before they abort; only ever used to choose between two of our own errors.
_OUT_OF_MEMORY = re.compile(rb"bad_alloc|MemoryError|insufficient memory|cannot allocate memory|out of memory", re.I)
_ROUNDS = 5
PROC = Path("/proc")


def why_it_ended(status: int | None, last_words: bytes, limits: Limits, *, was_hunted: bool) -> ReaderError:
    """Say why a process ended that was not asked to: a signal is a negative status, None one that hung up and lives."""
    if status == -signal.SIGXCPU:
        return ReaderTookTooLong(seconds=limits.cpu_seconds)
    if (was_hunted and status == -signal.SIGKILL) or (status != 0 and _OUT_OF_MEMORY.search(last_words)):
        return ReaderOutOfMemory(megabytes=limits.memory_bytes // MIB)
    return ReaderCrashed(detail=_named(status))


def kills_for_memory() -> int:
    """Count the processes this machine has killed for want of memory; 0 where it does not tell."""
    with suppress(OSError):
        found = re.search(rb"^oom_kill (\d+)$", (PROC / "vmstat").read_bytes(), re.M)
        return int(found[1]) if found else 0
    return 0


def kill_group(leader: int) -> None:
    """Kill a process with its whole group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def kill_strays(mark: bytes) -> None:
    """Kill what left the group: all that was started with the mark in its environment."""
    for _ in range(_ROUNDS):  # one may start another while we look
        strays = list(_bearing(mark))
        if not strays:
            return
        for process in strays:
            _kill(process, mark)


def has_left_something_running(process: int) -> bool:
    """Tell whether the process has children."""
    with suppress(OSError):
        return any(task.read_bytes().strip() for task in (PROC / str(process) / "task").glob("*/children"))
    return False


def resident_bytes(process: int) -> int:
    """Return the memory a process has in use; 0 where the system does not tell."""
    try:
        pages = int((PROC / str(process) / "statm").read_bytes().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _named(status: int | None) -> str:
    if status is None:
        return "it hung up"
    if status >= 0:
        return f"exit status {status}"
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"signal {-status}"


def _bearing(mark: bytes) -> Iterator[int]:
    for folder in PROC.glob("[0-9]*"):
        if int(folder.name) != os.getpid() and _bears(int(folder.name), mark):
            yield int(folder.name)


def _bears(process: int, mark: bytes) -> bool:
    with suppress(OSError):
        return mark in (PROC / str(process) / "environ").read_bytes()
    return False


def _kill(process: int, mark: bytes) -> None:
    # Held by a descriptor and looked at once more: its number may be another's by now.
    with suppress(OSError):
        handle = os.pidfd_open(process)
        try:
            if _bears(process, mark):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
        finally:
            os.close(handle)
