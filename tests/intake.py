"""Documents as they come in, for tests that are about what happens then."""

from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from accounts.models import Organisation
from accounts.origin import Actor
from invoices import wiring
from invoices.document import SourceFile
from invoices.imaging.look import look_at
from invoices.imaging.looking import Look
from invoices.models import ArchiveEntry, Arrival, Document, Origin
from invoices.services.intake import Incoming, Received, document_receive
from tests import paper

SOMEBODY = Actor(via="web")


def a_pdf(text: str = "Facture n° FA-2024-0042") -> bytes:
    return paper.pdf(((text,),))


def look_here(file: SourceFile) -> Look:
    """Look at a file in this very process."""
    return look_at(file, wiring.file_limits())


def incoming(content: bytes | None = None, **facts: Any) -> Incoming:
    given = a_pdf() if content is None else content
    return Incoming(**{"name": "facture.pdf", "content": given, "origin": Origin.WEB, **facts})


def receive(
    organisation: Organisation, content: bytes | None = None, *, by: Actor = SOMEBODY, **facts: Any
) -> Received:
    return document_receive(organisation=organisation, incoming=incoming(content, **facts), by=by)


def files_kept() -> set[Path]:
    """Return every file of the store, finished or not."""
    root = Path(default_storage.path(""))
    return {path for path in root.rglob("*") if path.is_file()}


def rows() -> dict[str, int]:
    """Count the rows that stand and fall together."""
    return {kind.__name__: kind.objects.count() for kind in (Document, Arrival, ArchiveEntry)}


NO_ROWS = {"Document": 0, "Arrival": 0, "ArchiveEntry": 0}
