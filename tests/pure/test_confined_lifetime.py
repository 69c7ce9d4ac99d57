"""Processes and folders end with what they belong to, whoever dies first."""

import fcntl
import gc
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from weakref import WeakSet

import pytest

from invoices.imaging.confined import Confined
from invoices.imaging.confined_folder import PREFIX, Folder, remove
from invoices.imaging.confined_forks import renew_all
from invoices.imaging.confined_pool import ConfinedPool
from tests.doubles.confined import QUICK, a_reader, is_running, pid_of, soon, wish
from tests.doubles.jobs import JOB
from tests.house.tree import ROOT


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def reader() -> Iterator[Confined]:
    with a_reader() as reader:
        yield reader


def parent(does: str, folder: Path) -> "subprocess.Popen[str]":
    environment = {**os.environ, "TMPDIR": str(folder)}
    command = [sys.executable, "-m", "tests.doubles.parents", does]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def numbers(line: str) -> list[int]:
    return [int(word) for word in line.split()]


def bury(process: int) -> None:
    """Do what is the parent's part, for what a copy lets go of; here nobody else would."""
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)


class TestDeathOfTheParent:
    def test_takes_a_busy_child_and_its_children_along(self, folder: Path) -> None:
        with parent("busy", folder) as program:
            assert program.stdout
            child, grandchild = numbers(program.stdout.readline())
            assert is_running(child)
            assert is_running(grandchild)

            program.kill()

        assert soon(lambda: not is_running(child) and not is_running(grandchild))
        assert len(list(folder.iterdir())) == 1, "nobody was there to remove it"
        with a_reader() as reader:
            reader.warm()
            assert len(list(folder.iterdir())) == 1, "the next one to start does"

    def test_at_its_end_nothing_need_be_closed(self, folder: Path) -> None:
        with parent("forgetful", folder) as program:
            output, _ = program.communicate(timeout=20)

        (child,) = numbers(output)
        assert soon(lambda: not is_running(child))
        assert not list(folder.iterdir())

    def test_one_that_the_kernel_holds_on_to_is_left_to_it(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        reader = a_reader()
        child = pid_of(reader)
        with monkeypatch.context() as patch:
            patch.setattr("invoices.imaging.confined_process.kill_group", lambda _leader: None)
            patch.setattr("invoices.imaging.confined_process.DYING", 0.01)
            program = reader._process._child.program if reader._process else None
            reader.close()

        assert caplog.messages == [f"The confined reader {child} was killed and does not end"]
        assert program is not None
        program.wait(5)

    def test_nor_when_nobody_holds_it_any_more(self, folder: Path) -> None:
        reader = a_reader()
        child = pid_of(reader)

        del reader
        gc.collect()

        assert not is_running(child)
        assert not list(folder.iterdir())


class TestForks:
    def test_a_copy_has_a_child_of_its_own(self, folder: Path) -> None:
        with parent("forked", folder) as program:
            output, errors = program.communicate(timeout=20)

        in_copy, in_parent = (numbers(line) for line in output.splitlines())
        assert errors == ""
        assert in_copy[0] != in_copy[1]
        assert in_parent[0] == in_parent[1], "the child of the parent went on"
        assert not list(folder.iterdir())

    def test_a_copy_lets_go_of_what_it_inherited(self, reader: Confined, folder: Path) -> None:
        first = pid_of(reader)
        reader._lock.acquire()
        known = reader._process

        reader.renew()

        assert pid_of(reader) != first
        assert known is not None
        known.disown()  # once is enough, and twice does no harm
        bury(first)

    def test_one_that_was_forked_unseen_is_not_used_either(
        self, reader: Confined, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = pid_of(reader)
        own = os.getpid()
        monkeypatch.setattr("invoices.imaging.confined_process.os.getpid", lambda: own + 1)

        reader.warm()
        second = pid_of(reader)

        assert second != first
        bury(first)

    def test_a_pool_counts_all_its_processes_as_free(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with ConfinedPool(JOB, b"", QUICK, 1) as pool:
            pool._free.get()
            taken = pool._free
            monkeypatch.setattr("invoices.imaging.confined_forks._HOLDERS", WeakSet([pool]))

            renew_all()

            assert pool._free is not taken
            assert pool.call(wish("echo", b"1")).blobs == (b"1",)


class TestFolders:
    def test_of_the_living_are_left_alone(self, folder: Path) -> None:
        first = Folder()
        second = Folder()

        assert first.path.is_dir()
        assert sorted(folder.iterdir()) == sorted([first.path, second.path])
        first.remove()
        second.remove()

    def test_of_the_dead_are_removed(self, folder: Path) -> None:
        abandoned = folder / f"{PREFIX}abandoned"
        (abandoned / "deep" / "er").mkdir(parents=True)

        own = Folder()

        assert list(folder.iterdir()) == [own.path]
        own.remove()

    def test_of_others_and_what_only_looks_like_one_are_left_alone(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        elsewhere = folder / "elsewhere"
        elsewhere.mkdir()
        (folder / f"{PREFIX}link").symlink_to(elsewhere)
        (folder / f"{PREFIX}of-another").mkdir()
        monkeypatch.setattr("os.getuid", lambda: 12345)

        Folder().remove()

        assert len(list(folder.iterdir())) == 3

    def test_keep_their_lock_in_a_copy_that_lets_go(self, folder: Path) -> None:
        own = Folder()
        copy = os.open(own.path, os.O_RDONLY)
        own.disown()

        fcntl.flock(copy, fcntl.LOCK_EX | fcntl.LOCK_NB)

        assert own.path.is_dir()
        os.close(copy)

    def test_too_deep_for_python_are_removed(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def give_up(_path: Path) -> None:
            raise RecursionError

        monkeypatch.setattr("shutil.rmtree", give_up)
        deep = folder / "deep"
        (deep / "er").mkdir(parents=True)
        deep.chmod(0)

        remove(deep)

        assert not deep.exists()

    def test_what_cannot_be_removed_is_said(
        self, folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stuck = folder / "stuck\x1b[2J"
        stuck.touch()
        monkeypatch.setattr(Path, "unlink", lambda _path: (_ for _ in ()).throw(PermissionError))
        monkeypatch.setattr("subprocess.run", lambda *_arguments, **_options: None)

        remove(stuck)

        assert caplog.messages == ["A file of the confined reader could not be removed: 'stuck\\x1b[2J'"]
