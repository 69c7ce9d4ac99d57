"""A job in a confined process answers, stays warm, and is replaced in time."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from invoices.errors import DamagedFile, EngineUnavailable, InvoiceError, ReaderNotStarted
from invoices.imaging.confined import Confined, Message
from invoices.imaging.confined_pool import ConfinedPool
from tests.doubles.confined import MIB, QUICK, a_reader, is_running, pid_of, said, soon, wish
from tests.doubles.jobs import JOB


@pytest.fixture
def reader() -> Iterator[Confined]:
    with a_reader() as reader:
        yield reader


class TestCalling:
    def test_returns_what_the_job_answers(self, reader: Confined) -> None:
        document = wish("echo", b"", b"\x00\xff" * 3_000_000, b"last")

        answer = reader.call(document)

        assert answer == document

    def test_hears_the_signs_of_life(self, reader: Confined) -> None:
        signs: list[bytes] = []

        reader.call(wish("sleep", seconds=0.01, signs=3), signs.append)

        assert signs == [b"0", b"1", b"2"]

    def test_needs_nobody_to_listen_to_them(self, reader: Confined) -> None:
        assert said(reader.call(wish("sleep", seconds=0.01, signs=3))) == {"slept": 0.01}

    def test_raises_the_error_of_the_job_and_keeps_the_process(self, reader: Confined) -> None:
        before = pid_of(reader)

        with pytest.raises(DamagedFile) as caught:
            reader.call(wish("fail", kind="damaged", words="its table is missing"))

        assert caught.value.facts == {"detail": "its table is missing"}
        assert pid_of(reader) == before

    def test_prints_of_the_job_do_not_reach_the_wire(self, reader: Confined) -> None:
        answer = reader.call(wish("print_much", megabytes=2))

        assert said(answer) == {"printed": 2}

    def test_serves_threads_one_after_another(self, reader: Confined) -> None:
        with ThreadPoolExecutor(4) as threads:
            answers = list(threads.map(reader.call, [wish("echo", bytes([number])) for number in range(20)]))

        assert [answer.blobs for answer in answers] == [(bytes([number]),) for number in range(20)]

    def test_outlives_the_thread_that_started_it(self, reader: Confined) -> None:
        thread = threading.Thread(target=reader.warm)
        thread.start()
        thread.join()
        before = pid_of(reader)

        assert not soon(lambda: not is_running(before), within=0.2)
        assert pid_of(reader) == before

    def test_a_caller_that_breaks_in_its_callback_gets_its_own_error(self, reader: Confined) -> None:
        def break_down(_sign: bytes) -> None:
            raise LookupError

        with pytest.raises(LookupError):
            reader.call(wish("sleep", seconds=5, signs=50), break_down)

        assert said(reader.call(wish("echo")))["do"] == "echo"


class TestStarting:
    def test_starts_ahead_without_waiting(self, reader: Confined) -> None:
        reader.warm()
        reader.warm()

        assert said(reader.call(wish("whoami")))["held"] == 1

    def test_may_wait_long_for_its_first_document(self) -> None:
        with a_reader(limits=replace(QUICK, start_seconds=0.5)) as reader:
            reader.warm()
            time.sleep(0.6)

            assert said(reader.call(wish("echo")))["do"] == "echo"

    def test_tells_what_the_kernel_granted(self, reader: Confined) -> None:
        facts = reader.facts()

        assert facts["network"] in {"off", "reachable"}
        assert reader.facts() is facts

    def test_a_job_that_breaks_at_once_is_named_and_may_be_tried_again(self) -> None:
        with a_reader("tests.doubles.jobs:breaks_at_once", b"secret words") as reader:
            with pytest.raises(ReaderNotStarted) as caught:
                reader.call(wish("echo"))

            assert caught.value.passing
            assert caught.value.facts == {"detail": "ValueError"}

    @pytest.mark.parametrize(
        ("job", "detail"),
        [
            ("tests.doubles.jobs:exits_at_the_start", "exit status 3"),
            ("tests.doubles.jobs:not_there", "AttributeError"),
            ("tests.doubles.not_there:obedient", "ModuleNotFoundError"),
        ],
    )
    def test_says_why_it_did_not_start(self, job: str, detail: str) -> None:
        with a_reader(job) as reader, pytest.raises(ReaderNotStarted) as caught:
            reader.call(wish("echo"))

        assert caught.value.facts == {"detail": detail}

    def test_says_that_it_took_too_long_to_start(self) -> None:
        limits = replace(QUICK, start_seconds=0.3)
        reader = a_reader("tests.doubles.jobs:sleeps_at_the_start", limits=limits)

        with reader, pytest.raises(ReaderNotStarted) as caught:
            reader.call(wish("echo"))

        assert caught.value.facts == {"detail": "reader_took_too_long"}

    def test_what_the_job_says_is_missing_is_said(self) -> None:
        with a_reader("tests.doubles.jobs:lacks_a_language") as reader, pytest.raises(EngineUnavailable):
            reader.facts()

    def test_a_machine_that_cannot_start_it_says_so(self, reader: Confined, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.executable", "/nowhere/python")

        with pytest.raises(ReaderNotStarted) as caught:
            reader.warm()

        assert caught.value.facts == {"detail": "No such file or directory"}


class TestRecycling:
    def test_takes_a_fresh_process_after_so_many_documents(self) -> None:
        with a_reader(limits=replace(QUICK, documents=2)) as reader:
            pids = [pid_of(reader) for _ in range(5)]

        assert [pids[0], pids[2], pids[4]] == [pids[1], pids[3], pids[4]]
        assert len(set(pids)) == 3

    def test_counts_documents_that_fail(self) -> None:
        with a_reader(limits=replace(QUICK, documents=2)) as reader:
            first = pid_of(reader)
            with pytest.raises(InvoiceError):
                reader.call(wish("fail", kind="damaged"))

            assert pid_of(reader) != first

    def test_takes_a_fresh_process_when_it_holds_too_much(self) -> None:
        with a_reader(limits=replace(QUICK, resident_bytes=100 * MIB)) as reader:
            first = said(reader.call(wish("hold", megabytes=10)))["pid"]
            second = said(reader.call(wish("hold", megabytes=120)))["pid"]

            assert first == second
            assert not is_running(second)
            assert pid_of(reader) != second

    def test_takes_a_fresh_process_when_something_is_still_running(self, reader: Confined) -> None:
        signs: list[bytes] = []
        reader.call(wish("start", then="echo"), signs.append)

        assert soon(lambda: not is_running(int(signs[0])))

    def test_one_that_died_between_two_documents_costs_none(self, reader: Confined) -> None:
        first = pid_of(reader)
        os.kill(first, signal.SIGKILL)
        soon(lambda: not is_running(first))

        assert pid_of(reader) != first

    def test_closing_ends_it_and_a_call_starts_another(self, reader: Confined) -> None:
        first = pid_of(reader)

        reader.close()
        reader.close()

        assert not is_running(first)
        assert pid_of(reader) != first


class TestPool:
    def test_hands_each_call_to_a_free_process(self) -> None:
        meeting = threading.Barrier(2, timeout=15)

        def meet(_sign: bytes) -> None:
            meeting.wait()

        with ConfinedPool(JOB, b"", QUICK, 2) as pool, ThreadPoolExecutor(2) as threads:
            pool.warm()
            calls = [threads.submit(pool.call, wish("sleep", seconds=0.01, signs=1), meet) for _ in range(2)]

            assert [said(call.result()) for call in calls] == [{"slept": 0.01}] * 2

    def test_a_failed_call_gives_its_process_back(self) -> None:
        with ConfinedPool(JOB, b"", QUICK, 1) as pool:
            for _ in range(2):
                with pytest.raises(DamagedFile):
                    pool.call(wish("fail", kind="damaged"))

            assert pool.call(wish("echo", b"1")).blobs == (b"1",)
            assert "network" in pool.facts()

    def test_answers_are_messages(self) -> None:
        with ConfinedPool(JOB, b"", QUICK, 1) as pool:
            assert isinstance(pool.call(wish("echo")), Message)
