"""Labelled documents as others learn from them: where the reading of each lies, and what is true of it."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol, TypeVar

import cv2

from invoices.document import OcrResult
from invoices.labelled.truth import Truth
from invoices.ocr.kept import from_json

# Each process fetches its work in so many portions: few trips, and none waits long for the last.
CHUNKS = 16

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Studied:
    """A labelled document that was read."""

    folder: str  # the name of the folder it is from
    path: Path  # of the kept reading
    truth: Truth

    def reading(self) -> OcrResult:
        """Take up what was read.

        Raises:
            KeptReadingDamaged: it is none.
        """
        return from_json(self.path.read_bytes())


class Crew(Protocol):
    """Whoever does the same to many things, and gives the results in their order."""

    def __call__(self, work: Callable[[T], R], things: Sequence[T], /) -> Iterator[R]:
        """Do it."""
        ...


@contextmanager
def crew_of(processes: int) -> Iterator[Crew]:
    """Give a crew of so many processes; one alone works here."""
    if processes == 1:
        yield map
        return
    # Fresh processes: the threads that drew the pages here do not survive a fork, and what waits for them hangs.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), partial(cv2.setNumThreads, 1))
    try:
        yield lambda work, things: pool.map(work, things, chunksize=max(1, len(things) // (CHUNKS * processes)))
    finally:
        pool.shutdown(cancel_futures=True)
