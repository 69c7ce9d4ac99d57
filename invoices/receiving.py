"""Taking a document in by a door: whatever keeps it from being durable is told in one way."""

from django.db import InterfaceError, OperationalError

from accounts.models import Organisation
from accounts.origin import Actor
from invoices.errors import StorageAway
from invoices.services.intake import Incoming, Received, document_receive


def take_in(*, organisation: Organisation, incoming: Incoming, by: Actor) -> Received:
    """Take a document in; when this returns, it is durable.

    Raises:
        InvoiceError: it was not taken in, and why. Whoever cannot tell sends it again: the same bytes are known.
    """
    try:
        return document_receive(organisation=organisation, incoming=incoming, by=by)
    except (OperationalError, InterfaceError) as problem:
        raise StorageAway(detail="the database does not answer") from problem
