"""The gate: what comes in is looked at before any of it is kept, and a virus is an event."""

from accounts.models import Organisation
from accounts.origin import Actor
from accounts.services.security import security_event
from invoices import wiring
from invoices.document import SourceFile
from invoices.errors import VirusFound
from invoices.imaging.looking import Look


def file_examine(*, file: SourceFile, organisation: Organisation, by: Actor) -> Look:
    """Say what came in is, or refuse it; nothing of it is kept here.

    Raises:
        UnreadableFile: one of its kinds.
        ScannerAway: it cannot be checked for viruses now.
        ReaderError: the look at it failed.
    """
    try:
        return wiring.look_at(file)
    except VirusFound:
        # Its digest, not its name: what is said of a file by a stranger does not belong in the trail.
        security_event(kind="document.infected", by=by, subject=file.sha256, organisation=organisation.pk)
        raise
