"""Whatever a job does, its document ends with a clear reason, nothing of it stays, and the next document is read."""

import json
import os
import signal
import struct
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from invoices.errors import DamagedFile, ReaderCrashed, ReaderError, ReaderOutOfMemory, ReaderTookTooLong
from invoices.imaging.confined import Confined, Limits
from tests.doubles.confined import MIB, QUICK, a_reader, is_running, pid_of, said, soon, wish
from tests.doubles.jobs import KIND_ANSWER, KIND_ERROR

NONSENSE = {"detail": "its answer makes no sense"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where confined processes have their folders; in the end nothing may be left in it."""
    folder = tmp_path_factory.mktemp("readers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(folder))
        yield folder
    assert not list(folder.iterdir())


@pytest.fixture(scope="module")
def reader(folder: Path) -> Iterator[Confined]:
    """One for all whom the usual limits suit: each test leaves it fit for the next."""
    with a_reader() as reader:
        yield reader


@pytest.fixture(autouse=True)
def _no_file_stays(folder: Path) -> Iterator[None]:
    yield
    assert not [file for private in folder.iterdir() for file in private.iterdir()]


def breach(reader: Confined, **wanted: Any) -> ReaderError:
    """Have a job misbehave, and see that the next document is read."""
    with pytest.raises(ReaderError) as caught:
        reader.call(wish(**wanted))
    assert said(reader.call(wish("echo")))["do"] == "echo"
    return caught.value


def breach_of(limits: Limits, **wanted: Any) -> ReaderError:
    with a_reader(limits=limits) as reader:
        return breach(reader, **wanted)


def frame(kind: int, header: bytes, *lengths: int) -> str:
    head = struct.pack("!BHI", kind, len(lengths), len(header))
    return (head + struct.pack(f"!{len(lengths)}Q", *lengths) + header).hex()


class TestTime:
    @pytest.mark.parametrize("act", ["sleep", "sleep_in_c"])
    def test_silence_ends_it(self, act: str) -> None:
        caught = breach_of(replace(QUICK, step_seconds=0.3), do=act, seconds=60)

        assert isinstance(caught, ReaderTookTooLong)
        assert caught.facts == {"seconds": 0.3}

    def test_signs_of_life_give_it_more_time(self) -> None:
        with a_reader(limits=replace(QUICK, step_seconds=0.8)) as reader:
            assert said(reader.call(wish("sleep", seconds=1.2, signs=9))) == {"slept": 1.2}

    def test_but_not_more_than_a_document_has(self) -> None:
        caught = breach_of(replace(QUICK, wall_seconds=0.4), do="sleep", seconds=60, signs=600)

        assert isinstance(caught, ReaderTookTooLong)
        assert caught.facts == {"seconds": 0.4}

    def test_a_flood_of_signs_is_no_life(self, reader: Confined) -> None:
        assert breach(reader, do="flood").facts == NONSENSE

    def test_nor_is_half_a_word(self) -> None:
        half = frame(KIND_ANSWER, b"", 1000) + "00" * 999

        caught = breach_of(replace(QUICK, step_seconds=0.3), do="garbage", hexed=half)

        assert isinstance(caught, ReaderTookTooLong)

    def test_the_kernel_counts_its_cpu(self) -> None:
        caught = breach_of(replace(QUICK, cpu_seconds=0.5), do="spin")

        assert isinstance(caught, ReaderTookTooLong)
        assert caught.facts == {"seconds": 0.5}

    def test_one_that_does_not_listen_is_ended(self) -> None:
        with a_reader(limits=replace(QUICK, step_seconds=0.3)) as reader:
            os.kill(pid_of(reader), signal.SIGSTOP)

            with pytest.raises(ReaderTookTooLong):
                reader.call(wish("echo", bytes(4 * MIB)))


class TestMemory:
    def test_asking_for_too_much_ends_the_document(self, reader: Confined) -> None:
        caught = breach(reader, do="allocate", megabytes=2000)

        assert isinstance(caught, ReaderOutOfMemory)
        assert caught.facts == {"megabytes": 512}

    @pytest.mark.parametrize(
        "wanted",
        [
            {"do": "fail", "kind": "memory"},
            {"do": "fail", "kind": "runtime", "words": "OpenCV: (-4:Insufficient memory) Failed to allocate 900 bytes"},
            {"do": "abort_for_memory"},
        ],
        ids=["Python", "a library", "C++"],
    )
    def test_is_recognised_in_every_tongue(self, wanted: dict[str, Any], reader: Confined) -> None:
        assert isinstance(breach(reader, **wanted), ReaderOutOfMemory)


class TestCrashes:
    @pytest.mark.parametrize(
        ("wanted", "detail"),
        [
            ({"do": "segfault"}, "SIGSEGV"),
            ({"do": "kill", "signal_name": "SIGKILL"}, "SIGKILL"),
            ({"do": "kill", "signal_name": "SIGABRT"}, "SIGABRT"),
            ({"do": "leave", "status": 0}, "exit status 0"),
            ({"do": "leave", "status": 7}, "exit status 7"),
            ({"do": "fail", "kind": "value", "words": "what the document planted"}, "ValueError"),
            ({"do": "fail", "kind": "exit"}, "SystemExit"),
            ({"do": "no_answer"}, "AttributeError"),
            ({"do": "not a thing it can do"}, "KeyError"),
        ],
        ids=str,
    )
    def test_are_named(self, wanted: dict[str, Any], detail: str, reader: Confined) -> None:
        caught = breach(reader, **wanted)

        assert isinstance(caught, ReaderCrashed)
        assert caught.facts == {"detail": detail}

    def test_one_that_only_hangs_up_is_one(self, reader: Confined, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("invoices.imaging.confined_process.HANGING_UP", 0.2)

        assert breach(reader, do="hang_up").facts == {"detail": "it hung up"}

    @pytest.mark.parametrize("then", ["sleep", "leave"])
    @pytest.mark.parametrize(
        "how",
        [{"do": "start"}, {"do": "fork"}, {"do": "start", "away": True}],
        ids=["a program", "a copy", "a program in a session of its own"],
    )
    def test_what_it_started_goes_with_it(self, how: dict[str, Any], then: str) -> None:
        started: list[bytes] = []

        with a_reader(limits=replace(QUICK, step_seconds=0.8)) as reader, pytest.raises(ReaderError):
            reader.call(wish(then=then, **how), started.append)

        assert soon(lambda: not is_running(int(started[0])))


class TestAnswers:
    @pytest.mark.parametrize(
        "hexed",
        [
            "ff" * 40,
            frame(KIND_ANSWER, b"", 9 * MIB),
            frame(KIND_ERROR, b"not JSON"),
        ],
        ids=lambda hexed: hexed[:24],
    )
    def test_that_make_no_sense_end_it(self, hexed: str, reader: Confined) -> None:
        caught = breach(reader, do="garbage", hexed=hexed)

        assert isinstance(caught, ReaderCrashed)
        assert caught.facts == NONSENSE

    def test_over_the_bound_are_refused(self, reader: Confined) -> None:
        assert breach(reader, do="big_answer", megabytes=9).facts == NONSENSE

    def test_words_in_an_error_cannot_move_a_cursor(self, reader: Confined) -> None:
        told = json.dumps({"code": "damaged_file", "facts": {"detail": "a\x1b[2J\nERROR b"}}).encode()

        with pytest.raises(DamagedFile) as caught:
            reader.call(wish("garbage", hexed=frame(KIND_ERROR, told)))
        reader.close()

        assert caught.value.facts == {"detail": "a [2J ERROR b"}


class TestFiles:
    def test_are_gone_after_the_document(self, reader: Confined, folder: Path) -> None:
        wrote = Path(said(reader.call(wish("write", path="deep/er/page.png")))["wrote"])

        assert wrote.is_relative_to(folder)
        assert not wrote.exists()

    def test_are_gone_with_folders_and_links(self, reader: Confined, folder: Path) -> None:
        reader.call(wish("dig", depth=30))

        assert [list(private.iterdir()) for private in folder.iterdir()] == [[]]

    def test_are_no_larger_than_allowed(self, reader: Confined) -> None:
        assert breach(reader, do="write", path="large", megabytes=3).facts == {"detail": "OSError"}

    def test_are_written_nowhere_else(self, reader: Confined, tmp_path: Path) -> None:
        if reader.facts()["files"] != "its own folder":
            pytest.skip("this kernel has no Landlock")

        assert breach(reader, do="write", path=str(tmp_path / "elsewhere")).facts == {"detail": "PermissionError"}
        assert not list(tmp_path.iterdir())


class TestLastWords:
    def test_are_kept_short_and_only_for_those_who_debug(self, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level("DEBUG", logger="invoices.imaging"), a_reader() as reader:
            reader.call(wish("print_much"))

        (record,) = caplog.records
        assert record.levelname == "DEBUG"
        assert "\x1b" not in record.getMessage()
        assert len(record.getMessage()) < 20_000
        assert record.getMessage().endswith("done\\n'")


def test_a_breach_is_found_at_once(reader: Confined) -> None:
    reader.facts()
    started = time.perf_counter()

    with pytest.raises(ReaderCrashed):
        reader.call(wish("segfault"))

    assert time.perf_counter() - started < 5
