"""How the child's interpreter is started: what it inherits, and what it does not."""

import fcntl
import os
import subprocess
import sys
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from invoices.imaging.confined_line import Line
from invoices.imaging.confined_values import MIB

MODULE = "invoices.imaging.confined_child"
PASSED_ON = ("PATH", "LANG", "TESSDATA_PREFIX")
# One thread each: what runs at once is decided by the number of workers.
ONE_THREAD = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Launched:
    """A running child and what holds it."""

    program: "subprocess.Popen[bytes]"
    line: Line
    life: int  # while this end is open, the child lives

    def let_go(self) -> None:
        """Close all that leads to it."""
        self.line.close()
        os.close(self.life)


def launch(folder: Path) -> Launched:
    """Start a child that works in this folder, in a process group of its own.

    `subprocess` and not `multiprocessing`: a worker process of Celery may not start the latter's children.

    Raises:
        OSError: this machine could not start it.
    """
    with ExitStack() as theirs, ExitStack() as ours:
        order_in, order = _pipe(theirs, ours)
        answer, answer_out = _pipe(ours, theirs)
        life_in, life = _pipe(theirs, ours)
        grumble, grumble_out = _pipe(ours, theirs)
        _widen(order)
        _widen(answer)
        program = _started((order_in, answer_out, life_in), grumble_out, folder)
        line = Line(order, answer, grumble, os.pidfd_open(program.pid))
        ours.pop_all()
    return Launched(program, line, life)


def environment(folder: Path) -> dict[str, str]:
    """Return what a child may know of its surroundings: none of the secrets that workers hold."""
    known = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    imports = os.pathsep.join(str(Path(path).absolute()) for path in sys.path)
    places = {"HOME": str(folder), "TMPDIR": str(folder), "PYTHONPATH": imports}
    return {"LANG": "C.UTF-8"} | known | dict.fromkeys(ONE_THREAD, "1") | places


def _pipe(readers: ExitStack, writers: ExitStack) -> tuple[int, int]:
    read, write = os.pipe()
    readers.callback(os.close, read)
    writers.callback(os.close, write)
    return read, write


def _widen(pipe: int) -> None:
    # Documents have megabytes: a third fewer milliseconds than with the usual 64 KiB. A user has only so much of it.
    with suppress(OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, MIB)


def _started(wire: tuple[int, int, int], output: int, folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        # -P: nothing is imported from the folder it works in; -s: nor from a person's own packages.
        [sys.executable, "-P", "-s", "-m", MODULE, *map(str, wire)],
        pass_fds=wire,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        cwd=folder,
        env=environment(folder),
        start_new_session=True,
    )
