"""Jobs for the confined reader: one that does as it is told, and every way to misbehave.

The header of a document names what to do: {"do": "sleep", "seconds": 30}.
"""

import ctypes
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from invoices.errors import DamagedFile, EngineUnavailable
from invoices.imaging.confined import Handler, Message, Progress

JOB = "tests.doubles.jobs:obedient"
HOLDERS: list[object] = []  # what stays from one document to the next
KIND_ANSWER, KIND_ERROR = 5, 6  # as the wire has them


def obedient(config: bytes) -> Handler:
    """Do what the header of each document says."""

    def handle(message: Message, progress: Progress) -> Message:
        wish = json.loads(message.header)
        return ACTS[wish.pop("do")](message, progress, **wish)

    HOLDERS.append(config)
    return handle


def breaks_at_once(config: bytes) -> Handler:
    raise ValueError(config.decode())


def lacks_a_language(config: bytes) -> Handler:
    raise EngineUnavailable(engine="Tesseract", detail="no French")


def sleeps_at_the_start(config: bytes) -> Handler:
    time.sleep(30)
    return obedient(config)


def exits_at_the_start(config: bytes) -> Handler:
    os._exit(3)


def needs_much_at_the_start(config: bytes) -> Handler:
    HOLDERS.append(bytearray(int(config)))
    return obedient(config)


def fragile(config: bytes) -> Handler:
    """Do something else for every first byte of a document."""
    obey = obedient(config)

    def handle(message: Message, progress: Progress) -> Message:
        first = message.blobs[0][0] if message.blobs[0] else 0
        return obey(Message(json.dumps(MISHAPS[first % len(MISHAPS)]).encode(), message.blobs), progress)

    return handle


def answer(**said: Any) -> Message:
    return Message(json.dumps(said).encode())


def echo(message: Message, _progress: Progress) -> Message:
    return Message(message.header, message.blobs)


def whoami(_message: Message, _progress: Progress) -> Message:
    return answer(pid=os.getpid(), folder=str(Path.cwd()), environment=dict(os.environ), held=len(HOLDERS))


def sleep(_message: Message, progress: Progress, seconds: float, signs: int = 0) -> Message:
    for number in range(signs):
        time.sleep(seconds / (signs + 1))
        progress(b"%d" % number)
    time.sleep(seconds / (signs + 1))
    return answer(slept=seconds)


def sleep_in_c(_message: Message, _progress: Progress, seconds: int) -> Message:
    """Hold the interpreter's lock all the while: no other Python thread runs."""
    ctypes.PyDLL(None).sleep(seconds)
    return answer(slept=seconds)


def flood(_message: Message, progress: Progress, size: int = 1) -> Message:
    while True:
        progress(bytes(size))


def spin(_message: Message, _progress: Progress) -> Message:
    while True:
        pass


def allocate(_message: Message, _progress: Progress, megabytes: int) -> Message:
    return answer(size=len(bytearray(megabytes * 2**20)))


def hold(_message: Message, _progress: Progress, megabytes: int) -> Message:
    HOLDERS.append(b"x" * (megabytes * 2**20))
    return answer(pid=os.getpid())


def abort_for_memory(_message: Message, _progress: Progress) -> Message:
    os.write(2, b"terminate called after throwing an instance of 'std::bad_alloc'\n")
    os.abort()


def fail(_message: Message, _progress: Progress, kind: str, words: str = "") -> Message:
    kinds: dict[str, BaseException] = {
        "damaged": DamagedFile(detail=words),
        "value": ValueError(words),
        "memory": MemoryError(words),
        "runtime": RuntimeError(words),
        "exit": SystemExit(words),
    }
    raise kinds[kind]


def leave(_message: Message, _progress: Progress, status: int) -> Message:
    os._exit(status)


def kill(_message: Message, _progress: Progress, signal_name: str) -> Message:
    number = signal.Signals[signal_name]
    signal.signal(number, signal.SIG_DFL) if number is not signal.SIGKILL else None
    os.kill(os.getpid(), number)
    time.sleep(30)
    return answer()


def segfault(_message: Message, _progress: Progress) -> Message:
    ctypes.string_at(0)
    return answer()


SLEEPER = "import time; time.sleep(60)"


