"""Taking documents in: looked at, kept, registered, and only then acknowledged."""

from dataclasses import dataclass, field, replace
from hashlib import sha256

from django.db import IntegrityError, transaction

from accounts.models import Organisation
from accounts.origin import Actor
from invoices import store, wiring
from invoices.document import SourceFile
from invoices.errors import IntakeFull, KeyReused, StorageAway
from invoices.models import Arrival, Batch, Document, Origin, Source
from invoices.models.document import ON_THE_WAY, Priority
from invoices.services.gate import file_examine
from invoices.services.hints import hint
from invoices.services.register import register_received
from invoices.signals import document_received
from invoices.storable import plain_text

LONGEST_NAME = LONGEST_KEY = 255
LONGEST_NOTE = 20_000


@dataclass(frozen=True, slots=True)
class Incoming:
    """What comes in by one of the doors, and what is told with it."""

    name: str
    content: bytes = field(repr=False)
    origin: Origin
    key: str = ""
    source: Source | None = None
    note: str = ""
    wanted: dict[str, str] = field(default_factory=dict)
    priority: Priority = Priority.PERSON
    batch: Batch | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """The document, and whether it was not here before."""

    document: Document
    is_new: bool


def document_receive(*, organisation: Organisation, incoming: Incoming, by: Actor) -> Received:
    """Take a document in; when this returns, its bytes and its row are durable.

    The same bytes, the same Idempotency-Key and the same source id never make a second document.

    Raises:
        UnreadableFile: one of its kinds; nothing is kept.
        KeyReused: the key belongs to other bytes.
        IntakeFull, StorageAway, ScannerAway: not now; nothing is kept.
        ReaderError: the look at it failed; nothing is kept.
    """
    incoming = replace(incoming, key=_key(incoming.key))
    file = SourceFile(incoming.name, incoming.content)
    digest = file.sha256
    if known := _known(organisation, incoming, digest):
        return _seen_again(known, incoming, by)
    _refuse_when_full(organisation, incoming)
    look = file_examine(file=file, organisation=organisation, by=by)
    kept_as = _keep(incoming.content)
    document = Document(
        organisation=organisation,
        name=_label(incoming.name),
        sha256=digest,
        media_type=look.media_type,
        size=len(incoming.content),
        pages=look.pages,
        kept_as=kept_as,
        origin=incoming.origin,
        source=incoming.source,
        batch=incoming.batch,
        received_by_id=by.user_id,
        note=plain_text(incoming.note)[:LONGEST_NOTE],
        wanted=incoming.wanted,
        priority=incoming.priority,
    )
    try:
        _record(document, incoming, by)
    except IntegrityError:
        # Another door was faster with the same bytes or the same key.
        store.discard(kept_as)
        if known := _known(organisation, incoming, digest):
            return _seen_again(known, incoming, by)
        raise
    return Received(document, is_new=True)


# Durable: within another transaction, what was acknowledged could still be undone.
@transaction.atomic(durable=True)
def _record(document: Document, incoming: Incoming, by: Actor) -> None:
    try:
        document.save(force_insert=True)
        _arrive(document, incoming, by)
        hint(document)
        transaction.on_commit(lambda: _announce(document))
        # Last: it holds the lock of the register until the transaction ends.
        register_received(document)
    except BaseException:
        # Here and not around the transaction: whether a commit that was cut off holds, nobody knows.
        store.discard(document.kept_as)
        raise


def _announce(document: Document) -> None:
    document_received.send_robust(sender=Document, document=document)


def _known(organisation: Organisation, incoming: Incoming, digest: str) -> Document | None:
    """Return what this is a repetition of, or nothing."""
    if incoming.key:
        arrived = Arrival.objects.filter(organisation=organisation, source=incoming.source, key=incoming.key)
        if (before := arrived.select_related("document").first()) is not None:
            if incoming.source is None and before.document.sha256 != digest:
                raise KeyReused
            return before.document
    return Document.objects.filter(organisation=organisation, sha256=digest).first()


def _seen_again(document: Document, incoming: Incoming, by: Actor) -> Received:
    """Note that it came once more; a repeated key is the same coming."""
    try:
        with transaction.atomic():
            _arrive(document, incoming, by)
    except IntegrityError:
        pass
    return Received(document, is_new=False)


def _arrive(document: Document, incoming: Incoming, by: Actor) -> None:
    Arrival.objects.create(
        document=document,
        organisation=document.organisation,
        origin=incoming.origin,
        source=incoming.source,
        key=incoming.key,
        name=_label(incoming.name),
        by_id=by.user_id,
    )


def _refuse_when_full(organisation: Organisation, incoming: Incoming) -> None:
    """Hold bulk imports back while many documents wait: a person's own is always taken."""
    most = wiring.most_waiting()
    if incoming.priority == Priority.PERSON or most == 0:
        return
    waiting = Document.objects.filter(organisation=organisation, state__in=ON_THE_WAY).count()
    if waiting >= most:
        raise IntakeFull(waiting=waiting)


def _keep(content: bytes) -> str:
    try:
        return store.keep(content, folder=store.RECEIVED)
    except OSError as problem:
        raise StorageAway(detail=problem.strerror or type(problem).__name__) from problem


def _key(key: str) -> str:
    """Return a key as it is, or its digest where no column would take it."""
    if len(key) <= LONGEST_KEY and key.isprintable():
        return key
    return f"sha256:{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _label(name: str) -> str:
    """Return a name as a label: no path, nothing unprintable, not too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(sign for sign in last if sign.isprintable()).strip()
    return (shown or "document")[-LONGEST_NAME:]
