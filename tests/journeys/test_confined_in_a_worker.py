"""A real worker of Celery with forked processes: what breaks a reader costs one document, never the worker."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from celery import Celery

from invoices.imaging.confined_folder import PREFIX
from tests import paper
from tests.doubles.confined import is_running, soon
from tests.doubles.prefork import READ, READ_DOCUMENT, queue_in
from tests.house.tree import ROOT

READERS = "readers"  # where confined processes have their folders


@pytest.fixture(scope="module")
def queue(tmp_path_factory: pytest.TempPathFactory) -> tuple[Celery, Path]:
    folder = tmp_path_factory.mktemp("queue")
    return queue_in(folder), folder


@pytest.fixture(scope="module")
def worker(queue: tuple[Celery, Path]) -> Iterator[None]:
    _, folder = queue
    (folder / READERS).mkdir()
    environment = {**os.environ, "TMPDIR": str(folder / READERS)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)  # Celery would load it all, and nothing here needs it
    environment.pop("BROKER_URL", None)  # Celery's command line takes it for its own, before any setting
    command = [sys.executable, "-m", "tests.doubles.prefork", str(folder)]
    with (folder / "log").open("wb") as log:
        program = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True)
    yield
    # Told to go home, Celery takes five seconds.
    os.killpg(program.pid, signal.SIGKILL)
    program.wait()


# A worker that another test ran in this very process leaves a mark that forbids waiting; hence disable_sync_subtasks.
def read(queue: tuple[Celery, Path], **wanted: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (
        queue[0].send_task(READ, (wanted,)).get(timeout=60, interval=0.02, disable_sync_subtasks=False)
    )
    return answer


def children_of(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text(encoding="ascii").split()]


@pytest.mark.usefixtures("worker")
class TestAForkedWorker:
    def test_has_a_reader_of_its_own(self, queue: tuple[Celery, Path]) -> None:
        answer = read(queue, do="whoami")

        reader = answer["answer"]["pid"]
        assert is_running(reader)
        assert Path(f"/proc/{reader}/stat").read_text(encoding="utf-8").split()[3] == str(answer["worker"])

    @pytest.mark.parametrize(
        ("wanted", "error"),
        [
            ({"do": "kill", "signal_name": "SIGKILL"}, "reader_crashed"),
            ({"do": "segfault"}, "reader_crashed"),
            ({"do": "sleep_in_c", "seconds": 60}, "reader_took_too_long"),
            ({"do": "allocate", "megabytes": 2000}, "reader_out_of_memory"),
            ({"do": "fail", "kind": "damaged"}, "damaged_file"),
        ],
        ids=str,
    )
    def test_survives_its_reader_and_reads_the_next(
        self, wanted: dict[str, Any], error: str, queue: tuple[Celery, Path]
    ) -> None:
        before = read(queue, do="echo")

        broken = read(queue, **wanted)
        after = read(queue, do="echo")

        assert broken["error"] == error
        assert before == after == {**before, "worker": broken["worker"]}

    def test_takes_its_reader_along_when_it_is_killed(self, queue: tuple[Celery, Path]) -> None:
        before = read(queue, do="whoami")
        reader = before["answer"]["pid"]

        queue[0].send_task(READ, ({"do": "start", "then": "sleep"},))
        assert soon(lambda: bool(children_of(reader)))
        (grandchild,) = children_of(reader)
        os.kill(before["worker"], signal.SIGKILL)
        assert soon(lambda: not is_running(reader) and not is_running(grandchild))
        after = read(queue, do="whoami")

        assert after["worker"] != before["worker"]
        assert after["main"] == before["main"]
        folders = {str(folder) for folder in (queue[1] / READERS).glob(f"{PREFIX}*")}
        assert len(folders) == 2, "the one of the main process, and the new worker's"
        assert after["answer"]["folder"] in folders


@pytest.mark.usefixtures("worker")
class TestTheReaderItself:
    def test_reads_in_a_worker_and_an_engine_that_fails_there_leaves_it_reading(
        self, queue: tuple[Celery, Path], tmp_path: Path
    ) -> None:
        invoice, scan, damaged = (tmp_path / name for name in ("invoice.pdf", "scan.png", "damaged.pdf"))
        invoice.write_bytes(paper.pdf())
        scan.write_bytes(paper.picture("PNG"))
        damaged.write_bytes(b"%PDF-1.7 and nothing more")

        before = read_document(queue, invoice, "embedded")
        failed = [read_document(queue, scan, "scripted"), read_document(queue, damaged, "auto")]
        after = read_document(queue, invoice, "embedded")

        assert "Net à payer" in before["text"]
        assert [one["error"] for one in failed] == ["engine_found_nothing", "damaged_file"]
        assert after == before


def read_document(queue: tuple[Celery, Path], path: Path, engine: str) -> dict[str, Any]:
    answer: dict[str, Any] = (
        queue[0]
        .send_task(READ_DOCUMENT, (str(path), engine))
        .get(timeout=60, interval=0.02, disable_sync_subtasks=False)
    )
    return answer
