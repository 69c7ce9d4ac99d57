"""The child's side of the wire, without a jail around it."""

import errno
import fcntl
import os
import signal
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from invoices.errors import ReaderCrashed, ReaderOutOfMemory
from invoices.imaging import confined_child
from invoices.imaging.confined_child import Child, die_with_the_parent, main, told
from invoices.imaging.confined_line import Line, Patience
from invoices.imaging.confined_values import Limits, Message
from invoices.imaging.confined_wire import Gone, Kind
from invoices.imaging.confined_words import Order, error_from, facts_from, order_as_bytes
from tests.doubles.confined import MIB, said, wish
from tests.doubles.jobs import JOB

LIMITS = Limits(memory_bytes=700 * MIB)
ANY = dict.fromkeys(Kind, 100 * MIB)


class Talk:
    """A parent that talks to a child which works in a thread."""

    def __init__(self) -> None:
        self.hear_in, tell = os.pipe()
        hear, self.tell_out = os.pipe()
        grumble, self._grumble_out = os.pipe()
        death, self._death_out = os.pipe()
        self._line = Line(tell, hear, grumble, death)
        self.life_in, self._life_out = os.pipe()
        self.error: BaseException | None = None
        self._thread = threading.Thread(target=self._work)

    def start(self, job: str, config: bytes = b"") -> tuple[Kind, Message]:
        self._thread.start()
        self.send(Kind.START, Message(order_as_bytes(Order(job, "a folder", LIMITS)), (config,)))
        return self.receive()

    def send(self, kind: Kind, message: Message) -> None:
        self._line.send(kind, message, Patience(5, 5))

    def receive(self) -> tuple[Kind, Message]:
        return self._line.receive(ANY, Patience(5, 5))

    def ask(self, document: Message) -> tuple[Kind, Message]:
        self.send(Kind.DOCUMENT, document)
        return self.receive()

    def hang_up(self) -> None:
        self._line.close()
        if self._thread.ident:
            self._thread.join()
        for end in (self.hear_in, self.tell_out, self._grumble_out, self._death_out, self.life_in, self._life_out):
            os.close(end)

    def _work(self) -> None:
        try:
            Child(self.hear_in, self.tell_out).serve()
        except BaseException as error:
            self.error = error


