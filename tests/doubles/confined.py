"""Confined readers with little patience, and a look at what they leave behind."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from invoices.imaging.confined import Confined, Limits, Message
from tests.doubles.jobs import JOB

MIB = 2**20
QUICK = Limits(
    memory_bytes=512 * MIB,
    cpu_seconds=20,
    step_seconds=20,
    wall_seconds=20,
    start_seconds=20,
    answer_bytes=8 * MIB,
    file_bytes=2 * MIB,
)


def a_reader(job: str = JOB, config: bytes = b"", limits: Limits = QUICK) -> Confined:
    return Confined(job, config, limits)


def wish(do: str, *blobs: bytes, **how: Any) -> Message:
    """Make a document that asks for something."""
    return Message(json.dumps({"do": do, **how}).encode(), blobs)


def said(answer: Message) -> Any:
    return json.loads(answer.header)


def pid_of(reader: Confined) -> int:
    return int(said(reader.call(wish("whoami")))["pid"])


def is_running(process: int) -> bool:
    """Tell whether a process is there and not merely waiting to be buried."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def soon(happens: Callable[[], bool], within: float = 5.0) -> bool:
    """Wait until something has happened; False when it does not in time."""
    end = time.monotonic() + within
    while not happens():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