def start(_message: Message, _progress: Progress, then: str, away: bool = False) -> Message:
    """Start a program, in a session of its own when `away`, then do something else."""
    program = subprocess.Popen([sys.executable, "-S", "-c", SLEEPER], start_new_session=away)
    _progress(b"%d" % program.pid)
    return ACTS[then](_message, _progress, **AFTERWARDS.get(then, {}))


def fork(_message: Message, _progress: Progress, then: str) -> Message:
    copy = os.fork()
    if copy == 0:
        time.sleep(60)
        os._exit(0)
    _progress(b"%d" % copy)
    return ACTS[then](_message, _progress, **AFTERWARDS.get(then, {}))


def print_much(_message: Message, _progress: Progress, megabytes: int = 1) -> Message:
    for _ in range(megabytes * 16):
        os.write(1, b"\x00\x05garbage " * 6554)
        os.write(2, b"\x1b[2Jgrumble\n" * 5461)
    sys.stdout.write("done\n")
    sys.stdout.flush()
    return answer(printed=megabytes)


def write(_message: Message, _progress: Progress, path: str, megabytes: int = 0) -> Message:
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as file:
        for _ in range(megabytes):
            file.write(bytes(2**20))
        file.flush()
    return answer(wrote=str(place.absolute()))


def dig(_message: Message, _progress: Progress, depth: int) -> Message:
    """Make folders in folders, and a link out of them."""
    here = Path.cwd()
    Path("link").symlink_to("/")
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(here)
    return answer()


def connect(_message: Message, _progress: Progress, port: int) -> Message:
    with socket.socket() as caller:
        caller.settimeout(5)
        return answer(errno=caller.connect_ex(("127.0.0.1", port)))


def murder(_message: Message, _progress: Progress, process: int) -> Message:
    """Try to signal another process."""
    try:
        os.kill(process, 0)
    except OSError as error:
        return answer(error=type(error).__name__)
    return answer(error=None)


def look_around(_message: Message, _progress: Progress) -> Message:
    """Say what this process may do and what it holds open."""
    bounds = {name: resource.getrlimit(getattr(resource, name)) for name in dir(resource) if name.startswith("RLIMIT_")}
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    oom = Path("/proc/self/oom_score_adj").read_text(encoding="utf-8")
    return answer(
        bounds=bounds,
        status=dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line),
        oom=int(oom),
        open=[str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()],
        own_group=os.getpgrp() == os.getpid(),
        path=sys.path,
    )


def garbage(_message: Message, _progress: Progress, hexed: str) -> Message:
    """Say these very bytes to the parent, then nothing."""
    os.write(wire(), bytes.fromhex(hexed))
    time.sleep(30)
    return answer()


def hang_up(_message: Message, _progress: Progress) -> Message:
    os.close(wire())
    time.sleep(30)
    return answer()


def big_answer(_message: Message, _progress: Progress, megabytes: int) -> Message:
    return Message(b"{}", (bytes(megabytes * 2**20),))


def wire() -> int:
    """Return the descriptor on which the parent listens, as a job that took over the child could."""
    return int(sys.argv[2])


def no_answer(_message: Message, _progress: Progress) -> Message:
    return None  # type: ignore[return-value]


ACTS: dict[str, Callable[..., Message]] = {
    act.__name__: act
    for act in (
        echo, whoami, sleep, sleep_in_c, flood, spin, allocate, hold, abort_for_memory, fail, leave, kill, segfault,
        start, fork, print_much, write, dig, connect, murder, look_around, garbage, hang_up, big_answer, no_answer,
    )
}  # fmt: skip
MISHAPS: tuple[dict[str, Any], ...] = (
    {"do": "segfault"},
    {"do": "write", "path": "left/behind"},
    {"do": "start", "then": "leave", "away": True},
    {"do": "fail", "kind": "damaged", "words": "\x00\u202e{gap}"},
    {"do": "fail", "kind": "value"},
    {"do": "allocate", "megabytes": 9000},
    {"do": "garbage", "hexed": "ff" * 30},
    {"do": "start", "then": "echo"},
)
AFTERWARDS: dict[str, dict[str, Any]] = {
    "sleep": {"seconds": 30},
    "sleep_in_c": {"seconds": 60},
    "leave": {"status": 3},
}
