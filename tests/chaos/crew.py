"""The programs of an installation, each killed without warning and started again."""

import contextlib
import os
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Thread

from tests.chaos.installation import Installation

QUEUES = "default,urgent,cloud,reading,learning"
WORKER = ("-m", "celery", "--app", "ocrsite.celery", "--quiet", "worker", "--queues", QUEUES)
WORKER_MANNERS = ("--loglevel", "ERROR", "--without-gossip", "--without-mingle")


@dataclass
class Crew:
    """The workers, the scheduler, and who sends the documents."""

    installation: Installation
    workers: list["subprocess.Popen[str]"] = field(default_factory=list)
    others: dict[str, "subprocess.Popen[str]"] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    seen: tuple[int, int] = (0, 0)  # documents that are there, and those of them that are done
    kills: int = 0
    concurrency: int = 2

    def hire(self, workers: int) -> None:
        """Start so many workers and the scheduler."""
        self.workers = [self._worker(number) for number in range(workers)]
        scheduler = self.others["scheduler"] = self.installation.start("-m", "tests.chaos.scheduling")
        Thread(target=self._count, args=(scheduler,), daemon=True).start()

    def send(self, folder: Path) -> None:
        """Start to send the documents of a folder, from the first one on; what was sent before is recognised."""
        if "sender" in self.others:
            kill(self.others["sender"])
        sender = self.installation.start("-m", "tests.chaos.sending", str(folder))
        self.others["sender"] = sender
        Thread(target=self._listen, args=(sender,), daemon=True).start()

    def is_sending(self) -> bool:
        return self.others["sender"].poll() is None

    def kill_a_worker(self, chance: Random) -> None:
        """Kill a worker with all its processes, or one of its processes alone, and start it again if need be."""
        number = chance.randrange(len(self.workers))
        worker = self.workers[number]
        children = _children(worker.pid)
        self.kills += 1
        if children and chance.random() < 0.5:
            with contextlib.suppress(ProcessLookupError):
                os.kill(chance.choice(children), signal.SIGKILL)
            return
        kill(worker)
        self.workers[number] = self._worker(number)

    def kill_the_sender(self, folder: Path) -> None:
        """Kill who sends, in the middle, and send everything again."""
        self.send(folder)

    def dismiss(self) -> None:
        """End everybody."""
        for process in (*self.workers, *self.others.values()):
            kill(process)

    def _worker(self, number: int) -> "subprocess.Popen[str]":
        own = (f"--concurrency={self.concurrency}", f"--hostname=worker{number}@%h")
        return self.installation.start(*WORKER, *WORKER_MANNERS, *own)

    def _listen(self, sender: "subprocess.Popen[str]") -> None:
        for line in sender.stdout or ():
            self.acknowledged.add(line.strip())

    def _count(self, scheduler: "subprocess.Popen[str]") -> None:
        for line in scheduler.stdout or ():
            there, done = line.split()
            self.seen = (int(there), int(done))


def kill(process: "subprocess.Popen[str]") -> None:
    """End a program at once, with all that it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []
