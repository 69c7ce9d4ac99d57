"""The whole chain as it runs in earnest: sent, kept, queued, read by workers, written as rows; and its bare twin."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.chaos.crew import Crew
from tests.chaos.installation import ROOT, Installation

PREPARE = "from accounts.models import Organisation; Organisation.objects.create(name='Atelier')"
SPAN = (
    "from django.db.models import Max, Min; from invoices.models import Document; "
    "found = Document.objects.order_by('pk')[{first}:].aggregate(Min('received_at'), Max('settled_at')); "
    "print((found['settled_at__max'] - found['received_at__min']).total_seconds())"
)
PATIENCE = 600


@dataclass
class Chain:
    """Workers that are warm, and what has gone through them."""

    installation: Installation
    crew: Crew
    sent: int = 0

    def through(self, folder: Path) -> float:
        """Send the documents of a folder and return the seconds from the first one's coming to the last one's end."""
        first, count = self.sent, len(list(folder.iterdir()))
        self.sent += count
        self.crew.send(folder)
        end = time.monotonic() + PATIENCE
        while self.crew.seen != (self.sent, self.sent):
            if time.monotonic() > end:
                raise TimeoutError(f"{self.crew.seen} of {self.sent}")
            time.sleep(0.2)
        said = self.installation.run("manage.py", "shell", "--command", SPAN.format(first=first))
        return float(said.split()[-1])


@contextmanager
def chain(installation: Installation, warm_up: Path, *, workers: int, each: int) -> Iterator[Chain]:
    """Start so many workers with so many processes each, and let them warm up on some documents."""
    installation.run("manage.py", "migrate", "--verbosity", "0")
    installation.run("manage.py", "shell", "--command", PREPARE)
    crew = Crew(installation, concurrency=each)
    try:
        crew.hire(workers)
        running = Chain(installation, crew)
        running.through(warm_up)
        yield running
    finally:
        crew.dismiss()


def bare(paths: Sequence[Path], *, processes: int) -> float:
    """Return the seconds that `read_invoice` takes for these files, without those of its start."""

    def seconds(files: Sequence[Path]) -> float:
        command = [sys.executable, "manage.py", "read_invoice", "--processes", str(processes), *map(str, files)]
        started = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        return time.perf_counter() - started

    start = seconds(paths[:1])
    return seconds(paths) - start * (1 - 1 / max(1, len(paths)))


def different(paths: Sequence[Path]) -> list[Path]:
    """Leave out what has the same bytes as one before it: the chain would take it for the same document."""
    return list({path.read_bytes(): path for path in reversed(paths)}.values())[::-1]


def copies(paths: Sequence[Path], folder: Path) -> Path:
    """Put files into a folder of their own."""
    folder.mkdir()
    for place, path in enumerate(paths):
        shutil.copyfile(path, folder / f"{place:03}{path.suffix}")
    return folder
