"""What a confined process gives up, asked of the real kernel where a thread can be spared, and counted elsewhere."""

import errno
import os
import resource
import signal
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from invoices.imaging import confined_jail, confined_kernel, confined_landlock
from invoices.imaging.confined_jail import allow_cpu, enter_the_jail, shut_the_door
from invoices.imaging.confined_kernel import CLONE_NEWNET, CLONE_NEWUSER, gain_nothing_more, kernel, leave_the_network
from invoices.imaging.confined_landlock import refuses_tcp, writes_only_in
from invoices.imaging.confined_values import MIB, Limits

OPEN = {"files": "anywhere", "tcp": "as the network", "signals": "to anyone"}
INFINITE = resource.RLIM_INFINITY


def refused(*_arguments: Any, **_options: Any) -> int:
    raise PermissionError(errno.EPERM, "not here")


def in_a_thread(act: Callable[[], Any]) -> Any:
    """Do what changes a thread for good in one that ends afterwards."""
    results: list[Any] = []

    def run() -> None:
        try:
            results.append(act())
        except OSError as error:
            results.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return results[0]


@pytest.fixture
def bounds(monkeypatch: pytest.MonkeyPatch) -> dict[int, tuple[int, int]]:
    """The bounds of this process, on paper: nothing is set."""
    bounds = dict.fromkeys(range(16), (INFINITE, INFINITE))
    monkeypatch.setattr(resource, "getrlimit", bounds.__getitem__)
    monkeypatch.setattr(resource, "setrlimit", bounds.__setitem__)
    return bounds


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the kernel keeps about this process, on paper."""
    own = tmp_path / "self"
    (own / "task" / "1").mkdir(parents=True)
    monkeypatch.setattr(confined_kernel, "SELF", own)
    monkeypatch.setattr(confined_jail, "SELF", own)
    return own


class TestKernel:
    def test_its_refusals_are_errors(self) -> None:
        with pytest.raises(OSError, match="Bad file descriptor") as caught:
            kernel("fchdir", -1)

        assert caught.value.errno == errno.EBADF

    def test_so_is_what_it_does_not_know(self) -> None:
        with pytest.raises(OSError, match="no such_a_call here"):
            kernel("such_a_call")

    def test_no_privilege_is_gained_any_more(self) -> None:
        def give_up() -> tuple[bool, str]:
            has_nothing = gain_nothing_more()
            return has_nothing, Path("/proc/thread-self/status").read_text(encoding="utf-8")

        has_nothing, status = in_a_thread(give_up)

        assert has_nothing
        assert "NoNewPrivs:\t1" in status
        assert f"CapEff:\t{0:016x}" in status

    def test_where_it_does_not_take_them_that_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(confined_kernel, "kernel", refused)

        assert not gain_nothing_more()


class TestLeavingTheNetwork:
    def test_is_tried_by_a_copy_first(self, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[tuple[Any, ...]] = []
        monkeypatch.setattr(confined_kernel, "kernel", lambda *call: asked.append(call))
        monkeypatch.setattr(os, "fork", lambda: 7)
        monkeypatch.setattr(os, "waitpid", lambda process, _options: (process, 0))

        assert leave_the_network()
        assert asked == [("unshare", CLONE_NEWUSER | CLONE_NEWNET)]
        user, group = os.geteuid(), os.getegid()
        written = {file.name: file.read_text(encoding="ascii") for file in own.iterdir() if file.is_file()}
        assert written == {"setgroups": "deny", "uid_map": f"{user} {user} 1", "gid_map": f"{group} {group} 1"}

    def test_is_not_done_when_the_copy_cannot_say_who_it_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(confined_kernel, "kernel", refused)
        monkeypatch.setattr(os, "fork", lambda: 7)
        monkeypatch.setattr(os, "waitpid", lambda process, _options: (process, 256))

        assert not leave_the_network()

    @pytest.mark.parametrize(("answer", "status"), [(lambda *_call: 0, 0), (refused, 1)], ids=["granted", "refused"])
    def test_the_copy_ends_with_what_it_found(
        self, answer: Callable[..., int], status: int, own: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(confined_kernel, "kernel", answer)
        monkeypatch.setattr(os, "fork", lambda: 0)
        monkeypatch.setattr(os, "_exit", lambda status: (_ for _ in ()).throw(SystemExit(status)))

        with pytest.raises(SystemExit) as caught:
            leave_the_network()

        assert caught.value.code == status


def landlock_or_skip() -> int:
    try:
        return kernel("syscall", 444, None, 0, 1)
    except OSError:
        pytest.skip("this kernel has no Landlock")


class TestLandlock:
    def test_leaves_one_folder_to_write_in(self, tmp_path: Path) -> None:
        landlock_or_skip()
        inside, outside = tmp_path / "inside", tmp_path / "outside"
        inside.mkdir()
        outside.write_text("before", encoding="utf-8")

        def try_all() -> list[bool]:
            gain_nothing_more()
            writes_only_in(str(inside))
            return [
                can(lambda: (inside / "file").write_text("x", encoding="utf-8")),
                can(lambda: (inside / "file").unlink()),
                can(lambda: Path(os.devnull).write_text("x", encoding="utf-8")),
                can(lambda: outside.read_text(encoding="utf-8")),
                can(lambda: outside.write_text("x", encoding="utf-8")),
                can(lambda: (tmp_path / "new").mkdir()),
                can(outside.unlink),
            ]

        assert in_a_thread(try_all) == [True, True, True, True, False, False, False]
        assert outside.read_text(encoding="utf-8") == "before"

    def test_refuses_connections_and_abstract_sockets(self, tmp_path: Path) -> None:
        if landlock_or_skip() < 6:
            pytest.skip("an older Landlock knows no scopes")
        with socket.create_server(("127.0.0.1", 0)) as tcp, socket.socket(socket.AF_UNIX) as local:
            local.bind("\0probant-test")
            local.listen()

            def try_both() -> list[bool]:
                gain_nothing_more()
                version = writes_only_in(str(tmp_path))
                with socket.socket() as one, socket.socket(socket.AF_UNIX) as other:
                    return [
                        refuses_tcp(version),
                        can(lambda: one.connect(tcp.getsockname())),
                        can(lambda: other.connect("\0probant-test")),
                    ]

            assert in_a_thread(try_both) == [True, False, False]

    @pytest.mark.parametrize(("version", "asks"), [(1, "0x1ff2 0x0 0x0"), (4, "0x7ff2 0x3 0x0"), (6, "0x7ff2 0x3 0x3")])
    def test_asks_only_for_what_its_version_knows(
        self, version: int, asks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        calls: list[tuple[Any, ...]] = []

        def answer(*call: Any) -> int:
            calls.append(call)
            return version if call[-1] == 1 else os.open(tmp_path, os.O_PATH)

        monkeypatch.setattr(confined_landlock, "kernel", answer)

        writes_only_in(str(tmp_path))

        asked = memoryview(calls[1][2]).cast("Q").tolist()
        assert " ".join(map(hex, asked)) == asks
        assert refuses_tcp(version) == (version >= 4)
        for descriptor in {call[3] for call in calls[2:4]}:
            assert isinstance(descriptor, int)


def can(act: Callable[[], Any]) -> bool:
    try:
        act()
    except PermissionError:
        return False
    return True


class TestTheDoor:
    @pytest.mark.parametrize(
        ("version", "threads", "facts"),
        [
            (7, 1, {"files": "its own folder", "tcp": "refused", "signals": "to its own"}),
            (5, 1, {"files": "its own folder", "tcp": "refused", "signals": "to anyone"}),
            (3, 1, {"files": "its own folder", "tcp": "as the network", "signals": "to anyone"}),
            (7, 2, OPEN),
        ],
    )
    def test_promises_only_what_holds_for_all_threads(
        self, version: int, threads: int, facts: dict[str, str], own: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(confined_jail, "writes_only_in", lambda _folder: version)
        for number in range(1, threads):
            (own / "task" / f"{number + 1}").mkdir()

        assert shut_the_door("a folder") == facts

    def test_is_open_where_the_kernel_has_none(self, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(confined_jail, "writes_only_in", refused)

        assert shut_the_door("a folder") == OPEN


class TestTheJail:
    @pytest.fixture(autouse=True)
    def on_paper(self, own: Path, bounds: object, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(signal, "signal", lambda *_call: None)
        monkeypatch.setattr(signal, "pthread_sigmask", lambda *_call: None)

    def enter(self, monkeypatch: pytest.MonkeyPatch, *, granted: bool) -> dict[str, str]:
        monkeypatch.setattr(confined_jail, "leave_the_network", lambda: granted)
        monkeypatch.setattr(confined_jail, "gain_nothing_more", lambda: granted)
        return enter_the_jail(Limits(memory_bytes=900 * MIB, file_bytes=5 * MIB, cpu_seconds=1.5, documents=10))

    def test_bounds_what_a_process_takes(
        self, bounds: dict[int, tuple[int, int]], own: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        facts = self.enter(monkeypatch, granted=True)

        assert facts == {"network": "off", "privileges": "none"}
        assert {kind: hard for kind, (_, hard) in bounds.items() if hard != INFINITE} == {
            resource.RLIMIT_AS: 900 * MIB,
            resource.RLIMIT_FSIZE: 5 * MIB,
            resource.RLIMIT_CPU: 10 * 3 + 60,
            resource.RLIMIT_NOFILE: 256,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_NPROC: 64,
        }
        assert (own / "oom_score_adj").read_text(encoding="ascii") == "1000"

    def test_counts_no_processes_that_are_not_its_own(
        self, bounds: dict[int, tuple[int, int]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        facts = self.enter(monkeypatch, granted=False)

        assert facts == {"network": "reachable", "privileges": "as started"}
        assert bounds[resource.RLIMIT_NPROC] == (INFINITE, INFINITE)

    def test_raises_no_bound_that_is_there(
        self, bounds: dict[int, tuple[int, int]], own: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bounds[resource.RLIMIT_AS] = (100 * MIB, 200 * MIB)
        (own / "oom_score_adj").mkdir()

        self.enter(monkeypatch, granted=True)

        assert bounds[resource.RLIMIT_AS] == (200 * MIB, 200 * MIB)


class TestCpu:
    @pytest.mark.parametrize(("hard", "soft"), [(INFINITE, 14), (100, 14), (12, 12)])
    def test_is_granted_from_now_on(
        self, hard: int, soft: int, bounds: dict[int, tuple[int, int]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bounds[resource.RLIMIT_CPU] = (5, hard)
        spent = type("Spent", (), {"ru_utime": 9.5, "ru_stime": 1.7})
        monkeypatch.setattr(resource, "getrusage", lambda _who: spent)

        allow_cpu(2.5)

        assert bounds[resource.RLIMIT_CPU] == (soft, hard)
