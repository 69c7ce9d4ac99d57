"""What a confined process gives up before it sees a document, and what the kernel granted of it."""

import resource
import signal
from contextlib import suppress
from math import ceil

from invoices.imaging.confined_kernel import SELF, gain_nothing_more, leave_the_network
from invoices.imaging.confined_landlock import keeps_signals_inside, refuses_tcp, writes_only_in
from invoices.imaging.confined_values import Limits

OPEN_FILES = 256
PROCESSES = 64
UNTIL_THEN = (signal.SIGXCPU, signal.SIGTERM)  # a worker may have these ignored or blocked, and children inherit it


def enter_the_jail(limits: Limits) -> dict[str, str]:
    """Give up the network, privileges and all resources past the limits; say what the kernel granted."""
    _die_by_default()
    _offer_itself_to_the_oom_killer()
    has_left = leave_the_network()
    has_nothing = gain_nothing_more()
    _bound_resources(limits, alone=has_left)
    return {"network": "off" if has_left else "reachable", "privileges": "none" if has_nothing else "as started"}


def shut_the_door(folder: str) -> dict[str, str]:
    """Leave only one folder to write in, to this thread and all it will start; say what the kernel granted."""
    try:
        version = writes_only_in(folder)
    except OSError:
        version = 0
    # What other threads may do is not bounded by it: nothing is promised where there are any.
    promised = version if _threads() == 1 else 0
    return {
        "files": "its own folder" if promised else "anywhere",
        "tcp": "refused" if refuses_tcp(promised) else "as the network",
        "signals": "to its own" if keeps_signals_inside(promised) else "to anyone",
    }


def allow_cpu(seconds: float) -> None:
    """Grant so many seconds of CPU from now on; the kernel ends the process after them (SIGXCPU).

    The programs it starts inherit the bound, each with a count of its own; what they take together, wall time bounds.
    """
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = ceil(spent.ru_utime + spent.ru_stime + seconds)
    soft = until if hard == resource.RLIM_INFINITY else min(until, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _die_by_default() -> None:
    for number in UNTIL_THEN:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, UNTIL_THEN)


def _offer_itself_to_the_oom_killer() -> None:
    with suppress(OSError):
        (SELF / "oom_score_adj").write_text("1000", encoding="ascii")


def _bound_resources(limits: Limits, *, alone: bool) -> None:
    bounds = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_FSIZE: limits.file_bytes,
        # The last word for a program that would not hear SIGXCPU: what all documents together may take.
        resource.RLIMIT_CPU: limits.documents * (ceil(limits.cpu_seconds) + 1) + 60,
        resource.RLIMIT_AS: limits.memory_bytes,
    }
    if alone:
        # Counted by user: only in a user namespace of our own does that mean these processes and not the worker's.
        bounds[resource.RLIMIT_NPROC] = PROCESSES
    for kind, most in bounds.items():
        _bound(kind, most)


def _bound(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    lowered = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (lowered, lowered))


def _threads() -> int:
    return len(list((SELF / "task").iterdir()))
