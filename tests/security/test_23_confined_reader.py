"""Control 23: hostile bytes are read within little memory and time, without network; the caller is told, and lives."""

import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from invoices.errors import ReaderError, ReaderOutOfMemory, ReaderTookTooLong
from invoices.imaging.confined import Confined
from tests.doubles.confined import MIB, QUICK, a_reader, is_running, pid_of, said, wish

SECRETS = ("SECRET_KEY", "DATABASE_URL", "AUDIT_KEY", "COVERAGE_PROCESS_START", "PYTHONSTARTUP")


@pytest.fixture(scope="module")
def reader() -> Iterator[Confined]:
    with pytest.MonkeyPatch.context() as patch:
        for name in SECRETS:
            patch.setenv(name, "planted")
        with a_reader() as reader:
            reader.facts()
            yield reader


@pytest.fixture(scope="module")
def seen(reader: Confined) -> dict[str, Any]:
    """What a job sees when it looks around."""
    seen: dict[str, Any] = said(reader.call(wish("look_around")))
    return seen


class TestABreach:
    @pytest.mark.parametrize(
        ("wanted", "kind", "reason"),
        [
            ({"do": "sleep", "seconds": 60}, ReaderTookTooLong, "over 0.5 seconds"),
            ({"do": "sleep_in_c", "seconds": 60}, ReaderTookTooLong, "over 0.5 seconds"),
            ({"do": "allocate", "megabytes": 5000}, ReaderOutOfMemory, "more than 512 MB of memory"),
        ],
        ids=["a sleeper", "a sleeper that no Python reaches", "one that swells"],
    )
    def test_ends_one_document_with_a_reason(
        self, wanted: dict[str, Any], kind: type[ReaderError], reason: str
    ) -> None:
        with a_reader(limits=replace(QUICK, step_seconds=0.5)) as reader:
            first = pid_of(reader)
            with pytest.raises(kind, match=reason) as caught:
                reader.call(wish(**wanted))

            assert not caught.value.passing, "it would break the next one as well"
            assert not is_running(first)
            assert said(reader.call(wish("echo")))["do"] == "echo"


class TestTheProcess:
    def test_knows_no_secret(self, reader: Confined) -> None:
        environment = said(reader.call(wish("whoami")))["environment"]

        assert "planted" not in environment.values()
        assert set(environment) <= {
            "HOME", "LANG", "LC_CTYPE", "OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "PATH",
            "PYTHONPATH", "TESSDATA_PREFIX", "TMPDIR",
        }  # fmt: skip

    def test_holds_nothing_of_its_parent_open(self, seen: dict[str, Any]) -> None:
        kinds = {place.partition(":")[0] for place in seen["open"]}

        assert kinds <= {"pipe", "/dev/null"}
        assert len(seen["open"]) <= 6

    def test_imports_nothing_from_where_it_writes(self, reader: Confined, seen: dict[str, Any]) -> None:
        folder = said(reader.call(wish("whoami")))["folder"]

        assert not [path for path in seen["path"] if path.startswith(folder) or not path.startswith("/")]

    def test_is_bounded(self, seen: dict[str, Any]) -> None:
        bounds = {name: hard for name, (_, hard) in seen["bounds"].items()}

        assert bounds["RLIMIT_AS"] == 512 * MIB
        assert bounds["RLIMIT_FSIZE"] == 2 * MIB
        assert bounds["RLIMIT_NOFILE"] == 256
        assert bounds["RLIMIT_CORE"] == 0
        assert seen["bounds"]["RLIMIT_CPU"][0] <= QUICK.cpu_seconds + 2

    def test_is_the_first_to_go_when_memory_runs_out(self, seen: dict[str, Any]) -> None:
        assert seen["oom"] == 1000

    def test_has_no_privilege_and_gains_none(self, reader: Confined, seen: dict[str, Any]) -> None:
        assert reader.facts()["privileges"] == "none"
        assert seen["status"]["NoNewPrivs"] == "1"
        assert int(seen["status"]["CapEff"], 16) == 0

    def test_stands_apart_so_that_all_of_it_can_be_killed(self, seen: dict[str, Any]) -> None:
        assert seen["own_group"]

    def test_cannot_signal_its_parent(self, reader: Confined) -> None:
        if reader.facts()["signals"] != "to its own":
            pytest.skip("this kernel's Landlock knows no scopes")

        assert said(reader.call(wish("murder", process=os.getpid())))["error"] == "PermissionError"

    def test_reaches_nobody(self, reader: Confined) -> None:
        if reader.facts()["network"] != "off":
            pytest.skip("this kernel lets nobody leave the network")
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(0.1)

            assert said(reader.call(wish("connect", port=server.getsockname()[1])))["errno"] != 0
            with pytest.raises(TimeoutError):
                server.accept()
