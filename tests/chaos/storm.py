"""The storm: troubles at random while documents come in and are read, and calm until all of them are done."""

import json
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from invoices.samples.making import make
from tests.chaos.crew import Crew
from tests.chaos.installation import Installation

MAKE_COMPANY = "from accounts.models import Organisation; Organisation.objects.create(name='Atelier')"
FULL_SECONDS = 4
PATIENCE = 900


@dataclass(frozen=True, slots=True)
class Storm:
    """What is sent, how it is troubled, and for how long."""

    documents: int
    seed: int = 1
    workers: int = 2
    kills: int = 4  # of workers
    between: float = 3.0  # seconds from one trouble to the next


@dataclass
class Log:
    """What was done to it, and what was found at the end."""

    troubles: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    acknowledged: int = 0
    found: dict[str, object] = field(default_factory=dict)


def documents_into(folder: Path, count: int, seed: int) -> Path:
    """Draw so many invoices, each one page with its text."""
    folder.mkdir()
    for sample in make(seed, count):
        (folder / sample.name).write_bytes(sample.content)
    return folder


def weather(installation: Installation, folder: Path, storm: Storm) -> Log:
    """Let the storm pass over an installation, and prove what is left."""
    installation.run("manage.py", "migrate", "--verbosity", "0")
    installation.run("manage.py", "shell", "--command", MAKE_COMPANY)
    log, started = Log(), time.monotonic()
    crew = Crew(installation)
    try:
        crew.hire(storm.workers)
        crew.send(folder)
        _rage(crew, folder, storm, log)
        log.acknowledged = len(crew.acknowledged)
        _wait_for_calm(crew, storm)
    finally:
        crew.dismiss()
    log.seconds = time.monotonic() - started
    log.found = json.loads(installation.run("-m", "tests.chaos.proof", str(folder)))
    return log


def _rage(crew: Crew, folder: Path, storm: Storm, log: Log) -> None:
    """Trouble it while it works: at least each trouble once, and workers all the time."""
    chance = Random(storm.seed)
    once = [*crew.installation.troubles, "sender", *(["disk"] if _disk(crew.installation) else [])]
    chance.shuffle(once)
    while once or crew.kills < storm.kills:
        time.sleep(storm.between * (0.5 + chance.random()))
        crew.kill_a_worker(chance)
        log.troubles["worker"] += 1
        if once:
            name = once.pop()
            _trouble(name, crew, folder)
            log.troubles[name] += 1


def _trouble(name: str, crew: Crew, folder: Path) -> None:
    if name == "sender":
        crew.kill_the_sender(folder)
    elif name == "disk":
        with _full(crew.installation):
            time.sleep(FULL_SECONDS)
    else:
        crew.installation.troubles[name]()


def _wait_for_calm(crew: Crew, storm: Storm) -> None:
    end = time.monotonic() + PATIENCE
    while crew.seen != (storm.documents, storm.documents) and time.monotonic() < end:
        time.sleep(0.2)


def _disk(installation: Installation) -> bool:
    return (installation.data / "files").is_mount()


@contextmanager
def _full(installation: Installation) -> Iterator[None]:
    """Leave not a byte on the disk of the files for a while."""
    ballast = installation.data / "files" / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(65_536))
        except OSError:
            pass
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def small_disk(installation: Installation, megabytes: int) -> Iterator[str | None]:
    """Put the files on a small disk of their own, and give the reason where that cannot be done."""
    files = installation.data / "files"
    files.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        yield done.stderr.strip() or "no disk can be mounted here"
        return
    try:
        yield None
    finally:
        subprocess.run(["umount", "--lazy", str(files)], check=False)
