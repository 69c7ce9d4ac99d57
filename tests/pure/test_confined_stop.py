"""A confined process is stopped in the middle of a document, because nobody waits for it any more."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import pytest

from invoices.errors import ReaderCrashed, ReaderError, ReaderNotStarted
from invoices.imaging.confined_pool import ConfinedPool
from tests.doubles.confined import QUICK, a_reader, is_running, pid_of, soon, wish
from tests.doubles.jobs import JOB


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as thread:
        yield thread


class TestAStoppedReader:
    def test_gives_up_the_document_it_has(self, thread: ThreadPoolExecutor, folder: Path) -> None:
        with a_reader() as reader:
            process, began = pid_of(reader), monotonic()
            call = thread.submit(reader.call, wish("sleep", seconds=60))
            assert soon(reader._lock.locked)

            reader.stop()

            # Before or after it was handed over: that is a matter of a moment.
            with pytest.raises(ReaderError):
                call.result(timeout=10)
            assert monotonic() - began < 10
            assert not is_running(process)
        assert list(folder.iterdir()) == []

    def test_takes_no_other_document(self, folder: Path) -> None:
        with a_reader() as reader:
            reader.stop()

            with pytest.raises(ReaderNotStarted, match="it was stopped"):
                reader.call(wish("echo"))

        assert list(folder.iterdir()) == []

    def test_may_have_ended_by_itself(self) -> None:
        with a_reader() as reader:
            with pytest.raises(ReaderCrashed):
                reader.call(wish("leave", status=3))

            reader.stop()


class TestAPool:
    def test_left_by_an_error_waits_for_no_document(self, thread: ThreadPoolExecutor, folder: Path) -> None:
        began = monotonic()

        with pytest.raises(KeyboardInterrupt):
            _interrupted_while_it_reads(thread)

        assert monotonic() - began < 10
        assert list(folder.iterdir()) == []

    def test_left_as_usual_is_not_stopped(self) -> None:
        with ConfinedPool(JOB, b"", QUICK, 1) as pool:
            pass

        assert pid_of(pool._readers[0])
        pool.close()


def _interrupted_while_it_reads(thread: ThreadPoolExecutor) -> None:
    with ConfinedPool(JOB, b"", QUICK, 1) as pool:
        pool.call(wish("echo"))
        thread.submit(pool.call, wish("sleep", seconds=60))
        assert soon(pool._readers[0]._lock.locked)
        raise KeyboardInterrupt
