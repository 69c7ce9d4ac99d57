"""Walking an organisation's register: whether each line is as it was written and follows the one before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from accounts import chain
from accounts.wiring import audit_key
from invoices.models import ArchiveEntry
from invoices.services.register import facts_of


class Fault(StrEnum):
    """What is wrong with a line or with the document it is about."""

    NUMBER = "number"
    SEAL = "seal"
    FOLLOWS = "follows"
    NO_LINE = "no_line"
    NO_ROW = "no_row"
    ROW_DIFFERS = "row_differs"
    NO_BYTES = "no_bytes"
    BYTES_DIFFER = "bytes_differ"
    BYTES_UNREAD = "unreadable"
    ROW_LEFT = "row_left"
    BYTES_LEFT = "bytes_left"


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that does not hold: where, and what; `detail` says more without any content of a document."""

    organisation: int
    line: int
    document: int
    fault: Fault
    detail: str = ""


class Walk:
    """Follows the lines of one organisation in their order; each must continue the one before."""

    def __init__(self) -> None:
        self.number, self.head, self._key = 0, chain.BEGINNING, audit_key()

    def faults_of(self, line: ArchiveEntry) -> Iterator[Broken]:
        """Name what is wrong with the next line, and go on from it."""
        if line.number != self.number + 1:
            yield broken(line, Fault.NUMBER, f"{self.number + 1}")
        if line.previous != self.head:
            yield broken(line, Fault.FOLLOWS)
        if line.seal != chain.seal(facts_of(line), previous=line.previous, key=self._key):
            yield broken(line, Fault.SEAL)
        self.number, self.head = line.number, line.seal


def broken(line: ArchiveEntry, fault: Fault, detail: str = "") -> Broken:
    """Return a fault of the document that a line is about."""
    return Broken(line.organisation, line.number, line.document, fault, detail)


def in_portions(lines: Iterable[ArchiveEntry], size: int) -> Iterator[list[ArchiveEntry]]:
    """Hand lines on a few hundred at a time, so that their documents are looked up together."""
    portion: list[ArchiveEntry] = []
    for line in lines:
        portion.append(line)
        if len(portion) == size:
            yield portion
            portion = []
    if portion:
        yield portion
