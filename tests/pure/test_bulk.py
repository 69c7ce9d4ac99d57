"""Many files read side by side: folders, files that cannot be read, readings that were kept."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Event
from time import sleep

import pytest

from invoices.bulk import KEPT_SUFFIX, ReadFile, files_in, read_all, read_file, spread
from invoices.errors import LockedFile
from invoices.imaging.confined import Message
from invoices.ocr.kept import to_json
from invoices.pipeline import Tools
from tests import paper
from tests.builders import an_ocr_result, an_outcome
from tests.doubles.reader import ReaderInThisProcess

MOST = 10_000_000
PDF = paper.pdf()


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools(ReaderInThisProcess())


def a_file(path: Path, content: bytes = PDF) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def code_of(one: ReadFile) -> str:
    assert one.result is None
    assert one.error is not None
    return one.error.code


class TestFolders:
    def test_stand_for_the_files_in_them_in_order(self, tmp_path: Path) -> None:
        for name in ("b.pdf", "a/z.pdf", "c.png"):
            a_file(tmp_path / name)

        assert [path.name for path in files_in([tmp_path])] == ["z.pdf", "b.pdf", "c.png"]

    @pytest.mark.parametrize("name", [".DS_Store", ".git/config", "a/.trash/b.pdf"])
    def test_leave_out_what_is_hidden(self, tmp_path: Path, name: str) -> None:
        a_file(tmp_path / name)

        assert list(files_in([tmp_path])) == []

    def test_stand_beside_files_as_they_were_named_even_hidden_ones(self, tmp_path: Path) -> None:
        first, inside = a_file(tmp_path / "z.pdf"), a_file(tmp_path / ".inbox" / "a.pdf")

        assert list(files_in([first, tmp_path / ".inbox", Path("nowhere")])) == [first, inside, Path("nowhere")]


class TestASampleOfFiles:
    @pytest.mark.parametrize(
        ("most", "places"),
        [(20, list(range(10))), (10, list(range(10))), (6, [0, 1, 3, 5, 6, 8]), (2, [0, 5]), (0, []), (-1, [])],
    )
    def test_is_spread_over_all_of_them(self, most: int, places: list[int]) -> None:
        files = [Path(f"{number}.pdf") for number in range(10)]

        assert spread(files, most) == [files[place] for place in places]


class TestAFile:
    def test_is_read_under_its_bare_name(self, tmp_path: Path, tools: Tools) -> None:
        one = read_file(a_file(tmp_path / "facture.pdf"), tools, an_outcome, most_bytes=MOST)

        assert one.error is None
        assert one.result is not None
        assert one.result.file == "facture.pdf"

    def test_that_is_not_there_is_missing(self, tmp_path: Path, tools: Tools) -> None:
        one = read_file(tmp_path / "nowhere.pdf", tools, an_outcome, most_bytes=MOST)

        assert (code_of(one), "there is no such file" in str(one.error)) == ("missing_file", True)

    def test_that_is_a_device_or_a_pipe_is_not_waited_for(self, tmp_path: Path, tools: Tools) -> None:
        os.mkfifo(tmp_path / "pipe.pdf")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(tmp_path / "socket.pdf"))

            for path in (tmp_path / "pipe.pdf", tmp_path / "socket.pdf", Path("/dev/zero")):
                assert "it is a device or a pipe" in str(read_file(path, tools, an_outcome, most_bytes=MOST).error)

    def test_that_cannot_be_opened_says_why(self, tools: Tools) -> None:
        # Whoever runs the tests may read everything, so a name stands in that no file can have.
        (path,) = files_in([Path("a" * 300)])

        assert "file name too long" in str(read_file(path, tools, an_outcome, most_bytes=MOST).error)

    def test_that_is_too_large_is_not_even_opened(self, tmp_path: Path, tools: Tools) -> None:
        vast = a_file(tmp_path / "vast.pdf")
        os.truncate(vast, 3_000_000_001)

        one = read_file(vast, tools, an_outcome, most_bytes=MOST)

        assert code_of(one) == "file_too_large"
        assert "3001 MB; at most 10 MB" in str(one.error)

    def test_that_is_as_large_as_allowed_is_opened(self, tmp_path: Path, tools: Tools) -> None:
        assert read_file(a_file(tmp_path / "a.pdf"), tools, an_outcome, most_bytes=len(PDF)).error is None

    def test_that_cannot_be_read_is_answered_with_its_error(self, tmp_path: Path, tools: Tools) -> None:
        assert code_of(read_file(a_file(tmp_path / "a.pdf", b""), tools, an_outcome, most_bytes=MOST)) == "empty_file"


class TestAKeptReading:
    def test_is_taken_over_and_not_read_again(self, tmp_path: Path) -> None:
        nobody = Tools(NobodyReads())
        kept = an_ocr_result()

        one = read_file(a_file(tmp_path / f"a{KEPT_SUFFIX}", to_json(kept)), nobody, an_outcome, most_bytes=MOST)

        assert one.result == kept

    def test_that_is_damaged_is_answered_with_its_error(self, tmp_path: Path) -> None:
        broken = a_file(tmp_path / f"a{KEPT_SUFFIX}", to_json(an_ocr_result())[:-9])

        assert code_of(read_file(broken, Tools(NobodyReads()), an_outcome, most_bytes=MOST)) == "kept_reading_damaged"


class NobodyReads:
    def call(self, message: Message, on_progress: object = None) -> Message:
        raise AssertionError("there was nothing to read")


class OneAfterTheOther:
    """Holds the first file back until the second is done."""

    def __init__(self) -> None:
        self._reader = ReaderInThisProcess()
        self._both_are_here, self.go_on = Barrier(2), Event()

    def call(self, message: Message, on_progress: object = None) -> Message:
        self._both_are_here.wait(timeout=10)
        if b"first.pdf" in message.header:
            assert self.go_on.wait(timeout=10)
        return self._reader.call(message)


class TestManyFiles:
    def test_are_read_side_by_side_and_answered_as_each_is_done(self, tmp_path: Path) -> None:
        reader = OneAfterTheOther()
        paths = [a_file(tmp_path / "first.pdf"), a_file(tmp_path / "second.pdf")]

        answers = read_all(paths, Tools(reader), an_outcome, at_once=2, most_bytes=MOST)
        quicker = next(answers)
        reader.go_on.set()
        (slower,) = answers

        assert [one.path.name for one in (quicker, slower)] == ["second.pdf", "first.pdf"]

    def test_are_all_answered_whatever_is_wrong_with_one(self, tmp_path: Path, tools: Tools) -> None:
        paths = [a_file(tmp_path / "bad.pdf", b"%PDF-1.7"), a_file(tmp_path / "good.pdf"), tmp_path / "nowhere.pdf"]

        answers = {one.path.name: one for one in read_all(paths, tools, an_outcome, at_once=1, most_bytes=MOST)}

        assert (code_of(answers["bad.pdf"]), code_of(answers["nowhere.pdf"])) == ("damaged_file", "missing_file")
        assert answers["good.pdf"].result is not None

    def test_are_left_when_nobody_waits_for_them_any_more(self, tmp_path: Path) -> None:
        reader = SlowReader(LockedFile())
        paths = [a_file(tmp_path / f"{number}.pdf") for number in range(50)]

        answers = read_all(paths, Tools(reader), an_outcome, at_once=1, most_bytes=MOST)
        next(answers)
        answers.close()

        assert reader.calls < 10

    def test_are_all_answered_even_when_the_program_itself_is_wrong_about_them(self, tmp_path: Path) -> None:
        reader = SlowReader(ZeroDivisionError())
        paths = [a_file(tmp_path / f"{number}.pdf") for number in range(3)]

        answers = list(read_all(paths, Tools(reader), an_outcome, at_once=1, most_bytes=MOST))

        assert [code_of(one) for one in answers] == ["reader_crashed"] * 3
        assert {str(one.error).count("(ZeroDivisionError)") for one in answers} == {1}

    def test_are_taken_up_only_as_fast_as_their_answers_are(self, tmp_path: Path) -> None:
        taken: list[Path] = []

        def names() -> Iterator[Path]:
            for number in range(50):
                taken.append(tmp_path / f"{number}.pdf")
                yield taken[-1]

        answers = read_all(names(), Tools(NobodyReads()), an_outcome, at_once=2, most_bytes=MOST)
        next(answers)

        assert len(taken) == 4
        answers.close()

    def test_are_not_waited_for_by_whoever_leaves(self, tmp_path: Path) -> None:
        reader = OneAfterTheOther()
        paths = [a_file(tmp_path / "first.pdf"), a_file(tmp_path / "second.pdf")]
        answers = read_all(paths, Tools(reader), an_outcome, at_once=2, most_bytes=MOST)
        next(answers)

        answers.close()

        assert not reader.go_on.is_set()
        reader.go_on.set()


class SlowReader:
    """Takes a moment for each file, so that there is time to leave the others, and fails."""

    def __init__(self, error: Exception) -> None:
        self.calls, self._error = 0, error

    def call(self, message: Message, on_progress: object = None) -> Message:
        self.calls += 1
        sleep(0.02)
        raise self._error
