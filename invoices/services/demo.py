"""Filling an organisation with a made-up year, by the same door and the same way as everything else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accounts.models import Organisation
from accounts.origin import Actor
from invoices.errors import UnreadableFile
from invoices.models import Arrival, Origin
from invoices.models.document import Priority
from invoices.pipeline import Tools
from invoices.samples.values import Address, Party
from invoices.samples.year import Year
from invoices.services.batches import batch_open
from invoices.services.intake import Incoming, document_receive
from invoices.services.processing import document_process

SEED = "demo"
# Where the organisation is said to be; nothing of it is known.
ADDRESS = Address("12 rue des Lilas", "69003", "Lyon")
NEW, KNOWN, REFUSED = "new", "known", "refused"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of one file of the year."""

    name: str
    shows: str
    outcome: str  # new, known, refused
    why: str = ""
    document: int | None = None


def demo_load(
    *,
    organisation: Organisation,
    count: int,
    last_day: date,
    by: Actor,
    tools: Tools | None = None,
    with_scans: bool = False,
) -> Iterator[Loaded]:
    """Take in so many documents of a made-up year, and read each at once where tools are given.

    What an earlier call has brought is passed over, so that nothing comes twice. A damaged file is among them, on
    purpose: it is refused each time.
    """
    year = Year(SEED, _as_customer(organisation), last_day, with_scans=with_scans)
    known, batch = _known(organisation), None
    for place in range(count):
        if _key(place) in known:
            yield Loaded("", "", KNOWN)
            continue
        batch = batch or batch_open(organisation=organisation, origin=Origin.DEMO, by=by)
        arriving = year.arriving(place)
        incoming = Incoming(
            arriving.name, arriving.content, Origin.DEMO, key=_key(place), priority=Priority.BULK, batch=batch
        )
        try:
            received = document_receive(organisation=organisation, incoming=incoming, by=by)
        except UnreadableFile as problem:
            yield Loaded(arriving.name, arriving.shows, REFUSED, why=problem.code)
            continue
        if tools is not None:
            document_process(document_id=received.document.pk, tools=tools)
        yield Loaded(arriving.name, arriving.shows, NEW, document=received.document.pk)


def _key(place: int) -> str:
    return f"{SEED}-{place:04d}"


def _known(organisation: Organisation) -> set[str]:
    mine = Arrival.objects.filter(organisation=organisation, source=None, key__startswith=f"{SEED}-")
    return set(mine.values_list("key", flat=True))


def _as_customer(organisation: Organisation) -> Party:
    """Return the organisation as it is printed on the bills it gets."""
    name = organisation.name
    siren = organisation.siren
    return Party(name, name, "", ADDRESS, "FR", siren=siren, vat_number=organisation.vat_number)
