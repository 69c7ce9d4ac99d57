"""The end of a process tells why it came; traces of processes are found by their mark."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from invoices.errors import ReaderCrashed, ReaderError, ReaderOutOfMemory, ReaderTookTooLong
from invoices.imaging import confined_end
from invoices.imaging.confined_end import (
    has_left_something_running,
    kill_group,
    kill_strays,
    kills_for_memory,
    resident_bytes,
    why_it_ended,
)
from invoices.imaging.confined_values import MIB, Limits
from tests.doubles.confined import is_running

LIMITS = Limits(memory_bytes=512 * MIB, cpu_seconds=7)
NOBODY = 2**22 + 1  # beyond the largest number a process can have

TOO_LONG = (ReaderTookTooLong, {"seconds": 7})
OUT_OF_MEMORY = (ReaderOutOfMemory, {"megabytes": 512})


def crashed(detail: str) -> tuple[type[ReaderError], dict[str, str]]:
    return ReaderCrashed, {"detail": detail}


@pytest.mark.parametrize(
    ("status", "last_words", "was_hunted", "meant"),
    [
        (-signal.SIGXCPU, b"", False, TOO_LONG),
        (-signal.SIGKILL, b"", True, OUT_OF_MEMORY),
        (-signal.SIGKILL, b"", False, crashed("SIGKILL")),
        (-signal.SIGSEGV, b"", True, crashed("SIGSEGV")),
        (-signal.SIGABRT, b"what():  std::bad_alloc", False, OUT_OF_MEMORY),
        (-signal.SIGABRT, b"OpenBLAS: Cannot allocate memory", False, OUT_OF_MEMORY),
        (1, b"MemoryError", False, OUT_OF_MEMORY),
        (0, b"MemoryError", False, crashed("exit status 0")),
        (3, b"", False, crashed("exit status 3")),
        (-63, b"", False, crashed("signal 63")),
        (None, b"", True, crashed("it hung up")),
    ],
)
def test_a_status_means(
    status: int | None, last_words: bytes, was_hunted: bool, meant: tuple[type[ReaderError], dict[str, object]]
) -> None:
    error = why_it_ended(status, last_words, LIMITS, was_hunted=was_hunted)

    assert (type(error), error.facts) == meant


class TestCountsOfTheKernel:
    @pytest.mark.parametrize(("text", "count"), [("a 1\noom_kill 12\nb 2\n", 12), ("nothing of the kind", 0)])
    def test_are_read(self, text: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "vmstat").write_text(text, encoding="utf-8")
        monkeypatch.setattr(confined_end, "PROC", tmp_path)

        assert kills_for_memory() == count

    def test_are_zero_where_there_are_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "1" / "task" / "1" / "children").mkdir(parents=True)
        monkeypatch.setattr(confined_end, "PROC", tmp_path)

        assert kills_for_memory() == 0
        assert resident_bytes(1) == 0
        assert not has_left_something_running(1)
        kill_strays(b"TMPDIR=")

    def test_say_what_a_process_holds(self) -> None:
        assert 5 * MIB < resident_bytes(os.getpid()) < 5000 * MIB

    def test_say_whether_it_has_children(self) -> None:
        with a_sleeper() as sleeper:
            assert has_left_something_running(os.getpid())
            assert not has_left_something_running(sleeper.pid)
            sleeper.kill()


def a_sleeper(mark: str = "") -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-S", "-c", "import time; print(flush=True); time.sleep(60)"]
    sleeper = subprocess.Popen(command, env={"MARK": mark}, stdout=subprocess.PIPE)
    assert sleeper.stdout
    sleeper.stdout.readline()
    return sleeper


class TestStrays:
    def test_are_known_by_their_mark(self) -> None:
        with a_sleeper("ours") as ours, a_sleeper("theirs") as theirs:
            kill_strays(b"MARK=ours")

            assert ours.wait(5) == -signal.SIGKILL
            assert is_running(theirs.pid)
            theirs.kill()

    def test_are_not_looked_for_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        looked: list[bytes] = []

        def there_is_always_another(mark: bytes) -> list[int]:
            looked.append(mark)
            return [NOBODY]

        monkeypatch.setattr(confined_end, "_bearing", there_is_always_another)

        kill_strays(b"MARK=ours")

        assert 1 < len(looked) < 10

    def test_one_that_is_another_by_now_is_spared(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with a_sleeper("theirs") as theirs:
            found = iter([[theirs.pid], []])
            monkeypatch.setattr(confined_end, "_bearing", lambda _mark: next(found))

            kill_strays(b"MARK=ours")

            assert is_running(theirs.pid)
            theirs.kill()

    def test_a_group_that_is_gone_is_no_fault(self) -> None:
        kill_group(NOBODY)
