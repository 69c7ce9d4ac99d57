"""Proving the legal copy: the register, the rows and the bytes say the same, or the one that does not is named."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef

from invoices.models import ArchiveEntry, Document
from invoices.services.archive_lines import Broken, Fault, Walk, broken, in_portions

PORTION = 200
PIECE = 1024 * 1024
# What a register says and what the row says, by the same names.
SAID_TWICE = ("sha256", "size", "kept_as", "received_at")
# Between the end of a purge's transaction and the removal of the bytes lies a moment.
MOMENT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ArchiveProof:
    """The outcome for one organisation: how much holds, the seal of its last line, and all that does not hold."""

    organisation: int
    lines: int
    kept: int
    purged: int
    head: str
    faults: tuple[Broken, ...]
    seals_found: frozenset[str] = frozenset()


def archive_organisations() -> list[int]:
    """Return the numbers of all organisations that ever received something, erased ones too."""
    of_lines = set(ArchiveEntry.objects.order_by().values_list("organisation", flat=True).distinct())
    return sorted(of_lines | set(Document.objects.order_by().values_list("organisation", flat=True).distinct()))


def lines_count(organisations: list[int]) -> int:
    """Return how many lines a proof walks."""
    return ArchiveEntry.objects.filter(organisation__in=organisations).count()


def archive_verify(
    *,
    organisation: int,
    now: datetime,
    heads: frozenset[str] = frozenset(),
    watch: Callable[[int], object] = lambda done: None,
) -> ArchiveProof:
    """Walk one organisation's register and compare it with its rows and the bytes in the store.

    `heads` are seals noted earlier; those that are met are in the answer. `watch` hears of each few that are done.
    """
    walk, faults, met = Walk(), list[Broken](), set[str]()
    counts = dict.fromkeys(ArchiveEntry.Kind, 0)
    lines = ArchiveEntry.objects.filter(organisation=organisation).order_by("number").iterator()
    for portion in in_portions(lines, PORTION):
        for line in portion:
            faults += walk.faults_of(line)
            counts[ArchiveEntry.Kind(line.kind)] += 1
        met |= heads & {line.seal for line in portion}
        faults += _faults_of_documents(portion, now)
        watch(len(portion))
    faults += _without_line(organisation)
    received, purged = counts[ArchiveEntry.Kind.RECEIVED], counts[ArchiveEntry.Kind.PURGED]
    return ArchiveProof(
        organisation, sum(counts.values()), received - purged, purged, walk.head, tuple(faults), frozenset(met)
    )


def _faults_of_documents(lines: list[ArchiveEntry], now: datetime) -> Iterator[Broken]:
    numbers = [line.document for line in lines]
    rows = Document.objects.in_bulk(numbers)
    gone = set(_purged(numbers))
    for line in lines:
        if line.kind == ArchiveEntry.Kind.PURGED:
            yield from _faults_of_purged(line, rows.get(line.document), now)
        elif line.document not in gone:
            found = list(_faults_of_kept(line, rows.get(line.document)))
            # It may have been purged since the rows were looked up.
            yield from found if not found or not _purged([line.document]) else ()


def _purged(numbers: list[int]) -> list[int]:
    lines = ArchiveEntry.objects.filter(document__in=numbers, kind=ArchiveEntry.Kind.PURGED)
    return list(lines.values_list("document", flat=True))


def _faults_of_kept(line: ArchiveEntry, row: Document | None) -> Iterator[Broken]:
    if row is None:
        yield broken(line, Fault.NO_ROW)
    elif differing := _differing(line, row):
        yield broken(line, Fault.ROW_DIFFERS, ", ".join(differing))
    try:
        if _print_of(line.kept_as) != (line.size, line.sha256):
            yield broken(line, Fault.BYTES_DIFFER)
    except FileNotFoundError:
        yield broken(line, Fault.NO_BYTES)
    except OSError as problem:
        yield broken(line, Fault.BYTES_UNREAD, problem.strerror or type(problem).__name__)


def _differing(line: ArchiveEntry, row: Document) -> list[str]:
    moved = [] if row.organisation_id == line.organisation else ["organisation"]
    return moved + [name for name in SAID_TWICE if getattr(row, name) != getattr(line, name)]


def _print_of(name: str) -> tuple[int, str]:
    """Return size and SHA-256 of what is kept, read piece by piece."""
    size, digest = 0, hashlib.sha256()
    with default_storage.open(name, "rb") as file:
        while piece := file.read(PIECE):
            size += len(piece)
            digest.update(piece)
    return size, digest.hexdigest()


def _faults_of_purged(line: ArchiveEntry, row: Document | None, now: datetime) -> Iterator[Broken]:
    if row is not None:
        yield broken(line, Fault.ROW_LEFT)
    if now - line.at > MOMENT and default_storage.exists(line.kept_as):
        yield broken(line, Fault.BYTES_LEFT)


def _without_line(organisation: int) -> Iterator[Broken]:
    lines = ArchiveEntry.objects.filter(document=OuterRef("pk"), kind=ArchiveEntry.Kind.RECEIVED)
    rows = Document.objects.filter(~Exists(lines), organisation=organisation)
    for number in rows.order_by("pk").values_list("pk", flat=True):
        yield Broken(organisation, 0, number, Fault.NO_LINE)
