"""Documents that come in, and what is left of them where files are kept."""

from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from accounts.origin import Actor
from invoices.models import Origin
from invoices.services.intake import Incoming, Received, document_receive
from tests.cast import Cast


def receive(cast: Cast, content: bytes, name: str = "facture.pdf", **told: Any) -> Received:
    """Have Alice send a document to Atelier."""
    incoming = Incoming(name=name, content=content, origin=Origin.API, **told)
    return document_receive(organisation=cast.atelier, incoming=incoming, by=Actor(user_id=cast.alice.pk, via="api"))


def kept_files() -> set[Path]:
    """List what is kept, whole or in part; the tests keep it in a folder."""
    folder = Path(default_storage.path(""))
    return {path for path in folder.rglob("*") if path.is_file()}
