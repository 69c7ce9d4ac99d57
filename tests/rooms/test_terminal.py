"""Commands that end early: nobody reads on, somebody interrupts; no traceback, nothing left behind."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest
from django.core.management.base import CommandError

from invoices.management import terminal
from invoices.management.terminal import at_a_terminal
from tests import paper
from tests.house.tree import ROOT

# No mark for the database: a query would fail the test.
MANAGE = [sys.executable, "manage.py", "read_invoice"]


def started(*arguments: object, folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    settings = {"DJANGO_SETTINGS_MODULE": "ocrsite.settings.test", "TMPDIR": str(folder), "OMP_THREAD_LIMIT": "1"}
    return subprocess.Popen(
        [*MANAGE, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **settings, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def readers_in(folder: Path) -> list[int]:
    """Return the processes that work in a folder for temporary files."""
    mark, found = os.fsencode(folder), []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and mark in (entry / "environ").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def left_in(folder: Path) -> list[Path]:
    """Return what is left over, but for the folder that the settings for tests make."""
    return [path for path in folder.iterdir() if not path.name.startswith("probant-tests-")]


@pytest.fixture
def invoices(tmp_path: Path) -> Path:
    folder = tmp_path / "invoices"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.pdf").write_bytes(paper.pdf())
    return folder


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


class TestACommand:
    """Each starts the whole program, which takes a second or two."""

    def test_whose_reader_goes_away_ends_quietly(self, invoices: Path, workplace: Path) -> None:
        with started(invoices, folder=workplace) as program:
            assert program.stdout is not None
            assert program.stderr is not None
            program.stdout.readline()
            program.stdout.close()
            said = program.stderr.read()

        assert (program.returncode, said) == (141, b"")
        assert (readers_in(workplace), left_in(workplace)) == ([], [])

    def test_that_is_interrupted_does_not_wait_for_what_is_under_way(self, tmp_path: Path, workplace: Path) -> None:
        long = tmp_path / "long.pdf"
        long.write_bytes(paper.pdf([["Facture F-2026-117 " * 5] * 14] * 200))
        with started(long, "--engine", "tesseract", "--text", folder=workplace) as program:
            assert program.stderr is not None
            until = monotonic() + 30
            while len(readers_in(workplace)) < 2 and monotonic() < until:
                sleep(0.05)
            sleep(1)
            assert left_in(workplace)
            interrupted = monotonic()
            program.send_signal(signal.SIGINT)
            said = program.stderr.read()

        assert (program.returncode, said) == (130, b"")
        assert monotonic() - interrupted < 10
        assert (readers_in(workplace), left_in(workplace)) == ([], [])

    @pytest.mark.parametrize("form", ["--text", "--jsonl"])
    def test_prints_where_not_every_sign_can_be_written(self, tmp_path: Path, workplace: Path, form: str) -> None:
        path = tmp_path / "facture.pdf"
        path.write_bytes(paper.pdf())

        with started(path, form, folder=workplace, PYTHONIOENCODING="ascii", PYTHONUTF8="0") as program:
            out, err = program.communicate()

        assert (program.returncode, err) == (0, b"")
        assert out.decode("ascii")


class TestInThisProcess:
    def test_an_interruption_ends_with_the_number_of_its_signal(self) -> None:
        with pytest.raises(SystemExit) as ended, at_a_terminal():
            raise KeyboardInterrupt

        assert ended.value.code == 130

    def test_a_closed_pipe_ends_with_the_number_of_its_signal(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with (tmp_path / "out").open("w") as out:
            monkeypatch.setattr(sys, "stdout", out)
            with pytest.raises(SystemExit) as ended, at_a_terminal():
                raise BrokenPipeError
            out.write("to nobody")

        assert ended.value.code == 141
        assert (tmp_path / "out").read_text() == ""

    def test_a_full_disk_is_said_in_words(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with Path("/dev/full").open("w") as out:
            monkeypatch.setattr(sys, "stdout", out)
            with pytest.raises(CommandError, match="No space left on device"), at_a_terminal():
                out.write("more than there is room for")

    def test_a_stream_of_another_kind_is_left_as_it_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        out = io.StringIO()
        monkeypatch.setattr(sys, "stdout", out)

        with at_a_terminal():
            sys.stdout.write("é")

        assert out.getvalue() == "é"

    def test_what_a_terminal_would_obey_is_left_out_of_a_text(self) -> None:
        assert terminal.shown("a\tb\nc\x1b[2J\x9bd\u202e\x7f") == "a\tb\nc[2Jd"
