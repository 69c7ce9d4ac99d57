"""The fuzz run finds what it looks for, and gives the same inputs for the same seed."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from invoices.errors import DamagedFile, ReaderCrashed, ReaderNotStarted
from invoices.imaging.confined import Limits, Message
from tests import fuzz
from tests.fuzzing.mutations import broken
from tests.fuzzing.samples import samples
from tests.fuzzing.watch import SLACK, Watch

WHOLE = (b"%PDF-1.7 one 1 0 obj", b"<xml>two</xml>", b"")
DOCUMENT = Message(b"{}")


class ReaderThat:
    """Does something instead of reading."""

    def __init__(self, *, raises: BaseException | None = None, leaves: Path | None = None) -> None:
        self.raises, self.leaves = raises, leaves

    def call(self, message: Message) -> Message:
        if self.leaves:
            self.leaves.parent.mkdir(parents=True)
            self.leaves.touch()
        if self.raises:
            raise self.raises
        return message


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    return Watch(Limits(), tmp_path)


class TestInputs:
    def test_are_the_same_for_the_same_seed(self) -> None:
        first = [broken(1, number, WHOLE) for number in range(300)]

        assert first == [broken(1, number, WHOLE) for number in range(300)]
        assert first != [broken(2, number, WHOLE) for number in range(300)]
        assert len(set(first)) > 150

    def test_are_made_of_every_kind_of_document_or_of_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "one").write_bytes(b"1")
        (tmp_path / "large").write_bytes(bytes(3_000_000))

        assert samples(tmp_path) == (b"1",)
        assert {content[:4] for content in samples(None)} >= {b"%PDF", b"\x89PNG", b"RIFF", b"GIF8", b"<?xm"}


class TestWatching:
    def test_errors_of_ours_are_outcomes(self, watch: Watch) -> None:
        for reader in (ReaderThat(), ReaderThat(raises=DamagedFile(detail="x")), ReaderThat()):
            assert not watch.read(0, reader, DOCUMENT)
        watch.look_around()

        assert {code: len(all_) for code, all_ in watch.seconds.items()} == {"read": 2, "damaged_file": 1}
        assert [row.split()[:2] for row in watch.table().splitlines()[1:]] == [["read", "2"], ["damaged_file", "1"]]
        assert not watch.violations

    def test_a_reader_that_broke_is_worth_a_look(self, watch: Watch) -> None:
        assert watch.read(0, ReaderThat(raises=ReaderCrashed(detail="ValueError")), DOCUMENT)
        assert list(watch.seconds) == ["reader_crashed ValueError"]
        assert not watch.violations

    def test_any_other_error_is_a_violation(self, watch: Watch) -> None:
        assert watch.read(7, ReaderThat(raises=KeyError("x")), DOCUMENT)
        assert watch.violations == ["input 7 broke its caller: KeyError('x')"]

    def test_so_is_a_file_that_is_left(self, watch: Watch, tmp_path: Path) -> None:
        assert watch.read(7, ReaderThat(leaves=tmp_path / "private" / "page.png"), DOCUMENT)
        watch.look_around()

        assert watch.violations == ["input 7 left private/page.png", "at the end: private is left"]

    def test_so_is_a_limit_that_did_not_hold(self, watch: Watch) -> None:
        watch.limits = replace(watch.limits, start_seconds=-SLACK, wall_seconds=-1)

        assert watch.read(7, ReaderThat(), DOCUMENT)
        assert watch.violations == ["input 7 took 0 s"]

    def test_so_is_a_process_that_is_left(self, watch: Watch, tmp_path: Path) -> None:
        command = [sys.executable, "-S", "-c", "print(flush=True); input()"]
        environment = {"TMPDIR": str(tmp_path)}
        pipe = subprocess.PIPE
        with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe) as left:
            assert left.stdout
            left.stdout.readline()
            watch.look_around()
            left.kill()

        assert watch.violations == [f"at the end: process {left.pid} is left"]


class TestRunning:
    def test_a_job_with_every_mishap_breaks_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        status = fuzz.main(["--inputs", "25", "--job", "tests.doubles.jobs:fragile", "--megabytes", "512"])

        assert status == 0
        assert {row.split()[0] for row in capsys.readouterr().out.splitlines()[1:]} >= {"read", "reader_crashed"}

    def test_a_violation_is_told_and_kept(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(Watch, "_outcome", lambda watch, number, *_: watch._note(number, "broke") or "broken")
        asked = [
            "--inputs",
            "1",
            "--first",
            "5",
            "--job",
            "tests.doubles.jobs:fragile",
            "--keep",
            str(tmp_path / "kept"),
        ]

        assert fuzz.main(asked) == 1
        assert capsys.readouterr().out.endswith("VIOLATION input 5 broke\n")
        assert [file.name for file in (tmp_path / "kept").iterdir()] == ["1-5"]

    def test_a_job_that_cannot_start_is_not_passed_over(self) -> None:
        with pytest.raises(ReaderNotStarted):
            fuzz.main(["--inputs", "1", "--job", "tests.doubles.jobs:breaks_at_once"])

    def test_the_usual_job_gets_its_own_order(self) -> None:
        asked = fuzz.options(["--engine", "tesseract"])

        assert b"tesseract" in fuzz.header_for(asked, 1)
        assert fuzz.config_for(asked) != b""
