"""What a person named on invoices may ask for: all that is kept of them, and to be forgotten where the law allows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import Organisation
from accounts.origin import Actor
from accounts.services.audit import audit_record
from invoices.models import Document
from invoices.selectors.people_named import Sought
from invoices.selectors.retention import goes_on, keeping_of, why_kept
from invoices.services.archive_remains import remains_remove
from invoices.services.retention import document_purge
from invoices.services.scrubbing import database_scrub

ERASED = "erasure"


@dataclass(frozen=True, slots=True)
class Stays:
    """A document that must stay: why (held, kept, in_use), the reason of a hold, and from which day on it may go."""

    document: int
    name: str
    why: str
    hold_reason: str
    until: date


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased of a person, and what the law keeps."""

    erased: tuple[int, ...]
    stays: tuple[Stays, ...]


def person_forget(
    *, organisation: Organisation, sought: Sought, documents: Iterable[Document], now: datetime, by: Actor
) -> Erasure:
    """Purge those of a person's documents whose years are over and that nothing holds, and say of the others why not.

    `documents` are those on which the person is named; see `documents_naming`.
    """
    erased, stays = list[int](), list[Stays]()
    for document in documents:
        if document_purge(document_id=document.pk, now=now, by=by, reason=ERASED):
            erased.append(document.pk)
        else:
            stays.append(stays_because(document, now=now))
    remains_remove(now=now)
    database_scrub(whole=bool(erased))
    audit_record(action="subject.erased", by=by, organisation=organisation.pk, subject=sought.subject)
    return Erasure(tuple(erased), tuple(stays))


def stays_because(document: Document, *, now: datetime) -> Stays:
    """Say why a document may not go yet; `why` is empty where it may."""
    keeping = keeping_of(document.organisation_id)
    reason = keeping.hold_reason or document.hold_reason
    until = goes_on(document.received_at, keeping.years)
    return Stays(document.pk, document.name, why_kept(document, now=now), reason, until)