@pytest.fixture
def granted(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds of CPU that were granted; nothing else of the jail is there."""
    granted: list[float] = []
    monkeypatch.setattr(confined_child, "enter_the_jail", lambda _limits: {"network": "off"})
    monkeypatch.setattr(confined_child, "shut_the_door", lambda folder: {"files": folder})
    monkeypatch.setattr(confined_child, "allow_cpu", granted.append)
    return granted


@pytest.fixture
def talk(granted: list[float]) -> Iterator[Talk]:
    talk = Talk()
    yield talk
    talk.hang_up()


class TestServing:
    def test_says_what_was_granted_and_answers(self, talk: Talk, granted: list[float]) -> None:
        kind, facts = talk.start(JOB)
        answers = [talk.ask(wish("echo", blob)) for blob in (b"1", bytes(3 * MIB))]

        assert (kind, facts_from(facts.header)) == (Kind.READY, {"network": "off", "files": "a folder"})
        assert [(kind, message.blobs) for kind, message in answers] == [
            (Kind.ANSWER, (b"1",)),
            (Kind.ANSWER, (bytes(3 * MIB),)),
        ]
        assert granted == [LIMITS.cpu_seconds] * 2

    def test_gives_signs_of_life(self, talk: Talk) -> None:
        talk.start(JOB)

        assert talk.ask(wish("sleep", seconds=0, signs=1)) == (Kind.SIGN, Message(b"0"))
        assert said(talk.receive()[1]) == {"slept": 0}

    @pytest.mark.parametrize(
        ("how", "code", "facts"),
        [
            ({"kind": "damaged", "words": "x"}, "damaged_file", {"detail": "x"}),
            ({"kind": "value", "words": "x"}, "reader_crashed", {"detail": "ValueError"}),
            ({"kind": "memory"}, "reader_out_of_memory", {"megabytes": 700}),
        ],
    )
    def test_goes_on_after_an_error(self, how: dict[str, Any], code: str, facts: dict[str, Any], talk: Talk) -> None:
        talk.start(JOB)

        kind, message = talk.ask(wish("fail", **how))

        assert kind is Kind.ERROR
        error = error_from(message.header)
        assert (error.code, error.facts) == (code, facts)
        assert talk.ask(wish("echo"))[0] is Kind.ANSWER

    @pytest.mark.parametrize(
        ("job", "code", "breaks_with"),
        [("lacks_a_language", "engine_unavailable", type(None)), ("breaks_at_once", "reader_not_started", ValueError)],
    )
    def test_says_why_it_does_not_start(self, job: str, code: str, breaks_with: type, talk: Talk) -> None:
        kind, message = talk.start(f"tests.doubles.jobs:{job}")

        assert kind is Kind.ERROR
        assert error_from(message.header).code == code
        talk._thread.join()
        assert isinstance(talk.error, breaks_with)


class TestTelling:
    @pytest.mark.parametrize(
        "error",
        [
            MemoryError(),
            OSError(errno.ENOMEM, "Cannot allocate memory"),
            RuntimeError("std::bad_alloc"),
            ValueError("OpenCV(4.10) error: (-4:Insufficient memory) Failed to allocate 3600000000 bytes"),
        ],
        ids=lambda error: type(error).__name__,
    )
    def test_that_memory_ran_out(self, error: Exception) -> None:
        assert isinstance(told(error, LIMITS), ReaderOutOfMemory)

    def test_an_error_that_cannot_even_say_what_it_is(self) -> None:
        class Speechless(Exception):
            def __str__(self) -> str:
                raise Gone

        error = told(Speechless(), LIMITS)

        assert isinstance(error, ReaderCrashed)
        assert error.facts == {"detail": "Speechless"}


class TestDyingWithTheParent:
    @pytest.fixture
    def killed(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
        killed: list[tuple[int, int]] = []
        monkeypatch.setattr(os, "killpg", lambda *call: killed.append(call))
        return killed

    @pytest.fixture
    def armed(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
        """What is asked of the kernel; it would mean it, and this is the tests' own process."""
        armed: list[tuple[int, int]] = []

        def fcntl_on_paper(_life: int, what: int, value: int = 0) -> int:
            armed.append((what, value))
            return 0

        monkeypatch.setattr(fcntl, "fcntl", fcntl_on_paper)
        return armed

    def test_is_left_to_the_kernel(self, armed: list[tuple[int, int]], killed: list[tuple[int, int]]) -> None:
        life, parent = os.pipe()

        die_with_the_parent(life)

        assert (fcntl.F_SETOWN, -os.getpgrp()) in armed
        assert (fcntl.F_SETSIG, signal.SIGKILL) in armed
        assert armed[-1] == (fcntl.F_SETFL, os.O_ASYNC)
        assert not killed
        os.close(parent)
        os.close(life)

    def test_comes_at_once_when_it_is_dead_already(
        self, armed: list[tuple[int, int]], killed: list[tuple[int, int]]
    ) -> None:
        life, parent = os.pipe()
        os.close(parent)

        die_with_the_parent(life)

        assert killed == [(0, signal.SIGKILL)]
        os.close(life)

    def test_is_watched_by_a_thread_elsewhere(
        self, killed: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delattr(fcntl, "F_SETSIG")
        monkeypatch.setattr(os, "getpgrp", lambda: -os.getpid())
        before = set(threading.enumerate())
        life, parent = os.pipe()

        die_with_the_parent(life)
        (watch,) = set(threading.enumerate()) - before
        assert not killed
        os.close(parent)
        watch.join(5)

        assert killed == [(0, signal.SIGKILL)]
        os.close(life)


def test_the_program_takes_its_pipes_by_number(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    lives: list[int] = []
    monkeypatch.setattr(confined_child, "die_with_the_parent", lives.append)
    ends = (talk.hear_in, talk.tell_out, talk.life_in)
    monkeypatch.setattr(sys, "argv", ["confined_child", *map(str, ends)])
    for end in ends:
        os.set_inheritable(end, True)
    talk._line.close()

    main()

    assert lives == [talk.life_in]
    assert not any(os.get_inheritable(end) for end in ends)
